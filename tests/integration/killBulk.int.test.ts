import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import type { Fault } from '../../local-org/index.ts';
import { load } from '../../scripts/load/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { readLines } from '../../scripts/tiering/journal/journalLine.ts';
import { MOST_BY_COLLECTIONS } from '../../scripts/tiering/writeRecords.ts';
import { assertSettled, asSync, runToItsEnd, stateFolderOf } from '../support/killedRun.ts';
import type { EndedRun, RunOptions } from '../support/killedRun.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { RestUser } from '../support/restUser.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { tieringOutcome } from '../support/tieringOutcome.ts';

/** So many that accounts and snapshots go through bulk jobs, which live on when the process dies. */
const CUSTOMERS = MOST_BY_COLLECTIONS + 1;
const AS_OF = '2020-12-31';

let folder = '';
let clean: unknown;
/** What a run asks that moves something. */
let steps: readonly string[] = [];

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sam-kill-'));
  await buildWorld();
  await withWorld(async (org) => {
    await tierThrough(org, {}, (run) => {
      assert.equal(run.code, 0, run.stderr);
      ({ steps } = run);
      return Promise.resolve();
    });
    clean = await tieringOutcome(await asSync(org.url));
  });
});
after(async () => {
  await rm(folder, { recursive: true });
});

/** An org with customers who bought, and others who did once and will lose their tier. Kept as a file, to begin from again and again. */
async function buildWorld(): Promise<void> {
  const org = await startSamOrg({ database: path.join(folder, 'world.db') });
  const keys = Array.from({ length: CUSTOMERS }, (_, index) => `C-${index}`);
  const accounts = path.join(folder, 'accounts.csv');
  const sales = path.join(folder, 'sales.csv');
  await writeFile(accounts, ['External_Key__c,Name', ...keys.map((key) => `${key},Name of ${key}`)].join('\n'));
  await writeFile(
    sales,
    [
      'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount',
      ...keys.map((key, index) => `${key}-1,Sale,${key},Closed Won,2020-05-01,${index + 1}.25`),
      ...keys.slice(0, 3).map((key) => `${key}-0,Sale,${key},Closed Won,2018-05-01,900000`),
    ].join('\n'),
  );
  const files = [
    { object: 'Account', file: accounts, keyField: 'External_Key__c' },
    { object: 'Opportunity', file: sales, keyField: 'External_Key__c' },
  ] as const;
  assert.equal((await load(await org.asAdmin(), files, QUIET)).status, 'Completed');
  await tier({ org: await asSync(org.url), terminal: QUIET }, tierOptions('2018-12-31'));
  await org.close();
}

async function withWorld(work: (org: SamOrg) => Promise<void>, faults?: Faults): Promise<void> {
  const database = path.join(folder, 'copy.db');
  await copyFile(path.join(folder, 'world.db'), database);
  const org = await startSamOrg({ database, ...(faults === undefined ? {} : { faults }) });
  try {
    await work(org);
  } finally {
    await org.close();
    await rm(database);
  }
}

function tierThrough(org: SamOrg, options: RunOptions, look: (run: EndedRun) => Promise<void>): Promise<void> {
  return runToItsEnd(org, ['tier', '--as-of', AS_OF], options, look);
}

/** The step in which the rows of a job are handed over, of the accounts' or, as the last one, of the snapshots'. */
function closing(which: 'first' | 'last'): number {
  const isClosing = (step: string) => step.startsWith('PATCH ') && step.endsWith('/jobs/ingest/<id>');
  const at = which === 'first' ? steps.findIndex(isClosing) : steps.findLastIndex(isClosing);
  assert.ok(at > 0);
  return at + 1;
}

describe('kill -9 of a run that writes by bulk jobs', () => {
  it('after any request of a job leaves nothing that the next run does not put right', async (t) => {
    const ofJobs = [...steps.entries()].filter(([, step]) => step.includes('/jobs/ingest'));
    assert.equal(ofJobs.length, 6, steps.join('\n'));
    const deaths = ofJobs.map(([index]) => ({ step: index + 1, moment: 'after' }) as const);
    // By then the journal says that the job was started, and Salesforce knows nothing of it.
    for (const death of [...deaths, { step: closing('first'), moment: 'before' } as const]) {
      await t.test(`${death.moment} request ${death.step}, ${steps[death.step - 1] ?? ''}`, () =>
        withWorld((org) => tierThrough(org, { death }, async (died) => void (await finish(org, died)))),
      );
    }
  });

  it('with a torn journal costs nothing either: the org itself says which jobs are at work', () =>
    withWorld((org) =>
      tierThrough(org, { death: { step: closing('first'), moment: 'after' } }, async (died) => {
        const state = stateFolderOf(org);
        const [name = ''] = await readdir(state);
        const text = await readFile(path.join(state, name), 'utf8');
        const jobs = readLines(text).entries.flatMap((entry) =>
          entry.kind === 'job' ? [`${entry.operation} ${entry.object} ${entry.phase}`] : [],
        );
        assert.deepEqual(jobs, ['update Account opened', 'update Account started']);
        const [run = ''] = text.split('\n');
        await writeFile(path.join(state, name), `${run}\n{"checksum":"0123`);
        await finish(org, died);
      }),
    ));
});

