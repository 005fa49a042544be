import assert from 'node:assert/strict';
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import type { Fault } from '../../local-org/index.ts';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { readLines } from '../../scripts/tiering/journal/journalLine.ts';
import { MOST_BY_COLLECTIONS } from '../../scripts/tiering/writeRecords.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { ended, startSam } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { tieringOutcome } from '../support/tieringOutcome.ts';
import { startWatchingProxy } from '../support/watchingProxy.ts';

/** So many that accounts and snapshots go through bulk jobs, which live on when the process dies. */
const CUSTOMERS = MOST_BY_COLLECTIONS + 1;
const AS_OF = '2020-12-31';

/** Dying after a read, a login or a heartbeat (the only update by id of so few records) is dying after the write before it. */
const MOVES_NOTHING = /^GET |\/oauth2\/token$|^PATCH .*\/composite\/sobjects$/;

let folder = '';
let clean: unknown;
/** The requests of a run that write. */
let steps: readonly string[] = [];

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sam-kill-'));
  await buildWorld();
  await withWorld(async (org) => {
    await tierThrough(org, {
      work: ({ code, stderr, writing }) => {
        assert.equal(code, 0, stderr);
        steps = writing;
        return Promise.resolve();
      },
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

function asSync(url: string): Promise<Org> {
  return connect({ instanceUrl: url, username: 'sync@local-org.test', password: PASSWORD });
}

/**
 * Runs the job in a process of its own, at the address of a proxy, and kills it when the org has acted on its nth request that writes.
 */
async function tierThrough(org: SamOrg, { killAfter, fullAfterBlocks, work }: Through): Promise<void> {
  const writing: string[] = [];
  const proxy = await startWatchingProxy(org.url, (request) => {
    if (!MOVES_NOTHING.test(request) && writing.push(request) === killAfter) {
      child.kill('SIGKILL');
      return Promise.reject(new Error('The client is dead.'));
    }
    return Promise.resolve();
  });
  const args = ['tier', '--local', proxy.url, '--as-of', AS_OF];
  const child = startSam(args, { cwd: org.folder, ...(fullAfterBlocks === undefined ? {} : { fullAfterBlocks }) });
  const { code, stderr } = await ended(child);
  try {
    await work({ code, signal: child.signalCode, stderr, writing: [...writing] }, proxy.url);
  } finally {
    await proxy.close();
  }
}

interface Through {
  readonly killAfter?: number;
  readonly fullAfterBlocks?: number;
  readonly work: (died: Died, url: string) => Promise<void>;
}

interface Died {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly writing: readonly string[];
}

describe('kill -9', () => {
  it('after any request that writes leaves nothing that the next run does not put right', async (t) => {
    assert.equal(steps.filter((step) => step.endsWith('POST /services/data/v66.0/jobs/ingest')).length, 2);
    for (const [index, step] of steps.entries()) {
      await t.test(`after request ${index + 1}, ${step}`, () =>
        withWorld(async (org) => {
          await tierThrough(org, {
            killAfter: index + 1,
            work: async (died, url) => void (await finish(org, died, url)),
          });
        }),
      );
    }
  });

  it('with a torn journal costs nothing either: the org itself says which jobs are at work', async () => {
    const started = steps.findIndex((step) => step.startsWith('PATCH ') && step.endsWith('/jobs/ingest/<id>'));
    assert.ok(started > 0);
    await withWorld((org) =>
      tierThrough(org, {
        killAfter: started + 1,
        work: async (died, url) => {
          const state = path.join(org.folder, '.strategic-accounts');
          const [name = ''] = await readdir(state);
          const text = await readFile(path.join(state, name), 'utf8');
          const jobs = readLines(text).entries.flatMap((entry) =>
            entry.kind === 'job' ? [`${entry.operation} ${entry.object} ${entry.phase}`] : [],
          );
          assert.deepEqual(jobs, ['update Account opened', 'update Account started']);
          const [run = ''] = text.split('\n');
          await writeFile(path.join(state, name), `${run}\n{"checksum":"0123`);
          await finish(org, died, url);
        },
      }),
    );
  });
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
      const started = steps.findIndex((step) => step.startsWith('PATCH ') && step.endsWith('/jobs/ingest/<id>'));
      await withWorld(
        (org) =>
          tierThrough(org, {
            killAfter: started + 1,
            work: async (died, url) => {
              const { changes, notes } = await finish(org, died, url);
              assert.ok(
                notes.some((note) => note.includes(told)),
                notes.join('\n'),
              );
              assert.equal(changes.accounts, fault.kind === 'rows' ? fault.rows : CUSTOMERS - fault.afterRows);
              assert.equal(changes.snapshots, CUSTOMERS);
            },
          }),
        faults,
      );
    });
  }
});

/** Enough for the line of the run, too little for those of all of its jobs. */
const FULL = { fullAfterBlocks: 1 };

describe('a disk that is full in the middle of the journal', () => {
  it('is told once, and keeps no run from ending', async () => {
    await withWorld((org) =>
      tierThrough(org, {
        ...FULL,
        work: async ({ code, stderr }, url) => {
          assert.equal(code, 0, stderr);
          assert.equal(
            stderr.match(/cannot be written \(EFBIG[^)]*\)\. The run goes on without it/g)?.length,
            1,
            stderr,
          );
          assert.deepEqual(await tieringOutcome(await asSync(url)), clean);
          assert.deepEqual(await readdir(path.join(org.folder, '.strategic-accounts')), [], 'no journal is left');
        },
      }),
    );
  });

  it('costs nothing when the run is then killed: the journal is seen to be torn', async () => {
    const started = steps.findLastIndex((step) => step.startsWith('PATCH ') && step.endsWith('/jobs/ingest/<id>'));
    await withWorld((org) =>
      tierThrough(org, {
        ...FULL,
        killAfter: started + 1,
        work: async (died, url) => {
          const state = path.join(org.folder, '.strategic-accounts');
          const [name = ''] = await readdir(state);
          const { entries, isWhole } = readLines(await readFile(path.join(state, name), 'utf8'));
          assert.deepEqual([isWhole, entries[0]?.kind], [false, 'run']);
          assert.ok(!entries.some((entry) => entry.kind === 'job' && entry.object === 'Tier_Snapshot__c'));
          await finish(org, died, url);
        },
      }),
    );
  });
});

/** The next run comes on the same machine, and nobody has to tell it anything. */
async function finish(
  { folder: home }: SamOrg,
  died: Died,
  url: string,
): Promise<{ readonly changes: TierReport['changes']; readonly notes: readonly string[] }> {
  assert.equal(died.signal, 'SIGKILL', died.stderr);
  const org = await asSync(url);
  const stateFolder = path.join(home, '.strategic-accounts');
  const notes: string[] = [];
  const terminal = { ...QUIET, note: (line: string) => notes.push(line) };
  const { status, changes } = await tier({ org, terminal }, { ...tierOptions(AS_OF), stateFolder });
  assert.equal(status, 'Completed');
  assert.deepEqual(await tieringOutcome(org), clean);
  assert.deepEqual(await readdir(stateFolder), [], 'no journal is left');
  const [lease] = await org.query(
    "SELECT Is_Held__c FROM Tiering_Lease__c WHERE Policy__c = 'Default' ORDER BY Generation__c DESC LIMIT 1",
  );
  assert.equal(lease?.Is_Held__c, false, 'the lease was given back');
  return { changes, notes };
}
