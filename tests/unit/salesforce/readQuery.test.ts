import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { NewJob, Org } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, page, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply } from './scriptedOrg.ts';

const GONE = json([{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }], 404);
const ACCOUNT = '001000000000001AAA';

/** How a job ends, and its pages by locator. */
interface Job {
  readonly state?: string;
  readonly errorMessage?: string;
  readonly processed?: number;
  readonly pages?: Readonly<Record<string, Reply>>;
}

/** Lets an org answer the nth query job as the nth of these, the last one for all further ones. */
async function withJobs<T>(
  jobs: readonly Job[],
  work: (org: Org) => Promise<T>,
): Promise<{ readonly outcome: T | CommandError; readonly soql: readonly string[] }> {
  const soql: string[] = [];
  const org = await startScriptedOrg(({ method, url, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (!pathname.includes('/jobs/query')) {
      return undefined;
    }
    if (method === 'POST') {
      soql.push((JSON.parse(body) as { query: string }).query);
      return json({ id: `75000000000000${soql.length}AAA`, state: 'UploadComplete' });
    }
    const number = Number(/75000000000000(\d+)AAA/.exec(pathname)?.[1]);
    const { state = 'JobComplete', errorMessage, processed = 0, pages = {} } = jobs[number - 1] ?? jobs.at(-1) ?? {};
    return pathname.endsWith('/results')
      ? pages[searchParams.get('locator') ?? '']
      : json({ id: `75000000000000${number}AAA`, state, errorMessage, numberRecordsProcessed: processed });
  });
  try {
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, { retries: QUICK });
    const outcome = await work(connected).catch((thrown: unknown) => {
      if (thrown instanceof CommandError) {
        return thrown;
      }
      throw thrown;
    });
    return { outcome, soql };
  } finally {
    await org.close();
  }
}

/** One row with this amount. */
function sale(amount: string, next?: string): Reply {
  return page(`"Id","AccountId","Amount"\n"1","${ACCOUNT}","${amount}"\n`, 1, next);
}

const SUM = { object: 'Opportunity', key: 'AccountId', amount: 'Amount', scale: 2, groupBy: [], groupOf: () => 0 };
const WINDOW = { field: 'CloseDate', start: '2023-01-01', end: '2023-12-31' };

async function total(org: Org, window?: typeof WINDOW): Promise<string> {
  const query = { ...SUM, where: 'IsWon = true', ...(window === undefined ? {} : { window }) };
  const sums = await org.addUp(query, () => undefined);
  return [...sums.sums()].map((sum) => formatDecimal(sum.total)).join();
}

describe('a query whose job is gone when pages were counted', () => {
  const lost: Job = { processed: 2, pages: { '': sale('1', 'A'), A: GONE } };
  const whole: Job = { processed: 2, pages: { '': sale('1', 'A'), A: sale('2') } };

  it('is asked anew, and counts nothing twice', async () => {
    const { outcome, soql } = await withJobs([lost, whole], (org) => total(org));
    assert.deepEqual([outcome, soql.length], ['3', 2]);
  });

  it('fails when it is lost again', async () => {
    const { outcome, soql } = await withJobs([lost], (org) => total(org));
    assert.ok(outcome instanceof CommandError);
    assert.deepEqual([outcome.code, soql.length], ['NOT_FOUND', 2]);
  });

  const ROWS = { object: 'Opportunity', columns: ['Id', 'AccountId', 'Amount'] };

  it('gives its rows again to who can forget the first ones', async () => {
    const amounts: string[] = [];
    const onRestart = (): void => void amounts.splice(0);
    const { outcome } = await withJobs([lost, whole], (org) =>
      org.stream({ ...ROWS, onRestart }, ([, , amount = '']) => amounts.push(amount)),
    );
    assert.deepEqual([outcome, amounts], [2, ['1', '2']]);
  });

  it('stops where nobody can', async () => {
    const { outcome, soql } = await withJobs([lost, whole], (org) => org.stream(ROWS, () => undefined));
    assert.equal(outcome instanceof CommandError && outcome.code, 'NOT_FOUND');
    assert.equal(soql.length, 1);
  });

  it('is asked anew wherever nothing was handed on yet', async () => {
    const early: Job = { processed: 2, pages: { '': GONE } };
    const { outcome } = await withJobs([early, whole], (org) => org.stream(ROWS, () => undefined));
    assert.equal(outcome, 2);
  });
});

describe('the jobs of a query', () => {
  it('are told before they are used, so that those of a process that dies can be found', async () => {
    const told: string[] = [];
    const watch = {
      opened: ({ id, kind, object, operation }: NewJob) => {
        told.push([kind, operation, object, id].join(' '));
        return Promise.reject(new CommandError('unexpected', 'DISK', 'The disk is gone.', 'Get another one.'));
      },
      starting: () => Promise.resolve(),
    };
    const jobs = [{ processed: 1, pages: { '': sale('1') } }];
    const { outcome } = await withJobs(jobs, (org) => org.addUp({ ...SUM, watch }, () => undefined));
    assert.equal(outcome instanceof CommandError && outcome.code, 'DISK');
    assert.deepEqual(told, ['query query Opportunity 750000000000001AAA']);
  });
});

describe('a query that takes Salesforce too long', () => {
  const late = (errorMessage: string): Job => ({ state: 'Failed', errorMessage });
  const one = (amount: string): Job => ({ processed: 1, pages: { '': sale(amount) } });

  for (const message of [
    'InternalServerError : Retried more than fifteen times',
    'QUERY_TIMEOUT : Your query request was running for too long.',
  ]) {
    it(`is asked in halves of its window: ${message}`, async () => {
      const jobs = [late(message), one('1'), late(message), one('2'), one('4')];
      const { outcome, soql } = await withJobs(jobs, (org) => total(org, WINDOW));
      assert.equal(outcome, '7');
      assert.deepEqual(
        soql.map((text) => text.replace(/^.* WHERE /, '')),
        [
          'IsWon = true',
          '(IsWon = true) AND CloseDate >= 2023-01-01 AND CloseDate <= 2023-07-01',
          '(IsWon = true) AND CloseDate >= 2023-07-02 AND CloseDate <= 2023-12-31',
          '(IsWon = true) AND CloseDate >= 2023-07-02 AND CloseDate <= 2023-09-30',
          '(IsWon = true) AND CloseDate >= 2023-10-01 AND CloseDate <= 2023-12-31',
        ],
      );
    });
  }

  it('fails when halving it five times was not enough', async () => {
    const { outcome, soql } = await withJobs([late('QUERY_TIMEOUT')], (org) => total(org, WINDOW));
    assert.ok(outcome instanceof CommandError);
    assert.deepEqual([outcome.code, soql.length], ['JOB_FAILED', 6]);
  });

  it('is asked once more as it is where it has no window', async () => {
    const { outcome, soql } = await withJobs([late('QUERY_TIMEOUT'), one('1')], (org) => total(org));
    assert.deepEqual([outcome, new Set(soql).size, soql.length], ['1', 1, 2]);
  });

  it('is not split for any other failure', async () => {
    const { outcome, soql } = await withJobs([late('INVALID_FIELD'), one('1')], (org) => total(org, WINDOW));
    assert.deepEqual([outcome, new Set(soql).size, soql.length], ['1', 1, 2]);
  });
});