describe('a bulk job that the dead run had handed over', () => {
  // "Which of its rows were written" is asked of the accounts themselves, which the next run reads: results of the job would tell it less.
  for (const [what, fault, told] of [
    [
      'and that Salesforce stopped half-way',
      { kind: 'job', end: 'Failed', afterRows: 600 },
      'Failed: 600 Account records processed, 0 of them refused',
    ],
    [
      'and of which it refused some rows',
      { kind: 'rows', rows: 5, errorCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' },
      `JobComplete: ${CUSTOMERS} Account records processed, 5 of them refused`,
    ],
  ] as const satisfies readonly (readonly [string, Fault, string])[]) {
    it(`${what} leaves the next run to send the rest, and nothing else`, async () => {
      const faults = new Faults();
      faults.add({ method: 'POST', path: '*/jobs/ingest', fault });
      await withWorld(
        (org) =>
          tierThrough(org, { death: { step: closing('first'), moment: 'after' } }, async (died) => {
            const { changes, notes } = await finish(org, died);
            assert.ok(
              notes.some((note) => note.includes(told)),
              notes.join('\n'),
            );
            assert.equal(changes.accounts, fault.kind === 'rows' ? fault.rows : CUSTOMERS - fault.afterRows);
            assert.equal(changes.snapshots, CUSTOMERS);
          }),
        faults,
      );
    });
  }
});

describe('SIGTERM while Salesforce writes the rows of a bulk job', () => {
  it('ends the run at once, gives its lease back, and leaves the job to the next one', async () => {
    const faults = new Faults();
    faults.add({ method: 'POST', path: '*/jobs/ingest', fault: { kind: 'job', end: 'stuck' } });
    await withWorld(async (org) => {
      await tierThrough(org, { death: { step: closing('first'), moment: 'after', signal: 'SIGTERM' } }, async (run) => {
        assert.equal(run.code, 130, run.stderr);
        assert.equal((await readdir(stateFolderOf(org))).length, 1, 'its journal knows the job');
        const sync = await asSync(run.url);
        const runs = await sync.query(`SELECT Status__c FROM Tiering_Run__c WHERE As_Of__c = ${AS_OF}`);
        assert.deepEqual(
          runs.map(({ Status__c: status }) => status),
          ['Failed'],
        );
        await abortJobs(org);
        const { notes } = await finish(org, run);
        assert.ok(notes.some((note) => /bulk job 750\w+ of an earlier run: Aborted: 0 Account/.test(note)));
      });
    }, faults);
  });
});

/** What an admin does in Setup with a job that hangs. */
async function abortJobs(org: SamOrg): Promise<void> {
  const admin = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
  const { records } = (await (await admin.get('jobs/ingest')).json()) as { records: { id: string; state: string }[] };
  for (const { id } of records.filter(({ state }) => state === 'InProgress')) {
    assert.ok((await admin.send('PATCH', `jobs/ingest/${id}`, { state: 'Aborted' })).ok);
  }
}

/** Enough for the line of the run, too little for those of all of its jobs. */
const FULL = { fullAfterBlocks: 1 };

describe('a disk that is full in the middle of the journal', () => {
  it('is told once, and keeps no run from ending', () =>
    withWorld((org) =>
      tierThrough(org, FULL, async ({ code, stderr, url }) => {
        assert.equal(code, 0, stderr);
        assert.equal(stderr.match(/cannot be written \(EFBIG[^)]*\)\. The run goes on without it/g)?.length, 1, stderr);
        const sync = await asSync(url);
        assert.deepEqual(await tieringOutcome(sync), clean);
        await assertSettled(org, sync);
      }),
    ));

  it('costs nothing when the run is then killed: the journal is seen to be torn', () =>
    withWorld((org) =>
      tierThrough(org, { ...FULL, death: { step: closing('last'), moment: 'after' } }, async (died) => {
        const state = stateFolderOf(org);
        const [name = ''] = await readdir(state);
        const { entries, isWhole } = readLines(await readFile(path.join(state, name), 'utf8'));
        assert.deepEqual([isWhole, entries[0]?.kind], [false, 'run']);
        assert.ok(!entries.some((entry) => entry.kind === 'job' && entry.object === 'Tier_Snapshot__c'));
        await finish(org, died);
      }),
    ));
});

/** The next run comes on the same machine, and nobody has to tell it anything. */
async function finish(
  org: SamOrg,
  { url }: EndedRun,
): Promise<{ readonly changes: TierReport['changes']; readonly notes: readonly string[] }> {
  const sync = await asSync(url);
  const notes: string[] = [];
  const terminal = { ...QUIET, note: (line: string) => notes.push(line) };
  const options = { ...tierOptions(AS_OF), stateFolder: stateFolderOf(org) };
  const { status, changes } = await tier({ org: sync, terminal }, options);
  assert.equal(status, 'Completed');
  assert.deepEqual(await tieringOutcome(sync), clean);
  await assertSettled(org, sync);
  return { changes, notes };
}
