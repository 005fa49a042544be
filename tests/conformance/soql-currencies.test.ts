import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { loadSchema } from '../../local-org/src/schema/index.ts';
import type { Currencies } from '../../local-org/src/schema/index.ts';
import { Random } from '../../scripts/org/demo/Random.ts';
import { sourceFiles, TestOrg } from '../support/local-org/testOrg.ts';
import { sfdxProject } from '../support/local-org/sfdxProject.ts';

const [SEED, QUERIES, DEALS] = [1, 300, 80];

const RATES = { EUR: 1, USD: 1.25, JPY: 160 } as const;
type IsoCode = keyof typeof RATES;
const CODES: readonly IsoCode[] = ['EUR', 'USD', 'JPY'];
const STAGES = ['Prospecting', 'Closed Won', 'Closed Lost'];

const currency = (isoCode: string, conversionRate: number, active = true) => ({
  ...{ isoCode, conversionRate: String(conversionRate), decimalPlaces: 2, active },
});
const currencies: Currencies = {
  corporate: 'EUR',
  currencies: [...CODES.map((code) => currency(code, RATES[code])), currency('GBP', 0.8, false)],
  datedRates: [
    { isoCode: 'USD', startDate: '2024-01-01', nextStartDate: '2025-01-01', conversionRate: '1.1' },
    { isoCode: 'USD', startDate: '2025-01-01', nextStartDate: undefined, conversionRate: '1.2' },
  ],
};

interface Deal {
  readonly name: string;
  readonly stage: string;
  readonly closeDate: string;
  readonly isoCode: IsoCode;
  readonly cents: number | null;
}

let org: TestOrg;
const deals: Deal[] = [];
before(() => {
  using project = sfdxProject(sourceFiles);
  org = new TestOrg({ schema: loadSchema(project.directory, currencies) });
  const random = new Random(SEED, 'money');
  for (let number = 0; number < DEALS; number += 1) {
    const deal = {
      name: `d${String(number).padStart(2, '0')}`,
      stage: random.pick(STAGES),
      closeDate: `${random.whole(2023, 2026)}-0${random.whole(1, 9)}-15`,
      isoCode: random.pick(CODES),
      cents: random.chance(0.1) ? null : random.whole(-10, 200) * 1250,
    };
    deals.push(deal);
    org.addOpportunity({
      Name: deal.name,
      StageName: deal.stage,
      CloseDate: deal.closeDate,
      CurrencyIsoCode: deal.isoCode,
      Amount: deal.cents === null ? null : String(deal.cents / 100),
    });
  }
});
after(() => {
  org[Symbol.dispose]();
});

/** The rate of the day on which a deal closes. */
function dayRate({ isoCode, closeDate }: Deal): number {
  if (isoCode !== 'USD' || closeDate < '2024-01-01') return RATES[isoCode];
  return closeDate < '2025-01-01' ? 1.1 : 1.2;
}

/** One division of whole numbers, which is as exact as a double can be. */
const atRate = (cents: number, rate: number): number => (cents * 100) / Math.round(rate * 10_000);
const worth = (deal: Deal): number | null => (deal.cents === null ? null : atRate(deal.cents, dayRate(deal)));

const compares = {
  '=': (one: number, other: number) => one === other,
  '<': (one: number, other: number) => one < other,
  '<=': (one: number, other: number) => one <= other,
  '>': (one: number, other: number) => one > other,
  '>=': (one: number, other: number) => one >= other,
} as const;

function holds(deal: Deal, operator: keyof typeof compares, isoCode: IsoCode, amount: number): boolean {
  if (deal.cents === null) return false;
  if (deal.isoCode === isoCode) return compares[operator](deal.cents, amount * 100);
  return compares[operator](worth(deal) ?? 0, atRate(amount * 100, RATES[isoCode]));
}

