import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import { contacts } from '../../scripts/contacts/index.ts';
import { load } from '../../scripts/load/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import { undo } from '../../scripts/undo/index.ts';
import { callOf } from '../support/activityRecords.ts';
import { assertSettled, asSync, runToItsEnd, stateFolderOf } from '../support/killedRun.ts';
import type { Death } from '../support/killedRun.ts';
import { personOf } from '../support/peopleRecords.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { RestUser } from '../support/restUser.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { accountFigures, tieringOutcome } from '../support/tieringOutcome.ts';

/**
 * A process that is killed (-9) at each of its requests that moves something; the next one, in a new process as far as that matters, must end where
 * a clean one would. Bulk jobs that write, which live on, are killed in `killBulk`.
 */

const DATA = path.join(import.meta.dirname, 'data');
const AS_OF = '2017-12-31';
const RUN = `Default:${AS_OF}:12`;

/** The first look at a query job. */
const LOOK = 'GET jobs/query/<id>';

let folder = '';
const clean: Record<'untouched' | 'tiered' | 'contacted', unknown> = {
  untouched: undefined,
  tiered: undefined,
  contacted: undefined,
};

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sam-kill-'));
  await keptWorld('untouched', async (org) => {
    const inputs = (['Account', 'Opportunity'] as const).map((object) => ({
      object,
      file: path.join(DATA, `${object}.csv`),
      keyField: 'External_Key__c',
    }));
    assert.equal((await load(await org.asAdmin(), inputs, QUIET)).status, 'Completed');
    await mapPeople(org);
    clean.untouched = await accountFigures(await asSync(org.url));
  });
  await copyFile(fileOf('untouched'), fileOf('tiered'));
  await keptWorld('tiered', async (org) => {
    const sync = await asSync(org.url);
    assert.equal((await tier({ org: sync, terminal: QUIET }, tierOptions(AS_OF))).status, 'Completed');
    clean.tiered = await tieringOutcome(sync);
  });
});
after(() => rm(folder, { recursive: true }));

const fileOf = (world: string) => path.join(folder, `${world}.db`);

/** Changes an org whose database stays, to begin from again and again. */
async function keptWorld(world: string, work: (org: SamOrg) => Promise<void>): Promise<void> {
  const org = await startSamOrg({ database: fileOf(world) });
  await work(org);
  await org.close();
}

async function inWorld(world: string, work: (org: SamOrg) => Promise<void>, faults = new Faults()): Promise<void> {
  await copyFile(fileOf(world), fileOf('copy'));
  const org = await startSamOrg({ database: fileOf('copy'), faults });
  try {
    await work(org);
  } finally {
    await org.close();
    await rm(fileOf('copy'));
  }
}

/** Two people at one customer, who were called; the contact of one of them is gone since, and its key is left behind. */
async function mapPeople(org: SamOrg): Promise<void> {
  const admin = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
  const [account] = await admin.records('SELECT Id FROM Account ORDER BY Name LIMIT 1');
  const [seller] = await admin.records("SELECT Id FROM User WHERE Username = 'sam@local-org.test'");
  const [accountId, sellerId] = [String(account?.Id), String(seller?.Id)];
  for (const LastName of ['Gone', 'Jane']) {
    const contactId = await admin.create('Contact', { AccountId: accountId, LastName });
    await admin.create('Stakeholder__c', personOf(accountId, contactId, { Name: LastName }));
    await admin.create('Task', callOf(sellerId, contactId, 3));
    if (LastName === 'Gone') {
      assert.equal((await admin.send('DELETE', `sobjects/Contact/${contactId}`)).status, 204);
    }
  }
}

/** What the contacts job writes. */
async function contactsOutcome(sync: Org): Promise<unknown> {
  return {
    accounts: await sync.query(
      'SELECT Name, Last_Contact_On__c, Our_People_In_Contact__c FROM Account ORDER BY Name, Id',
    ),
    people: await sync.query('SELECT Name, Stakeholder_Key__c, Last_Contact_On__c FROM Stakeholder__c ORDER BY Name'),
    coverage: await sync.query(
      'SELECT Coverage_Key__c, Last_Contact_On__c, Contacts_365_Days__c FROM Stakeholder_Coverage__c ORDER BY Coverage_Key__c',
    ),
  };
}

/** What a clean run asks that moves something. */
async function steps(world: string, args: readonly string[], faults: () => Faults = () => new Faults()) {
  let found: readonly string[] = [];
  await inWorld(
    world,
    (org) =>
      runToItsEnd(org, args, {}, (run) => {
        assert.equal(run.code, 0, run.stderr);
        found = run.steps.map((step) => step.replace('/services/data/v66.0/', ''));
        return Promise.resolve();
      }),
    faults(),
  );
  return found;
}

/** After each step, and before those that are named. */
function deathsOf(found: readonly string[], ...notSeen: readonly string[]): readonly (readonly [string, Death])[] {
  const isRead = (step: string) => step.startsWith('GET ');
  const deaths = found.map((step, index): readonly [string, Death] => [step, { step: index + 1, moment: 'after' }]);
  return [
    ...deaths.filter(([step]) => !isRead(step)),
    ...notSeen.map((step): readonly [string, Death] => {
      assert.ok(found.includes(step), `${step} in ${found.join(', ')}`);
      return [step, { step: found.indexOf(step) + 1, moment: 'before' }];
    }),
  ];
}

