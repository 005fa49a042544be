import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { exampleOrg, now, opportunities } from './soqlExample.ts';
import type { OpportunityRow } from './soqlExample.ts';

/** A query with the rows that it gives, or with the code that it is refused with. */
type Case = readonly [query: string, expected: readonly (readonly (Value | undefined)[])[] | string];

/** Degrees, as text: the fields have fifteen decimals. */
const places = {
  Acme: ['37.775', '-122.418'],
  Bravo: ['40.71427', '-74.00597'],
  // Between Wellington and Salamanca the platform finds 19,968.0 to 19,968.1 km: salesforce.stackexchange.com/questions/32585.
  Carat: ['-41.31666667', '174.81666667'],
} as const;

let org: TestOrg;
before(() => {
  org = exampleOrg();
  for (const [name, [latitude, longitude]] of Object.entries(places)) {
    const [id] = org.column(`SELECT Id FROM Account WHERE Name = '${name}'`);
    const result = org.update(String(id), { BillingLatitude: latitude, BillingLongitude: longitude });
    assert.ok(result.success);
  }
});
after(() => {
  org[Symbol.dispose]();
});

function check(cases: readonly Case[]): void {
  for (const [query, expected] of cases) {
    const rows = (): (readonly Value[])[] => [...prepareQuery(query, org, org.viewer, { now }).rows()];
    it(`${typeof expected === 'string' ? `${expected}: ` : ''}${query.slice(0, 160)}`, () => {
      if (typeof expected === 'string') assert.throws(rows, { code: expected });
      else assert.deepEqual(rows(), expected);
    });
  }
}

const deal = (fields: string, name = 'o04'): string => `SELECT ${fields} FROM Opportunity WHERE Name = '${name}'`;

// "FORMAT ()" (sforce_api_calls_soql_select_format.htm).
describe('FORMAT', () => {
  check([
    [deal('FORMAT(Amount)'), [['$1,000.00']]],
    [deal('format(Amount) amt, Amount'), [['$1,000.00', '1000']]],
    [deal('FORMAT(CloseDate)'), [['4/1/2017']]],
    [deal('FORMAT(Probability)'), [['100%']]],
    [deal('FORMAT(Amount)', 'o05'), [[null]]],
    [deal('FORMAT(Account.NumberOfEmployees) n'), [['500']]],
    ["SELECT FORMAT(Revenue__c) FROM Account WHERE Name IN ('Echo', 'Foxtrot')", [['999,999.99'], ['-15.75']]],
    ['SELECT FORMAT(MIN(CloseDate)) FROM Opportunity', [['2/28/2015']]],
    ["SELECT FORMAT(SUM(Amount)) total FROM Opportunity WHERE StageName = 'Closed Lost'", [['$76.00']]],
    [
      'SELECT CloseDate, FORMAT(CloseDate) text, FORMAT(COUNT(Id)) n FROM Opportunity WHERE AccountId = null GROUP BY CloseDate',
      [
        ['2015-02-28', '2/28/2015', '1'],
        ['2016-02-29', '2/29/2016', '1'],
      ],
    ],
    // "Aliasing is required when the query includes the same field multiple times."
    [deal('Amount, FORMAT(Amount)'), 'INVALID_FIELD'],
    [deal('FORMAT(Name)'), 'MALFORMED_QUERY'],
    [deal('FORMAT()'), 'MALFORMED_QUERY'],
    [deal('FORMAT(Amount, CloseDate)'), 'MALFORMED_QUERY'],
    [deal('FORMAT(Foo)'), 'INVALID_FIELD'],
    [deal('FORMAT(toLabel(StageName))'), 'MALFORMED_QUERY'],
    ["SELECT Id FROM Opportunity WHERE FORMAT(Amount) = '$1,000.00'", 'MALFORMED_QUERY'],
    ['SELECT Id FROM Opportunity ORDER BY FORMAT(Amount)', 'MALFORMED_QUERY'],
    ['SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY FORMAT(COUNT(Id))', 'MALFORMED_QUERY'],
    ['SELECT FORMAT(AVG(Amount)) FROM Opportunity', 'FUNCTIONALITY_NOT_ENABLED'],
  ]);

  it('writes date and time as the locale does', () => {
    const [[time, text] = []] = org.query('SELECT CreatedDate, FORMAT(CreatedDate) text FROM Account LIMIT 1');
    const date = new Date(String(time));
    const hour = date.getUTCHours() % 12 === 0 ? 12 : date.getUTCHours() % 12;
    const minutes = String(date.getUTCMinutes()).padStart(2, '0');
    const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
    assert.equal(text, `${day}, ${hour}:${minutes} ${date.getUTCHours() < 12 ? 'AM' : 'PM'}`);
  });
});

