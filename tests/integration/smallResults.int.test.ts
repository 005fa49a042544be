import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { formatDecimal, parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { AddedUpQuery, Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { startWatchingProxy } from '../support/watchingProxy.ts';

/** Few rows are read by REST, many by a query job. Whichever it is, the job must find the same. */

const DATA = path.join(import.meta.dirname, 'data');
const AMOUNTS = [0.01, -0.01, 0.1, 0.2, 99_999_999.99, -12_345_678_901.23, 9_999_999_999_999.99, 0, null];

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
  const admin = await org.asAdmin();
  const files = (['Account', 'Opportunity'] as const).map((object) => ({
    object,
    file: path.join(DATA, `${object}.csv`),
    keyField: 'External_Key__c',
  }));
  assert.equal((await load(admin, files, QUIET)).status, 'Completed');
  const [account] = await admin.query('SELECT Id FROM Account LIMIT 1');
  const odd = AMOUNTS.map((amount, index) => ({
    Name: `Odd "${index}",\n\u00e9\u{1f600}`,
    AccountId: String(account?.Id),
    StageName: 'Closed Won',
    CloseDate: '2017-06-30',
    External_Key__c: `ODD-${index}`,
    Amount: amount ?? undefined,
  }));
  assert.ok((await admin.create('Opportunity', odd)).every(({ success }) => success));
});
after(() => org.close());

/** The same user, reading by REST or by jobs, and what was asked of the org to do so. */
async function reading<T>(
  readsSmallByRest: boolean,
  work: (connected: Org) => Promise<T>,
): Promise<{ readonly found: T; readonly requests: readonly string[] }> {
  const requests: string[] = [];
  const proxy = await startWatchingProxy(org.url, {
    answered: (request) => {
      requests.push(request.replace('/services/data/v66.0', ''));
      return Promise.resolve();
    },
  });
  try {
    const login = { instanceUrl: proxy.url, username: 'sync@local-org.test', password: PASSWORD };
    const connected = await connect(login, { readsSmallByRest });
    requests.splice(0);
    return { found: await work(connected), requests: [...requests] };
  } finally {
    await proxy.close();
  }
}

async function sums(connected: Org, where: string): Promise<unknown> {
  const groups: string[] = [];
  const query: AddedUpQuery = {
    object: 'Opportunity',
    key: 'AccountId',
    amount: 'Amount',
    scale: 2,
    groupBy: ['IsWon', 'CloseDate'],
    groupOf: (cells) => {
      const group = cells.join();
      return groups.includes(group) ? groups.indexOf(group) : groups.push(group) - 1;
    },
    where,
  };
  const found = await connected.addUp(query, () => undefined);
  return {
    rows: found.rows,
    counts: groups.map((group, number) => [group, found.counts(number)]).sort(),
    sums: [...found.sums()].map(({ id, group, total }) => [id, groups[group], formatDecimal(total)]).sort(),
  };
}

const NUMBERS = new Set(['Amount', 'Probability']);

async function rows(connected: Org): Promise<string[][]> {
  const columns = ['Id', 'Name', 'Amount', 'Probability', 'IsWon', 'CloseDate', 'CreatedDate', 'Account.Name'];
  const found: string[][] = [];
  await connected.stream({ object: 'Opportunity', columns, moments: ['CreatedDate'] }, (cells) => {
    // 85, 85.0 and 8.5E1 are one number.
    found.push(
      cells.map((cell, index) =>
        NUMBERS.has(columns[index] ?? '') && cell !== '' ? formatDecimal(parseDecimal(cell)) : cell,
      ),
    );
  });
  return found.sort();
}

describe('reading few rows by REST and by a query job', () => {
  const won = 'IsWon = true AND Amount < 10000000000000';

  it('gives the same sums, and takes fewer requests by REST', async () => {
    const rest = await reading(true, (connected) => sums(connected, won));
    const job = await reading(false, (connected) => sums(connected, won));
    assert.deepEqual(rest.found, job.found);
    assert.deepEqual(rest.requests, ['GET /query']);
    assert.ok(job.requests.length >= 3, job.requests.join('\n'));
  });

  it('gives the same rows', async () => {
    const rest = await reading(true, rows);
    const job = await reading(false, rows);
    assert.ok(rest.found.length > AMOUNTS.length);
    assert.deepEqual(rest.found, job.found);
  });

  it('leaves amounts to a job whose cents JSON may lose', async () => {
    const admin = await org.asAdmin();
    const [account] = await admin.query('SELECT Id FROM Account LIMIT 1');
    const huge = {
      Name: 'Huge',
      AccountId: String(account?.Id),
      StageName: 'Closed Won',
      CloseDate: '2011-06-30',
      External_Key__c: 'HUGE',
      Amount: '1000000000000000.01',
    };
    assert.ok((await admin.create('Opportunity', [huge]))[0]?.success);
    const { found, requests } = await reading(true, (connected) => sums(connected, 'CloseDate = 2011-06-30'));
    assert.match(JSON.stringify(found), /"1000000000000000\.01"/);
    assert.ok(requests.includes('POST /jobs/query'));
  });

  it('ranks the same', async () => {
    const ranked = (connected: Org): Promise<unknown> =>
      tier({ org: connected, terminal: QUIET }, { ...tierOptions('2017-12-31'), dryRun: true });
    const rest = await reading(true, ranked);
    const job = await reading(false, ranked);
    assert.deepEqual(rest.found, job.found);
    assert.ok(rest.requests.length < job.requests.length);
  });
});
