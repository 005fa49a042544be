import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import type { AddedUpQuery } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, page, startScriptedOrg } from './scriptedOrg.ts';
import type { Reply } from './scriptedOrg.ts';

const [A, B] = ['001000000000001AAA', '001000000000002AAA'];
const QUERY: AddedUpQuery = {
  object: 'Opportunity',
  where: 'IsWon = true',
  key: 'AccountId',
  amount: 'Amount',
  scale: 2,
  groupBy: [],
  groupOf: () => 0,
};

interface Run {
  /** By account. */
  readonly totals: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly told: readonly number[];
  readonly soql: string;
}

/** Adds up pages by locator; each is a list of answers, one an attempt, of which the last one stays. */
async function addUp(pages: Readonly<Record<string, readonly Reply[]>>, processed: number): Promise<Run> {
  const asked = new Map<string, number>();
  const org = await startScriptedOrg(({ url }) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (pathname.endsWith('/results')) {
      const locator = searchParams.get('locator') ?? '';
      const attempt = asked.get(locator) ?? 0;
      asked.set(locator, attempt + 1);
      return pages[locator]?.[attempt] ?? pages[locator]?.at(-1);
    }
    return pathname.includes('/jobs/query') && !pathname.endsWith('/resultPages')
      ? json({ id: '750000000000001AAA', state: 'JobComplete', numberRecordsProcessed: processed })
      : undefined;
  });
  const told: number[] = [];
  try {
    const connected = await connect({ instanceUrl: org.url, accessToken: 'token' }, { retries: QUICK });
    const sums = await connected.addUp(QUERY, (rows) => told.push(rows));
    const opened = org.received.find(({ method, url }) => method === 'POST' && url.endsWith('/jobs/query'));
    return {
      totals: Object.fromEntries([...sums.sums()].map(({ id, total }) => [id, formatDecimal(total)])),
      rows: sums.rows,
      told,
      soql: String((JSON.parse(opened?.body ?? '{}') as { query?: unknown }).query),
    };
  } finally {
    await org.close();
  }
}

const FIRST = page(`"Id","AccountId","Amount"\n"1","${A}","10.5"\n"2","${B}","1.0E7"\n`, 2, 'AAA');
const LAST = page(`\uFEFF"Amount","Id","AccountId"\r\n"-0.5","3","${A}"\r\n`, 1);

describe('a query that is added up', () => {
  it('adds the rows of several pages, by the header of each', async () => {
    const { totals, rows, told, soql } = await addUp({ '': [FIRST], AAA: [LAST] }, 3);
    assert.deepEqual(totals, { [A]: '10', [B]: '10000000' });
    assert.equal(rows, 3);
    assert.equal(told.at(-1), 3);
    assert.equal(soql, 'SELECT Id, AccountId, Amount FROM Opportunity WHERE IsWon = true');
  });

  it('reads more than a million rows to the last one', async () => {
    // jsforce's record stream stops at 999,999 rows, without an error (jsforce#697).
    const rowsAPage = 50_000;
    const pages = 21;
    const csv = `"Id","AccountId","Amount"\n${`"1","${A}","0.01"\n`.repeat(rowsAPage)}`;
    const script = Array.from({ length: pages }, (_, index) => {
      const next = index + 1 < pages ? String(index + 1) : undefined;
      return [index === 0 ? '' : String(index), [page(csv, rowsAPage, next)]] as const;
    });
    const { totals, rows } = await addUp(Object.fromEntries(script), pages * rowsAPage);
    assert.deepEqual([rows, totals], [1_050_000, { [A]: '10500' }]);
  });

  for (const [what, broken] of [
    ['has lost a row', page(`"Id","AccountId","Amount"\n"1","${A}","10.5"\n`, 2, 'AAA')],
    ['is cut inside a row', page(`"Id","AccountId","Amount"\n"1","${A}","10.5"\n"2","${B}`, 2, 'AAA')],
    ['has another column', page(`"Id","AccountId","Name"\n"1","${A}","10.5"\n"2","${B}","1"\n`, 2, 'AAA')],
    ['has no header', page('', 2, 'AAA')],
  ] as const) {
    it(`reads a page again that ${what}, and counts nothing of it twice`, async () => {
      const { totals, rows } = await addUp({ '': [broken, FIRST], AAA: [LAST] }, 3);
      assert.deepEqual(totals, { [A]: '10', [B]: '10000000' });
      assert.equal(rows, 3);
    });

    it(`gives up when a page stays one that ${what}`, async () => {
      await assert.rejects(addUp({ '': [broken] }, 2), (thrown) => thrown instanceof CommandError);
    });
  }

  it('gives up when the pages do not hold what the job has found', async () => {
    await assert.rejects(addUp({ '': [FIRST], AAA: [LAST] }, 4), { code: 'WRONG_COUNT' });
  });

  it('does not ask again for an amount that is no number', async () => {
    const text = page(`"Id","AccountId","Amount"\n"006X","${A}","much"\n`, 1);
    await assert.rejects(addUp({ '': [text, FIRST] }, 1), {
      code: 'METRIC_IS_NO_NUMBER',
      message: 'Opportunity 006X has "much" in Amount, which is not a number.',
    });
  });
});
