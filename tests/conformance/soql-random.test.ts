import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Random } from '../../scripts/org/demo/Random.ts';
import { TestOrg } from '../support/local-org/testOrg.ts';
import { randomCondition } from '../support/soql/randomCondition.ts';
import { randomDeals, STAGES } from '../support/soql/randomDeals.ts';
import type { RandomDeal } from '../support/soql/randomDeals.ts';

const [SEED, QUERIES, DEALS] = [1, 1500, 150];

let org: TestOrg;
let deals: readonly RandomDeal[];
before(() => {
  org = new TestOrg();
  deals = randomDeals(org, SEED, DEALS);
});
after(() => {
  org[Symbol.dispose]();
});

type Key = string | number | null;

/** What rows are sorted by, and how JavaScript tells it. */
const SORTS: readonly (readonly [path: string, key: (deal: RandomDeal) => Key])[] = [
  ['Amount', ({ cents }) => cents],
  ['StageName', ({ stage }) => STAGES.indexOf(stage)],
  ['CloseDate', ({ closeDate }) => closeDate],
  ['Account.NumberOfEmployees', ({ employees }) => employees],
];

function comparedKeys(one: Key, other: Key, nullsFirst: boolean): number {
  if (one === other) return 0;
  if (one === null || other === null) return (one === null) === nullsFirst ? -1 : 1;
  return one < other ? -1 : 1;
}

const byName = (one: RandomDeal, other: RandomDeal): number =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1;

/** "Comparison Operators", "ORDER BY", "LIMIT" and "Aggregate Functions", once by the org and once in plain JavaScript. */
describe(`${QUERIES} random queries (seed ${SEED}) and plain JavaScript`, () => {
  it('agree on which records there are, in which order', () => {
    for (let number = 0; number < QUERIES; number += 1) {
      const random = new Random(number, 'records');
      const { soql, holds } = randomCondition(random);
      const [path, key] = random.pick(SORTS);
      const [down, nullsFirst, limit, offset] = [
        random.chance(0.5),
        random.chance(0.5),
        random.whole(0, 60),
        random.whole(0, 20),
      ];
      const query = `SELECT Name FROM Opportunity WHERE ${soql} ORDER BY ${path} ${down ? 'DESC' : 'ASC'} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}, Name LIMIT ${limit} OFFSET ${offset}`;
      const direction = (one: Key, other: Key): number =>
        down && one !== null && other !== null
          ? -comparedKeys(one, other, nullsFirst)
          : comparedKeys(one, other, nullsFirst);
      const expected = deals
        .filter(holds)
        .sort((one, other) => direction(key(one), key(other)) || byName(one, other))
        .slice(offset, offset + limit);
      assert.deepEqual(
        org.query(query),
        expected.map(({ name }) => [name]),
        query,
      );
    }
  });

  it('agree on counts, sums and bounds of groups', () => {
    for (let number = 0; number < QUERIES; number += 1) {
      const random = new Random(number, 'groups');
      const { soql, holds } = randomCondition(random, 2);
      const least = random.whole(0, 12);
      const query = `SELECT Account.Industry, COUNT(Id), COUNT(Amount), SUM(Amount), MIN(CloseDate), MAX(Name), COUNT_DISTINCT(StageName) FROM Opportunity WHERE ${soql} GROUP BY Account.Industry HAVING COUNT(Id) >= ${least} ORDER BY Account.Industry NULLS LAST`;
      const groups = [...Map.groupBy(deals.filter(holds), ({ industry }) => industry)]
        .filter(([, rows]) => rows.length >= least)
        .sort(([one], [other]) => comparedKeys(one, other, false));
      assert.deepEqual(org.query(query), groups.map(resultOf), query);
    }
  });
});

function resultOf([industry, rows]: readonly [string | null, readonly RandomDeal[]]): (string | null)[] {
  const amounts = rows.flatMap(({ cents }) => (cents === null ? [] : [cents]));
  const total = amounts.reduce((sum, cents) => sum + cents, 0);
  return [
    industry,
    String(rows.length),
    String(amounts.length),
    amounts.length === 0 ? null : String(total / 100),
    rows.map(({ closeDate }) => closeDate).sort()[0] ?? null,
    [...rows].sort(byName).at(-1)?.name ?? null,
    String(new Set(rows.map(({ stage }) => stage)).size),
  ];
}