describe('kill -9 of a run that reads by query jobs and writes by collections', () => {
  const args = ['tier', '--as-of', AS_OF];
  /** Refuses what would be read without a job. */
  const byJobs = (): Faults => {
    const faults = new Faults();
    const fault = { kind: 'status', status: 400, errorCode: 'QUERY_TIMEOUT', message: 'Too long' } as const;
    faults.add({ path: '*/query?q=*LIMIT%206001*', times: 1_000, fault });
    return faults;
  };

  it('at each request leaves nothing that the next run does not put right, and undo as if nothing had happened', async (t) => {
    const found = await steps('untouched', args, byJobs);
    assert.deepEqual(found, [
      'POST composite/sobjects Tiering_Lease__c',
      ...Array<string[]>(3).fill(['POST jobs/query', LOOK]).flat(),
      'PATCH composite/sobjects/Tiering_Run__c/Run_Key__c',
      'POST sobjects/ContentVersion',
      'PATCH composite/sobjects Account',
      'PATCH composite/sobjects/Tier_Snapshot__c/Snapshot_Key__c',
      'PATCH composite/sobjects/Tiering_Run__c/Run_Key__c',
    ]);
    for (const [step, death] of deathsOf(found, LOOK, 'PATCH composite/sobjects Account')) {
      const faults = byJobs();
      if (step === LOOK) {
        // Salesforce is still at work on it when the next run comes.
        faults.add({ method: 'POST', path: '*/jobs/query', fault: { kind: 'job', end: 'stuck' } });
      }
      await t.test(`${death.moment} request ${death.step}, ${step}`, () =>
        inWorld(
          'untouched',
          (org) =>
            runToItsEnd(org, args, { death }, async ({ url }) => {
              const sync = await asSync(url);
              const options = { ...tierOptions(AS_OF), stateFolder: stateFolderOf(org) };
              assert.equal((await tier({ org: sync, terminal: QUIET }, options)).status, 'Completed');
              assert.deepEqual(await tieringOutcome(sync), clean.tiered);
              assert.equal(await jobsAtWork(org), 0);
              await assertSettled(org, sync);
              assert.equal((await undo({ org: sync, terminal: QUIET }, RUN, { dryRun: false })).status, 'Undone');
              assert.deepEqual(await accountFigures(sync), clean.untouched);
            }),
          faults,
        ),
      );
    }
  });
});

/** Query jobs that nobody will read any more. */
async function jobsAtWork(org: SamOrg): Promise<number> {
  const admin = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
  const { records } = (await (await admin.get('jobs/query')).json()) as { records: readonly { state: string }[] };
  return records.filter(({ state }) => state === 'InProgress' || state === 'UploadComplete').length;
}

describe('kill -9 of an undo', () => {
  const args = ['undo', RUN];

  it('at each request leaves nothing that the next one does not put right', async (t) => {
    const found = await steps('tiered', args);
    const deaths = deathsOf(found).filter(([step]) => step !== 'POST jobs/query');
    assert.deepEqual(
      deaths.map(([step]) => step),
      [
        'POST composite/sobjects Tiering_Lease__c',
        'PATCH composite/sobjects Account',
        'PATCH composite/sobjects Tiering_Run__c',
      ],
    );
    for (const [step, death] of deaths) {
      await t.test(`${death.moment} request ${death.step}, ${step}`, () =>
        inWorld('tiered', (org) =>
          runToItsEnd(org, args, { death }, async ({ url }) => {
            const sync = await asSync(url);
            const options = { dryRun: false, stateFolder: stateFolderOf(org) };
            const { status } = await undo({ org: sync, terminal: QUIET }, RUN, options);
            const wasDone = death.step === found.length;
            assert.equal(status, wasDone ? 'AlreadyUndone' : 'Undone');
            assert.deepEqual(await accountFigures(sync), clean.untouched);
            if (!wasDone) {
              await assertSettled(org, sync);
            }
          }),
        ),
      );
    }
  });
});

describe('kill -9 of the contacts job', () => {
  const args = ['contacts'];

  it('at each request leaves nothing that the next one does not put right', async (t) => {
    let found: readonly string[] = [];
    await inWorld('untouched', (org) =>
      runToItsEnd(org, args, {}, async (run) => {
        found = run.steps.map((step) => step.replace('/services/data/v66.0/', ''));
        clean.contacted = await contactsOutcome(await asSync(org.url));
      }),
    );
    assert.deepEqual(found, [
      'POST composite/sobjects Tiering_Lease__c',
      'PATCH composite/sobjects Stakeholder__c',
      'PATCH composite/sobjects Account',
      'PATCH composite/sobjects Stakeholder__c',
      'PATCH composite/sobjects/Stakeholder_Coverage__c/Coverage_Key__c',
    ]);
    for (const [step, death] of deathsOf(found)) {
      await t.test(`${death.moment} request ${death.step}, ${step}`, () =>
        inWorld('untouched', (org) =>
          runToItsEnd(org, args, { death }, async ({ url }) => {
            const sync = await asSync(url);
            const options = { dryRun: false, takeOver: false, stateFolder: stateFolderOf(org) };
            assert.equal((await contacts({ org: sync, terminal: QUIET }, options)).status, 'Completed');
            assert.deepEqual(await contactsOutcome(sync), clean.contacted);
            await assertSettled(org, sync, 'job:contacts');
          }),
        ),
      );
    }
  });
});