// "convertCurrency()" (sforce_api_calls_soql_querying_currency_fields.htm).
describe('an org with one currency', () => {
  check([
    [deal('convertCurrency(Amount)'), 'MALFORMED_QUERY'],
    ['SELECT Id FROM Opportunity WHERE Amount > USD5000', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Opportunity WHERE Amount IN (USD5000, 7)', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Opportunity WHERE Name = USD5000', 'INVALID_FIELD'],
  ]);
});

// "Location-Based SOQL Queries" (sforce_api_calls_soql_geolocate.htm), "Compound Field Considerations and Limitations"
// (compound_fields_limitations.htm).
describe('DISTANCE', () => {
  const from = (place: string, unit = 'km'): string => `DISTANCE(BillingAddress, GEOLOCATION(${place}), '${unit}')`;
  const [francisco, york, salamanca] = ['37.775,-122.418', '40.71427, -74.00597', '40.96666667,-5.50000000'];
  const account = (rest: string): string => `SELECT Name FROM Account ${rest}`;
  check([
    [account(`WHERE ${from(salamanca)} > 19968.0`), [['Carat']]],
    [account(`WHERE ${from(salamanca)} > 19968.1`), []],
    [account(`WHERE ${from(francisco, 'mi')} < 20`), [['Acme']]],
    [account(`WHERE ${from(francisco, 'mi')} < 3000 ORDER BY ${from(francisco, 'mi')} DESC`), [['Bravo'], ['Acme']]],
    [account(`WHERE ${from(francisco)} > 0.001`), [['Bravo'], ['Carat']]],
    [account(`WHERE BillingLatitude != null ORDER BY ${from(york)}`), [['Bravo'], ['Acme'], ['Carat']]],
    [account(`WHERE BillingLatitude = null AND ${from(york)} < 50000`), []],
    [account(`WHERE DISTANCE(Parent.BillingAddress, GEOLOCATION(${francisco}), 'km') < 1`), [['Bravo'], ['Carat']]],
    [account("WHERE DISTANCE(BillingAddress, BillingAddress, 'mi') < 1"), [['Acme'], ['Bravo'], ['Carat']]],
    [`SELECT ${from(francisco)} FROM Account WHERE Name = 'Acme'`, [['0']]],
    [account(`WHERE ${from(york)} = 5`), 'INVALID_QUERY_FILTER_OPERATOR'],
    [account(`WHERE ${from(york)} >= 5`), 'INVALID_QUERY_FILTER_OPERATOR'],
    [account(`WHERE ${from(york, 'ft')} < 5`), 'MALFORMED_QUERY'],
    [account(`WHERE DISTANCE(GEOLOCATION(${york}), BillingAddress, 'mi') < 5`), 'MALFORMED_QUERY'],
    [account(`WHERE ${from('91,0')} < 5`), 'MALFORMED_QUERY'],
    [account("WHERE DISTANCE(Name, GEOLOCATION(1,2), 'mi') < 5"), 'INVALID_FIELD'],
    [account("WHERE DISTANCE(Foo__c, GEOLOCATION(1,2), 'mi') < 5"), 'INVALID_FIELD'],
    [account("WHERE DISTANCE(HomeAddress, GEOLOCATION(1,2), 'mi') < 5"), 'INVALID_FIELD'],
    [`SELECT COUNT(Id) FROM Account GROUP BY ${from(york)}`, 'MALFORMED_QUERY'],
  ]);

  it('has a name of its own, or the alias that the query gives it', () => {
    const query = `SELECT Name, ${from(york)}, ${from(francisco)} there FROM Account WHERE Name = 'Bravo'`;
    const { columns } = prepareQuery(query, org, org.viewer);
    assert.deepEqual(
      columns.map(({ path }) => path),
      [['Name'], ['expr0'], ['there']],
    );
    assert.equal(Math.round(Number(org.query(query)[0]?.[2])), 4129);
  });
});