/** "convertCurrency()" (sforce_api_calls_soql_querying_currency_fields.htm), once by the org and once in plain JavaScript. */
describe(`${QUERIES} random queries for money (seed ${SEED}) and plain JavaScript`, () => {
  it('agree on what amounts are worth, which are larger, and on their order', () => {
    for (let number = 0; number < QUERIES; number += 1) {
      const random = new Random(number, 'queries');
      const operator = random.pick(Object.keys(compares) as (keyof typeof compares)[]);
      const [isoCode, amount, down] = [random.pick(CODES), random.whole(0, 200) * 12.5, random.chance(0.5)];
      const query = `SELECT Name, convertCurrency(Amount) worth FROM Opportunity WHERE Amount ${operator} ${isoCode}${amount} ORDER BY Amount ${down ? 'DESC' : 'ASC'}, Name`;
      const expected = deals
        .filter((deal) => holds(deal, operator, isoCode, amount))
        .map((deal) => ({ deal, value: worth(deal) ?? 0 }))
        .sort(
          (one, other) => (down ? other.value - one.value : one.value - other.value) || byName(one.deal, other.deal),
        );
      assert.deepEqual(
        org.query(query),
        expected.map(({ deal, value }) => [deal.name, String(value)]),
        query,
      );
    }
  });

  it('agree on sums, bounds and averages, by the rates of today', () => {
    const query =
      'SELECT StageName, SUM(Amount), MIN(Amount), MAX(Amount), AVG(Amount), COUNT(Amount) FROM Opportunity GROUP BY StageName';
    const results = org.query(query);
    assert.equal(results.length, STAGES.length);
    for (const [stage, ...figures] of results) {
      const values = deals
        .filter((deal) => deal.stage === stage && deal.cents !== null)
        .map(({ cents, isoCode }) => atRate(cents ?? 0, RATES[isoCode]));
      const sum = values.reduce((total, value) => total + value, 0);
      const expected = [sum, Math.min(...values), Math.max(...values), sum / values.length, values.length];
      figures.forEach((figure, index) => {
        const difference = Math.abs(Number(figure) - (expected[index] ?? 0));
        assert.ok(difference < 1e-6, `${String(stage)}: ${String(figure)} is not ${expected[index]}`);
      });
    }
  });
});

function byName(one: Deal, other: Deal): number {
  return one.name < other.name ? -1 : 1;
}

describe('amounts in several currencies', () => {
  const ids = (condition: string): string => `SELECT COUNT() FROM Opportunity WHERE ${condition}`;

  it('are compared with several amounts of money at once, or with none', () => {
    const [one, other] = [holdsCount('=', 'USD', 125), holdsCount('=', 'EUR', 250)];
    assert.equal(org.count(ids('Amount IN (USD125, EUR250.00)')), one + other);
    assert.equal(org.count(ids('Amount != USD125')), DEALS - one);
    assert.equal(org.count(ids('Amount NOT IN (USD125, EUR250)')), DEALS - one - other);
  });

  it('are told as text with what they are worth', () => {
    const text = 'SELECT Name, FORMAT(Amount), CurrencyIsoCode FROM Opportunity WHERE Amount != null';
    for (const [name, formatted, isoCode] of org.query(text)) {
      const form = isoCode === 'EUR' ? /^-?EUR [\d,]+\.\d\d$/ : /^-?(USD|JPY) [\d,]+\.\d\d \(-?EUR [\d,]+\.\d\d\)$/;
      assert.match(String(formatted), form, String(name));
    }
    const [[total] = []] = org.query('SELECT FORMAT(SUM(Amount)) FROM Opportunity');
    assert.match(String(total), /^EUR [\d,]+\.\d\d$/);
  });

  const refused: readonly (readonly [query: string, code: string])[] = [
    // "If you use IN in a WHERE clause, you can't mix ISO code and non-ISO code values."
    [ids('Amount IN (USD125, 250)'), 'MALFORMED_QUERY'],
    // "Use an ISO code that your org has enabled and made active."
    [ids('Amount > GBP5'), 'MALFORMED_QUERY'],
    [ids('Amount > CHF5'), 'MALFORMED_QUERY'],
    [ids('Name = USD5'), 'INVALID_FIELD'],
    [ids('Amount > USD-5.5'), 'FUNCTIONALITY_NOT_ENABLED'],
    // "You can't use the convertCurrency() function in a WHERE clause", nor with ORDER BY or aggregate functions.
    [ids('convertCurrency(Amount) > 5'), 'MALFORMED_QUERY'],
    ['SELECT Id FROM Opportunity ORDER BY convertCurrency(Amount)', 'MALFORMED_QUERY'],
    ['SELECT convertCurrency(SUM(Amount)) FROM Opportunity', 'MALFORMED_QUERY'],
    ['SELECT SUM(convertCurrency(Amount)) FROM Opportunity', 'MALFORMED_QUERY'],
    ['SELECT StageName, convertCurrency(Amount) FROM Opportunity GROUP BY StageName', 'MALFORMED_QUERY'],
    ['SELECT convertCurrency(Name) FROM Opportunity', 'INVALID_FIELD'],
    ['SELECT Amount, convertCurrency(Amount) FROM Opportunity', 'INVALID_FIELD'],
    // "You can't use ISO_CODEvalue to represent a value … when you use an aggregate function."
    ['SELECT Name, MAX(Amount) FROM Opportunity GROUP BY Name HAVING MAX(Amount) > USD10000', 'MALFORMED_QUERY'],
  ];
  for (const [query, code] of refused) {
    it(`${code}: ${query}`, () => {
      assert.throws(() => [...org.rows(query)], { code });
    });
  }
});

function holdsCount(operator: keyof typeof compares, isoCode: IsoCode, amount: number): number {
  return deals.filter((deal) => holds(deal, operator, isoCode, amount)).length;
}
