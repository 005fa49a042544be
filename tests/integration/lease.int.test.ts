import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import type { FaultRule } from '../../local-org/index.ts';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { ConnectOptions, Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import type { TierReport } from '../../scripts/tiering/index.ts';
import { HeldLeases, takeLease } from '../../scripts/tiering/lease/index.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { ended, runSam, startSam } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { startWatchingProxy } from '../support/watchingProxy.ts';

const DATA = path.join(import.meta.dirname, 'data');
const LEASE = 'Tiering_Lease__c';
const TAKEN_AT_ONCE = 50;

const faults = new Faults();
let org: SamOrg;
let sync: Org;

before(async () => {
  org = await startSamOrg({ faults });
  sync = await asSync();
  const { status } = await load(
    await org.asAdmin(),
    [
      { object: 'Account', file: path.join(DATA, 'Account.csv'), keyField: 'External_Key__c' },
      { object: 'Opportunity', file: path.join(DATA, 'Opportunity.csv'), keyField: 'External_Key__c' },
    ],
    QUIET,
  );
  assert.equal(status, 'Completed');
});
after(() => org.close());

function asSync(): Promise<Org> {
  return as('sync@local-org.test');
}

function as(username: string, options: ConnectOptions = {}): Promise<Org> {
  return connect({ instanceUrl: org.url, username, password: PASSWORD }, options);
}

function run(connected: Org, asOf: string, takeOver = false): Promise<TierReport> {
  return tier({ org: connected, terminal: QUIET }, { ...tierOptions(asOf), takeOver });
}

async function latest(policy = 'Default') {
  const [row] = await sync.query(
    `SELECT Generation__c, Held_By__c, Is_Held__c, Released__c FROM ${LEASE} WHERE Policy__c = '${policy}' ORDER BY Generation__c DESC LIMIT 1`,
  );
  return row;
}

/** A lease of somebody else, who lets it last so many minutes. */
async function somebodyHolds(minutes: number, policy = 'Default'): Promise<string> {
  const generation = Number((await latest(policy))?.Generation__c ?? 0) + 1;
  const [outcome] = await sync.create(LEASE, [
    {
      Lease_Key__c: `${policy}:${generation}`,
      Policy__c: policy,
      Generation__c: generation,
      Owner_Token__c: `somebody-${generation}`,
      Held_By__c: 'somebody@example.com',
      Lasts_Minutes__c: minutes,
    },
  ]);
  assert.equal(outcome?.success, true);
  return outcome.id;
}

async function giveBack(id: string): Promise<void> {
  const [outcome] = await sync.update(LEASE, [{ Id: id, Released__c: true }]);
  assert.equal(outcome?.success, true);
}

/** Everything the job writes, with the moments at which it did. */
async function written(): Promise<unknown> {
  return {
    accounts: await sync.query('SELECT Id, Quartile__c, Tiered_On__c, SystemModstamp FROM Account ORDER BY Id'),
    runs: await sync.query('SELECT Id, Status__c, SystemModstamp FROM Tiering_Run__c ORDER BY Id'),
    snapshots: await sync.query('SELECT Id, SystemModstamp FROM Tier_Snapshot__c ORDER BY Id'),
  };
}

const claim = (token: string) => ({ token, takeOver: false, deadTokens: new Set<string>() });

describe('a lease', () => {
  it('is taken by each run and given back', async () => {
    assert.equal((await run(sync, '2016-12-31')).status, 'Completed');
    const first = await latest();
    assert.deepEqual(
      [first?.Generation__c, first?.Held_By__c, first?.Is_Held__c, first?.Released__c],
      [1, 'sync@local-org.test', false, true],
    );
    await run(sync, '2016-12-31');
    assert.equal((await latest())?.Generation__c, 2);
  });

  it('is given back after a fault too', async () => {
    const breaking: Org = {
      ...sync,
      update: (name, records) => (name === 'Account' ? Promise.reject(new Error('gone')) : sync.update(name, records)),
    };
    await assert.rejects(run(breaking, '2015-12-31'), /gone/);
    assert.equal((await latest())?.Released__c, true);
  });

  it('is not needed for a dry run, which may look at any time', async () => {
    const id = await somebodyHolds(10);
    const planned = await tier({ org: sync, terminal: QUIET }, { ...tierOptions('2016-12-31'), dryRun: true });
    assert.equal(planned.status, 'Planned');
    await giveBack(id);
  });

  it('that another process holds stops a run before it writes, and tells who and until when', async () => {
    const id = await somebodyHolds(10);
    const untouched = await written();
    await assert.rejects(run(sync, '2017-12-31'), (thrown: Error & { exit?: string; code?: string }) => {
      assert.deepEqual([thrown.exit, thrown.code], ['busy', 'LEASE_HELD']);
      assert.match(thrown.message, /somebody@example\.com has held its lease since 20\d\d-.*expires at 20\d\d-/);
      return true;
    });
    assert.deepEqual(await written(), untouched);
    const told = await runSam(['tier', '--local', org.url, '--as-of', '2017-12-31'], { cwd: org.folder });
    assert.equal(told.code, 9, told.stderr);
    assert.match(told.stderr, /--take-over/);
    assert.deepEqual(await readdir(path.join(org.folder, '.strategic-accounts')), [], 'its journal is gone');
    await giveBack(id);
  });

  it('of a policy is that of its trials as well, and not of other policies', async () => {
    const id = await somebodyHolds(10);
    const trial = { ...tierOptions('2017-12-31', { customer: 'UltimateParent' as const }) };
    await assert.rejects(tier({ org: sync, terminal: QUIET }, trial), { code: 'LEASE_HELD' });
    const other = { ...tierOptions('2017-12-31'), policy: 'Gross_Profit' };
    assert.equal((await tier({ org: sync, terminal: QUIET }, other)).status, 'Completed');
    await giveBack(id);
  });

  it('that has expired may be taken by anybody, and one that was given back before', async () => {
    const generation = Number((await latest())?.Generation__c);
    await somebodyHolds(0);
    assert.equal((await run(sync, '2016-12-31')).status, 'Completed');
    assert.equal((await latest())?.Generation__c, generation + 2);
  });

  it('is renewed in the background as long as it is held', async () => {
    const lease = await takeLease(sync, 'Renewed', claim('renewing'));
    const held = new HeldLeases(sync, [lease], 20);
    const heartbeats = async () =>
      Number((await sync.query(`SELECT Heartbeats__c FROM ${LEASE} WHERE Id = '${lease.id}'`))[0]?.Heartbeats__c);
    for (let waited = 0; (await heartbeats()) < 3; waited++) {
      assert.ok(waited < 200, 'no heartbeat');
      await delay(20);
    }
    await held.release(sync);
    const last = await heartbeats();
    await delay(100);
    assert.equal(await heartbeats(), last);
  });

  it('whose record an admin deleted is lost', async () => {
    const lease = await takeLease(sync, 'Deleted', claim('deleted'));
    const held = new HeldLeases(sync, [lease]);
    await held.confirm(sync);
    const admin = await org.token('admin@local-org.test', PASSWORD);
    const answer = await org.fetch(`/services/data/v66.0/sobjects/${LEASE}/${lease.id}`, admin, { method: 'DELETE' });
    assert.equal(answer.status, 204);
    await assert.rejects(held.confirm(sync), { exit: 'busy', code: 'LEASE_TAKEN' });
    await held.release(sync);
  });

  it('is ours when the answer to taking it was lost on the way', async () => {
    const losing: Org = {
      ...sync,
      create: async (name, records) => {
        await sync.create(name, records);
        throw new Error('connection reset');
      },
    };
    const lease = await takeLease(losing, 'Lost_Answer', claim('lost-answer'));
    assert.equal(lease.generation, 1);
    await assert.rejects(takeLease(losing, 'Lost_Answer', claim('other')), { code: 'LEASE_HELD' });
  });
});

describe('--take-over', () => {
  it('takes the lease of a run that lives, which then writes nothing more', async () => {
    let reached: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const isAtAccounts = new Promise<void>((resolve) => (reached = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    // Stops where its image is saved: before accounts, snapshots and closing.
    const slow: Org = {
      ...sync,
      saveFile: async (file) => {
        const id = await sync.saveFile(file);
        reached();
        await mayGoOn;
        return id;
      },
    };
    const first = run(slow, '2017-12-31').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    await isAtAccounts;
    await assert.rejects(run(sync, '2017-12-31'), { code: 'LEASE_HELD' });
    assert.equal((await run(sync, '2017-12-31', true)).status, 'Completed');
    const byTheSecond = await written();
    goOn();
    const { code, message } = (await first) as Error & { code?: string };
    assert.equal(code, 'LEASE_TAKEN', message);
    assert.match(message, /sync@local-org\.test took it/);
    assert.deepEqual(await written(), byTheSecond);
  });
});

describe('a bulk job that a dead run had handed over', () => {
  /** Salesforce has the rows, and never gets done with them. */
  async function handOver(): Promise<{ readonly id: string; abort(): Promise<void> }> {
    const token = await org.token('sync@local-org.test', PASSWORD);
    const send = async (method: string, address: string, body: string, contentType = 'application/json') => {
      const init = { method, body, headers: { 'Content-Type': contentType } };
      const answer = await org.fetch(`/services/data/v66.0/jobs/ingest${address}`, token, init);
      assert.ok(answer.ok, await answer.clone().text());
      return answer;
    };
    faults.add({ method: 'POST', path: '*/jobs/ingest', fault: { kind: 'job', end: 'stuck' } });
    const job = { object: 'Account', operation: 'update', contentType: 'CSV', lineEnding: 'LF' };
    const { id } = (await (await send('POST', '', JSON.stringify(job))).json()) as { readonly id: string };
    faults.clear();
    await send('PUT', `/${id}/batches`, 'Id,Quartile__c\n001000000000001AAA,1\n', 'text/csv');
    await send('PATCH', `/${id}`, '{"state":"UploadComplete"}');
    return { id, abort: async () => void (await send('PATCH', `/${id}`, '{"state":"Aborted"}')) };
  }

  for (const [index, username] of ['sync@local-org.test', 'admin@local-org.test'].entries()) {
    it(`without a journal is waited for by all later runs of ${username}, not by the first alone`, async () => {
      await somebodyHolds(0);
      const job = await handOver();
      const impatient = await as(username, { longestJobMs: 1 });
      const asOf = `2015-0${index + 1}-28`;
      const untouched = await written();
      // The first one ends while it waits; from then on its lease is the latest.
      for (const next of ['first', 'second']) {
        await assert.rejects(run(impatient, asOf), (thrown: Error & { code?: string }) => {
          assert.equal(thrown.code, 'JOB_TIMEOUT', next);
          return thrown.message.includes(job.id);
        });
      }
      assert.deepEqual(await written(), untouched);
      await job.abort();
      assert.equal((await run(await as(username), asOf)).status, 'Completed');
    });
  }
});

describe('a signal in the middle of a run', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends it by ${signal}: its own exit code, a run marked as failed, and the lease given back`, async () => {
      const seen: string[] = [];
      const proxy = await startWatchingProxy(org.url, {
        answered: (request) => {
          // With the run record open, at the next thing that the job asks.
          if (seen.at(-1)?.endsWith('/Tiering_Run__c/Run_Key__c') === true && !child.killed) {
            child.kill(signal);
          }
          seen.push(request);
          return Promise.resolve();
        },
      });
      const asOf = signal === 'SIGTERM' ? '2017-03-31' : '2017-06-30';
      const child = startSam(['tier', '--local', proxy.url, '--as-of', asOf, '--json'], { cwd: org.folder });
      const { code, stdout, stderr } = await ended(child);
      await proxy.close();
      assert.equal(code, 130, stderr);
      assert.equal((JSON.parse(stdout) as { status: string }).status, 'Failed');
      assert.equal((await latest())?.Released__c, true);
      const runs = await sync.query(`SELECT Status__c FROM Tiering_Run__c WHERE Run_Key__c = 'Default:${asOf}:12'`);
      assert.deepEqual(
        runs.map(({ Status__c: status }) => status),
        ['Failed'],
      );
      assert.equal((await run(sync, asOf)).status, 'Completed');
    });
  }
});

describe('a signal while a run waits', () => {
  /** Refuses what would be read without a job. */
  const byJobs: FaultRule = {
    path: '*/query?q=*LIMIT%206001*',
    times: 1_000,
    fault: { kind: 'status', status: 400, errorCode: 'QUERY_TIMEOUT', message: 'Too long' },
  };

  for (const [what, asOf, rules] of [
    [
      'for a query job',
      '2014-01-31',
      [byJobs, { method: 'POST', path: '*/jobs/query', fault: { kind: 'job', end: 'stuck' } }],
    ],
    [
      'for the rest of a page',
      '2014-02-28',
      [byJobs, { path: '*/jobs/query/*/results?*', fault: { kind: 'stall', when: 'body' } }],
    ],
    [
      'before it asks again',
      '2014-03-31',
      [{ path: '*/query?q=*LIMIT%206001*', fault: { kind: 'status', status: 503, retryAfter: 60 } }],
    ],
  ] as const satisfies readonly (readonly [string, string, readonly FaultRule[]])[]) {
    it(`${what} ends it at once, with its own exit code, the lease given back and nothing written`, async () => {
      for (const rule of rules) {
        faults.add(rule);
      }
      const untouched = await written();
      const child = startSam(['tier', '--local', org.url, '--as-of', asOf, '--json'], { cwd: org.folder });
      const finished = ended(child);
      for (let waited = 0; faults.list().at(-1)?.hits === 0; waited++) {
        assert.ok(waited < 1_000 && child.exitCode === null, 'the fault was not met');
        await delay(20);
      }
      const signalledAt = Date.now();
      child.kill('SIGTERM');
      const { code, stdout, stderr } = await finished;
      faults.clear();
      assert.equal(code, 130, stderr);
      assert.ok(Date.now() - signalledAt < 30_000, 'it did not wait any longer');
      const { status, error } = JSON.parse(stdout) as { status: string; error: { code: string } };
      assert.deepEqual([status, error.code], ['Failed', 'INTERRUPTED']);
      assert.equal((await latest())?.Released__c, true);
      assert.deepEqual(await readdir(path.join(org.folder, '.strategic-accounts')), [], 'its journal is gone');
      assert.deepEqual(await written(), untouched);
      assert.equal((await run(sync, asOf)).status, 'Completed');
    });
  }
});

describe('a reader that goes away in the middle (`| head`)', () => {
  it('keeps no run from ending', async () => {
    const child = startSam(['tier', '--local', org.url, '--as-of', '2017-09-30', '--json'], { cwd: org.folder });
    child.stdout.destroy();
    child.stderr.destroy();
    assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 0);
    const [told] = await sync.query("SELECT Status__c FROM Tiering_Run__c WHERE Run_Key__c = 'Default:2017-09-30:12'");
    assert.equal(told?.Status__c, 'Completed');
    assert.equal((await latest())?.Released__c, true);
  });
});

/** The same org, whose metadata is asked for once: it takes most of the time of a small run, and stays. */
function describedOnce(connected: Org): Org {
  const described = new Map<string, ReturnType<Org['describe']>>();
  return {
    ...connected,
    describe: (name) => {
      const answer = described.get(name) ?? connected.describe(name);
      described.set(name, answer);
      return answer;
    },
  };
}

describe(`two at once, ${TAKEN_AT_ONCE} times`, () => {
  it('one gets the lease each time', async () => {
    const other = await asSync();
    for (let time = 1; time <= TAKEN_AT_ONCE; time++) {
      const claims = await Promise.allSettled([
        takeLease(sync, 'Race', claim(`one-${time}`)),
        takeLease(other, 'Race', claim(`other-${time}`)),
      ]);
      const won = claims.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const lost = claims.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      assert.deepEqual([won.length, lost.length], [1, 1], `race ${time}`);
      assert.equal((lost[0] as { exit?: string }).exit, 'busy');
      assert.equal(won[0]?.generation, time);
      await giveBack(won[0].id);
    }
  });

  it('one run writes each time, and no snapshot is there twice', async () => {
    const orgs = [describedOnce(sync), describedOnce(await asSync())];
    for (let time = 1; time <= TAKEN_AT_ONCE; time++) {
      // Another day each time, so that each winner has something to write.
      const asOf = new Date(Date.UTC(2017, 0, time * 7)).toISOString().slice(0, 10);
      const options = tierOptions(asOf, { history: 'All' });
      const ends = await Promise.allSettled(orgs.map((one) => tier({ org: one, terminal: QUIET }, options)));
      const busy = ends.filter((end) => end.status === 'rejected' && (end.reason as { exit?: string }).exit === 'busy');
      const completed = ends.filter((end) => end.status === 'fulfilled' && end.value.changes.snapshots > 0);
      assert.deepEqual([completed.length, busy.length], [1, 1], `${asOf}: ${JSON.stringify(ends)}`);
    }
    const snapshots = await sync.query('SELECT Account__c, As_Of__c, Policy__c FROM Tier_Snapshot__c');
    const keys = snapshots.map(
      ({ Account__c: account, As_Of__c: day, Policy__c: policy }) =>
        `${String(account)} ${String(day)} ${String(policy)}`,
    );
    assert.ok(keys.length > TAKEN_AT_ONCE);
    assert.equal(new Set(keys).size, keys.length);
  });
});
