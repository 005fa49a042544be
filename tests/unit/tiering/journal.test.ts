import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Journal, leftJournals } from '../../../scripts/tiering/journal/index.ts';
import { readLines, writeLine } from '../../../scripts/tiering/journal/journalLine.ts';
import type { JobEntry, RunEntry } from '../../../scripts/tiering/journal/journalLine.ts';
import { QUIET } from '../../support/quietTerminal.ts';

const ORG = 'https://example.my.salesforce.com';
const TOKEN = '6f1c2a34-0000-4000-8000-000000000001';
const RUN: RunEntry = {
  kind: 'run',
  org: ORG,
  policies: ['Default'],
  token: TOKEN,
  host: hostname(),
  process: process.pid,
  startedAt: '2026-01-31T22:00:00.000Z',
};
const JOB = { id: '7500000000000001AA', kind: 'ingest', object: 'Account', operation: 'update' } as const;
const OPENED: JobEntry = { ...JOB, kind: 'job', job: 'ingest', phase: 'opened' };

let parent = '';
let folder = '';
let notes: string[] = [];
const terminal = { ...QUIET, note: (line: string) => notes.push(line) };

before(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'sam-journal-'));
});
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(parent, 'test-')), 'state');
  notes = [];
});
after(() => rm(parent, { recursive: true }));

function fileOf(token = TOKEN): string {
  return path.join(folder, `run-${token}.jsonl`);
}

describe('a line of a journal', () => {
  const text = writeLine(RUN) + writeLine(OPENED);

  it('is read as it was written', () => {
    assert.deepEqual(readLines(text), { entries: [RUN, OPENED], isWhole: true });
    assert.deepEqual(readLines(''), { entries: [], isWhole: true });
  });

  it('that is torn anywhere is not believed, and the ones before it are', () => {
    const first = writeLine(RUN).length;
    for (let end = first + 1; end < text.length; end++) {
      assert.deepEqual(readLines(text.slice(0, end)), { entries: [RUN], isWhole: false }, `cut at ${end}`);
    }
  });

  it('that was changed is not believed, and nothing after it', () => {
    const changed = text.replace('"Default"', '"Other"');
    assert.deepEqual(readLines(changed), { entries: [], isWhole: false });
    assert.deepEqual(readLines(`${writeLine(RUN)}null\n${writeLine(OPENED)}`), { entries: [RUN], isWhole: false });
  });
});

describe('the journal of a run', () => {
  it('holds each job before it is used, and goes when the run ends', async () => {
    const journal = await Journal.begin(folder, RUN, terminal);
    await journal.opened(JOB);
    assert.deepEqual(readLines(await readFile(fileOf(), 'utf8')).entries, [RUN, OPENED]);
    await journal.starting(JOB.id);
    const [, , started] = readLines(await readFile(fileOf(), 'utf8')).entries;
    assert.deepEqual(started, { ...OPENED, phase: 'started' });
    await journal.remove();
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual(notes, []);
  });

  it('stays after a fault when rows may be with Salesforce, and only then', async () => {
    const reading = await Journal.begin(folder, RUN, terminal);
    await reading.opened({ ...JOB, kind: 'query', operation: 'query' });
    await reading.leave();
    assert.deepEqual(await readdir(folder), []);
    const writing = await Journal.begin(folder, RUN, terminal);
    await writing.opened(JOB);
    await writing.leave();
    assert.deepEqual(await readdir(folder), [path.basename(fileOf())]);
  });

  it('that the disk does not take is told once, and stops nothing', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const journal = await Journal.begin(folder, RUN, terminal);
    await journal.opened(JOB);
    await journal.starting(JOB.id);
    await journal.leave();
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', /cannot be written .* The run goes on without it/);
  });
});

describe('journals that others left', () => {
  async function leave(entry: RunEntry, tail = ''): Promise<void> {
    const journal = await Journal.begin(folder, entry, terminal);
    await journal.opened(JOB);
    await journal.starting(JOB.id);
    await journal.leave();
    const file = fileOf(entry.token);
    await writeFile(file, (await readFile(file, 'utf8')) + tail);
  }

  /** The number of a process that has just ended. */
  function deadProcess(): number {
    return Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  }

  it('are none where there is no folder', async () => {
    assert.deepEqual(await leftJournals(folder, ORG, terminal), []);
  });

  it('tell their jobs once each, in the last phase, and whether their process is gone', async () => {
    await leave({ ...RUN, process: deadProcess() });
    const [left] = await leftJournals(folder, ORG, terminal);
    assert.equal(left?.isDead, true);
    assert.deepEqual(left.jobs, [{ ...OPENED, phase: 'started' }]);
  });

  it('of a process that lives, or of another machine, are not those of a dead one', async () => {
    await leave(RUN);
    await leave({ ...RUN, token: TOKEN.replace('1', '2'), host: 'elsewhere.example.com', process: deadProcess() });
    const left = await leftJournals(folder, ORG, terminal);
    assert.deepEqual(
      left.map(({ isDead }) => isDead),
      [false, false],
    );
  });

  it('of another org are left alone', async () => {
    await leave({ ...RUN, org: 'https://other.my.salesforce.com' });
    assert.deepEqual(await leftJournals(folder, ORG, terminal), []);
    assert.equal((await readdir(folder)).length, 1);
  });

  it('that are torn are told, and used as far as they are whole; what is no journal at all is removed', async () => {
    await leave(RUN, '{"checksum":"0123');
    await writeFile(fileOf(TOKEN.replace('1', '3')), 'torn in the first line');
    const left = await leftJournals(folder, ORG, terminal);
    assert.deepEqual(
      left.map(({ jobs }) => jobs.length),
      [1],
    );
    assert.equal(notes.filter((note) => note.includes('is torn or was changed')).length, 2);
    assert.deepEqual(await readdir(folder), [path.basename(fileOf())]);
  });
});