// "Address Compound Fields" (compound_fields_address.htm), "Compound Field Considerations and Limitations".
describe('a compound address', () => {
  const address = (name: string): string => `SELECT BillingAddress FROM Account WHERE Name = '${name}'`;
  const none = { city: null, country: null, geocodeAccuracy: null, postalCode: null, state: null, street: null };

  it('is one value with the parts that there are', () => {
    const [[value] = []] = org.query(address('Acme'));
    assert.deepEqual(JSON.parse(String(value)), { ...none, latitude: 37.775, longitude: -122.418 });
    assert.deepEqual(org.query(address('Delta')), [[null]]);
    const { columns } = prepareQuery("SELECT Parent.billingaddress FROM Account WHERE Name = 'Bravo'", org, org.viewer);
    assert.deepEqual(
      columns.map(({ path, isJson }) => [path, isJson]),
      [[['Parent', 'BillingAddress'], true]],
    );
  });

  check([
    ["SELECT Id FROM Account WHERE BillingAddress = 'x'", 'INVALID_FIELD'],
    ['SELECT Id FROM Account ORDER BY BillingAddress', 'INVALID_FIELD'],
    ['SELECT BillingAddress FROM Account GROUP BY BillingAddress', 'INVALID_FIELD'],
    ['SELECT HomeAddress FROM Account', 'INVALID_FIELD'],
    ['SELECT Address FROM Opportunity', 'INVALID_FIELD'],
  ]);

  it('is nothing for bulk queries', () => {
    assert.throws(() => prepareQuery(address('Acme'), org, org.viewer, { door: 'bulk' }), {
      code: 'FUNCTIONALITY_NOT_ENABLED',
      message: 'Selecting compound data not supported in Bulk Query',
    });
  });
});

// "GROUP BY ROLLUP", "GROUP BY CUBE", "Date Functions".
describe('subtotals of what date functions give', () => {
  const year = ({ closeDate }: OpportunityRow): string => closeDate.slice(0, 4);
  const years = [...new Set(opportunities.map(year))].sort();
  const count = (rows: readonly unknown[]): string => String(rows.length);
  const grouped = (by: string): string =>
    `SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) n FROM Opportunity GROUP BY ${by}`;
  check([
    [
      grouped('ROLLUP(CALENDAR_YEAR(CloseDate))'),
      [
        ...years.map((value) => [value, count(opportunities.filter((row) => year(row) === value))]),
        [null, count(opportunities)],
      ],
    ],
    [`${grouped('CUBE (CALENDAR_YEAR(CloseDate))')} HAVING COUNT(Id) > 10`, [[null, '14']]],
    [
      `SELECT CALENDAR_YEAR(CloseDate) y, IsWon, GROUPING(IsWon) g, COUNT(Id) n FROM Opportunity WHERE CloseDate < 2017-01-01 GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate), IsWon) ORDER BY COUNT(Id) DESC LIMIT 3`,
      [
        [null, null, '1', '3'],
        ['2016', true, '0', '2'],
        ['2016', null, '1', '2'],
      ],
    ],
    [grouped('ROLLUP(CALENDAR_YEAR(CloseDate)), StageName'), 'MALFORMED_QUERY'],
    [
      `${grouped('ROLLUP(CALENDAR_YEAR(CloseDate))')} ORDER BY GROUPING(CALENDAR_YEAR(CloseDate))`,
      'FUNCTIONALITY_NOT_ENABLED',
    ],
    [grouped('ROLLUP()'), 'MALFORMED_QUERY'],
    [grouped('ROLLUP(CALENDAR_YEAR(CloseDate)'), 'MALFORMED_QUERY'],
    [grouped('ROLLUP(SUM(Amount))'), 'MALFORMED_QUERY'],
    [grouped('ROLLUP(ROLLUP(CloseDate))'), 'MALFORMED_QUERY'],
    [grouped('ROLLUP(CALENDAR_YEAR(CloseDate), Name, StageName, AccountId)'), 'MALFORMED_QUERY'],
  ]);
});
