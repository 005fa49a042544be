import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: GraphqlClient;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days from today, in the org's time zone, which is GMT. */
const OFFSETS = [-800, -40, -1, 0, 1, 40];

function dayAt(offset: number): string {
  return new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
}

before(async () => {
  org = await startTestOrg();
  const token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
  for (const offset of OFFSETS) {
    await createRecord(org, token, 'Opportunity', {
      Name: String(offset),
      StageName: 'Prospecting',
      CloseDate: dayAt(offset),
    });
  }
});
after(() => org.close());

async function offsets(filter: string, variables?: unknown, head = ''): Promise<number[]> {
  const query = `query${head} { uiapi { query { Opportunity(where: ${filter}, orderBy: { CloseDate: {} }) { edges { node { Id Name { value } } } } } } }`;
  const { edges } = await admin.page('Opportunity', query, variables);
  return edges.map(({ node }) => Number((node.Name as { value: string }).value));
}

// GraphQL API Developer Guide: "Date and DateTime Filters", literals and ranges.
describe('a date filter', () => {
  const cases: [string, number[]][] = [
    ['{ CloseDate: { eq: { literal: TODAY } } }', [0]],
    ['{ CloseDate: { eq: { literal: YESTERDAY } } }', [-1]],
    ['{ CloseDate: { lt: { literal: TODAY } } }', [-800, -40, -1]],
    ['{ CloseDate: { gte: { literal: TOMORROW } } }', [1, 40]],
    ['{ CloseDate: { ne: { literal: TODAY } } }', [-800, -40, -1, 1, 40]],
    ['{ CloseDate: { eq: { literal: NEXT_90_DAYS } } }', [1, 40]],
    ['{ CloseDate: { eq: { range: { last_n_days: 50 } } } }', [-40, -1, 0]],
    ['{ CloseDate: { eq: { range: { next_n_days: 1 } } } }', [1]],
    ['{ CloseDate: { lt: { range: { n_days_ago: 30 } } } }', [-800, -40]],
    ['{ CloseDate: { in: [{ literal: TODAY }, { literal: TOMORROW }] } }', [0, 1]],
    ['{ CreatedDate: { eq: { literal: TODAY } } }', OFFSETS],
    ['{ CreatedDate: { lt: { range: { last_n_years: 1 } } } }', []],
    ['{ CloseDate: { eq: null } }', []],
  ];
  for (const [filter, expected] of cases) {
    it(`${filter} finds ${expected.length}`, async () => {
      assert.deepEqual(await offsets(filter), expected);
    });
  }

  it('takes functions of the date', async () => {
    const year = dayAt(-800).slice(0, 4);
    assert.deepEqual(await offsets(`{ CloseDate: { CALENDAR_YEAR: { value: { eq: ${year} } } } }`), [-800]);
    const thisYear = dayAt(0).slice(0, 4);
    assert.deepEqual(await offsets(`{ CreatedDate: { CALENDAR_YEAR: { value: { gte: ${thisYear} } } } }`), OFFSETS);
  });

  it('takes literals and ranges from variables', async () => {
    const head = '($on: DateInput, $where: Opportunity_Filter)';
    assert.deepEqual(
      await offsets('{ and: [{ CloseDate: { gte: $on } }, $where] }', { on: { literal: 'TODAY' }, where: {} }, head),
      [0, 1, 40],
    );
    const where = { CloseDate: { eq: { range: { last_n_days: 2 } } } };
    assert.deepEqual(
      await offsets('{ and: [{ CloseDate: { lte: $on } }, $where] }', { on: { value: dayAt(0) }, where }, head),
      [-1, 0],
    );
  });
});
