import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import {
  accounts,
  average,
  contacts,
  deletedOpportunity,
  exampleOrg,
  opportunities,
  ratingOrder,
  stageOrder,
  sum,
  units,
} from './soqlExample.ts';
import { checkCases } from './soqlCases.ts';
import type { Case } from './soqlCases.ts';
import type { AccountRow, OpportunityRow } from './soqlExample.ts';

let org: TestOrg;
before(() => {
  org = exampleOrg();
});
after(() => {
  org[Symbol.dispose]();
});

const check = (cases: readonly Case[], options: { readonly includeDeleted?: boolean } = {}): void => {
  checkCases(() => org, cases, options);
};

const names = (rows: readonly { readonly name: string }[]): string[][] => rows.map(({ name }) => [name]);
const wherever = (holds: (row: OpportunityRow) => boolean): string[][] => names(opportunities.filter(holds));
const whichever = (holds: (row: AccountRow) => boolean): string[][] => names(accounts.filter(holds));
const ofAccount = (name: string | null): OpportunityRow[] => opportunities.filter((row) => row.account === name);
const accountNamed = (name: string | null): AccountRow | undefined => accounts.find((row) => row.name === name);
const inStage = (stage: string): OpportunityRow[] => opportunities.filter((row) => row.stage === stage);
const sumOf = (rows: readonly OpportunityRow[]): string | null => units(sum(rows));
const count = (rows: readonly unknown[]): string => String(rows.length);
const yearOf = (row: OpportunityRow): string => row.closeDate.slice(0, 4);
const monthOf = (row: OpportunityRow): number => Number(row.closeDate.slice(5, 7));
/** Sorted, without doubles, empty first. */
const distinct = <T extends string | number | null>(values: readonly T[]): T[] =>
  [...new Set(values)].sort((a, b) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1));

// "Aggregate Functions" (sforce_api_calls_soql_select_agg_functions.htm): empty values do not count.
describe('aggregate functions over all records', () => {
  const none: OpportunityRow[] = [];
  const amounts = opportunities.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  check([
    ['SELECT COUNT(Id) FROM Opportunity', [[count(opportunities)]]],
    ['SELECT COUNT(Id) c FROM Opportunity WHERE Amount = null', [['1']]],
    ['SELECT COUNT(Amount) FROM Opportunity', [[count(amounts)]]],
    [
      'SELECT count(AccountId), count(Id) all FROM Opportunity',
      [[count(opportunities.filter((o) => o.account)), '14']],
    ],
    ['SELECT COUNT_DISTINCT(AccountId) FROM Opportunity', [['5']]],
    ['SELECT COUNT_DISTINCT(Industry), COUNT(Industry) FROM Account', [['3', '5']]],
    ['SELECT SUM(Amount) FROM Opportunity', [[sumOf(opportunities)]]],
    ['SELECT sum(Amount) FROM Opportunity WHERE AccountId = null', [[sumOf(ofAccount(null))]]],
    ["SELECT SUM(Amount), COUNT(Id) FROM Opportunity WHERE Name = 'nobody'", [[sumOf(none), '0']]],
    ['SELECT AVG(Amount) FROM Opportunity', [[average(opportunities)]]],
    ["SELECT AVG(Amount) FROM Opportunity WHERE StageName = 'Qualification'", [[average(inStage('Qualification'))]]],
    ['SELECT MIN(Amount), MAX(Amount) FROM Opportunity', [[units(Math.min(...amounts)), units(Math.max(...amounts))]]],
    ['SELECT MIN(CloseDate), MAX(CloseDate) FROM Opportunity', [['2015-02-28', '2018-01-15']]],
    ['SELECT MIN(Name), MAX(Name) FROM Account', [['Acme', 'Foxtrot']]],
    // Picklists by the order of their values, not of the alphabet.
    ['SELECT MIN(Rating), MAX(Rating) FROM Account', [[ratingOrder[0], ratingOrder.at(-1)]]],
    ['SELECT MIN(StageName) a, MAX(StageName) z FROM Opportunity', [[stageOrder[0], stageOrder.at(-1)]]],
    ['SELECT SUM(NumberOfEmployees), AVG(NumberOfEmployees) FROM Account', [['612', '122.4']]],
    ['SELECT MAX(Account.NumberOfEmployees) FROM Opportunity', [['500']]],
    [
      'SELECT COUNT(Account.Industry) FROM Opportunity o',
      [[count(opportunities.filter((o) => accountNamed(o.account)?.industry))]],
    ],
  ]);
});

// "GROUP BY", "Considerations for GROUP BY", "HAVING" in the SOQL and SOSL Reference.
describe('GROUP BY', () => {
  const byStage = distinct(opportunities.map(({ stage }) => stage)).sort(
    (a, b) => stageOrder.indexOf(a) - stageOrder.indexOf(b),
  );
  const byAccount = distinct(opportunities.map(({ account }) => account));
  const years = distinct(opportunities.map(yearOf));
  check([
    ['SELECT StageName FROM Opportunity GROUP BY StageName', byStage.map((stage) => [stage])],
    [
      'SELECT StageName, COUNT(Id), SUM(Amount) total FROM Opportunity GROUP BY StageName',
      byStage.map((stage) => [stage, count(inStage(stage)), sumOf(inStage(stage))]),
    ],
    [
      'SELECT StageName s, AVG(Amount), MIN(Amount), MAX(Name) FROM Opportunity GROUP BY StageName',
      byStage.map((stage) => {
        const rows = inStage(stage);
        const amounts = rows.flatMap(({ amount }) => (amount === null ? [] : [amount]));
        return [stage, average(rows), units(Math.min(...amounts)), rows.at(-1)?.name];
      }),
    ],
    [
      'SELECT Account.Name, SUM(Amount) FROM Opportunity GROUP BY Account.Name',
      byAccount.map((name) => [name, sumOf(ofAccount(name))]),
    ],
    [
      'SELECT o.Account.Name n FROM Opportunity o GROUP BY o.Account.Name ORDER BY o.Account.Name DESC NULLS LAST',
      byAccount.toReversed().map((name) => [name]),
    ],
    [
      'SELECT Account.Name FROM Opportunity GROUP BY Account.Name ORDER BY SUM(Amount) DESC',
      byAccount.toSorted((a, b) => (sum(ofAccount(b)) ?? 0) - (sum(ofAccount(a)) ?? 0)).map((name) => [name]),
    ],
    [
      'SELECT Account.Name, COUNT(Id) FROM Opportunity GROUP BY Account.Name ORDER BY COUNT(Id) DESC, Account.Name LIMIT 2 OFFSET 1',
      [
        ['Bravo', '3'],
        ['Carat', '3'],
      ],
    ],
    [
      'SELECT Account.Industry i, Account.Site s, COUNT(Id) FROM Opportunity GROUP BY Account.Industry, Account.Site',
      [
        [null, null, '2'],
        ['Banking', null, '3'],
        ['Banking', 'South', '1'],
        ['Media', 'North', '2'],
        ['Retail', 'North', '3'],
        ['Retail', 'South', '3'],
      ],
    ],
    ['SELECT AccountId FROM Opportunity WHERE AccountId = null GROUP BY AccountId', [[null]]],
    ["SELECT StageName FROM Opportunity WHERE Name = 'nobody' GROUP BY StageName", []],
    [
      'SELECT CloseDate FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2016 GROUP BY CloseDate',
      [['2016-02-29'], ['2016-12-31']],
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate) y FROM Opportunity WHERE AccountId = null GROUP BY CloseDate',
      [['2015'], ['2016']],
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate), SUM(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
      years.map((year) => [year, sumOf(opportunities.filter((row) => yearOf(row) === year))]),
    ],
    [
      'SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) FROM Opportunity GROUP BY CALENDAR_MONTH(CloseDate) ORDER BY CALENDAR_MONTH(CloseDate) DESC',
      distinct(opportunities.map(monthOf))
        .toReversed()
        .map((month) => [String(month), count(opportunities.filter((row) => monthOf(row) === month))]),
    ],
    [
      'SELECT IsWon, COUNT(Id) FROM Opportunity GROUP BY IsWon',
      [
        [false, '7'],
        [true, '7'],
      ],
    ],
    [
      'SELECT NumberOfEmployees FROM Account GROUP BY NumberOfEmployees',
      distinct(accounts.map((a) => a.employees)).map((n) => [n === null ? null : String(n)]),
    ],
    // Subtotals: "GROUP BY ROLLUP", "GROUP BY CUBE" and "GROUPING(fieldName)".
    [
      'SELECT Industry, COUNT(Id) FROM Account GROUP BY ROLLUP(Industry)',
      [
        [null, '1'],
        ['Banking', '2'],
        ['Media', '1'],
        ['Retail', '2'],
        [null, '6'],
      ],
    ],
    [
      'SELECT Industry, Site, GROUPING(Industry) gi, GROUPING(Site) gs, COUNT(Id) FROM Account WHERE Industry != null AND Site != null GROUP BY ROLLUP(Industry, Site)',
      [
        ['Banking', 'South', '0', '0', '1'],
        ['Banking', null, '0', '1', '1'],
        ['Media', 'North', '0', '0', '1'],
        ['Media', null, '0', '1', '1'],
        ['Retail', 'North', '0', '0', '1'],
        ['Retail', 'South', '0', '0', '1'],
        ['Retail', null, '0', '1', '2'],
        [null, null, '1', '1', '4'],
      ],
    ],
    [
      'SELECT Rating, Site, SUM(NumberOfEmployees) FROM Account WHERE Site != null GROUP BY CUBE(Rating, Site) ORDER BY GROUPING(Rating), GROUPING(Site), Rating, Site',
      [
        ['Hot', 'North', '100'],
        ['Cold', 'South', '12'],
        ['Hot', null, '100'],
        ['Cold', null, '12'],
        [null, 'North', '100'],
        [null, 'South', '12'],
        [null, null, '112'],
      ],
    ],
  ]);
});

describe('HAVING', () => {
  const byAccount = distinct(opportunities.map(({ account }) => account));
  const having = (holds: (rows: OpportunityRow[], name: string | null) => boolean): (string | null)[][] =>
    byAccount.filter((name) => holds(ofAccount(name), name)).map((name) => [name]);
  const query = (condition: string): string =>
    `SELECT Account.Name FROM Opportunity GROUP BY Account.Name HAVING ${condition}`;
  check([
    [query('COUNT(Id) > 2'), having((rows) => rows.length > 2)],
    [query('COUNT(Id) = 1'), having((rows) => rows.length === 1)],
    [query('SUM(Amount) >= 125.75'), having((rows) => (sum(rows) ?? 0) >= 12_575)],
    [query('AVG(Amount) > 41.9166'), having((rows) => Number(average(rows)) > 41.9166)],
    [query('AVG(Amount) < 41.9167'), having((rows) => Number(average(rows)) < 41.9167)],
    [query('MAX(CloseDate) > 2017-05-31'), having((rows) => rows.some((row) => row.closeDate > '2017-05-31'))],
    [
      query('MAX(CloseDate) = THIS_MONTH'),
      having((rows) =>
        (
          rows
            .map((row) => row.closeDate)
            .sort()
            .at(-1) ?? ''
        ).startsWith('2017-05'),
      ),
    ],
    [query("Account.Name LIKE '%a%'"), having((_, name) => name?.toLowerCase().includes('a') === true)],
    [query('Account.Name = null OR COUNT(Id) = 1'), having((rows, name) => name === null || rows.length === 1)],
    [query('NOT COUNT(Id) > 2'), having((rows) => rows.length <= 2)],
    [
      query("(COUNT(Id) > 2 AND NOT SUM(Amount) < 200) OR Account.Name = 'Echo'"),
      having((rows, name) => (rows.length > 2 && (sum(rows) ?? 0) >= 20_000) || name === 'Echo'),
    ],
    [
      query('COUNT_DISTINCT(StageName) IN (1, 3)'),
      having((rows) => [1, 3].includes(new Set(rows.map((row) => row.stage)).size)),
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) HAVING CALENDAR_YEAR(CloseDate) > 2016 ORDER BY COUNT(Id)',
      [['2018'], ['2017']],
    ],
    [
      'SELECT StageName FROM Opportunity GROUP BY StageName having count(id) > 2 order by StageName desc nulls last limit 1',
      [['Closed Won']],
    ],
  ]);
});

// "Date Functions" (sforce_api_calls_soql_select_date_functions.htm).
describe('date functions in WHERE', () => {
  const opportunity = (condition: string): string => `SELECT Name FROM Opportunity WHERE ${condition}`;
  const dayOfYear = (day: string): number =>
    (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000 + 1;
  check([
    [opportunity('CALENDAR_YEAR(CloseDate) = 2017'), wherever((row) => yearOf(row) === '2017')],
    [opportunity('CALENDAR_QUARTER(CloseDate) = 2'), wherever((row) => monthOf(row) >= 4 && monthOf(row) <= 6)],
    [opportunity('CALENDAR_MONTH(CloseDate) IN (1, 2, 12)'), wherever((row) => [1, 2, 12].includes(monthOf(row)))],
    [opportunity('DAY_IN_MONTH(CloseDate) >= 28'), wherever((row) => Number(row.closeDate.slice(8)) >= 28)],
    [opportunity('DAY_IN_WEEK(CloseDate) = 1'), wherever((row) => new Date(row.closeDate).getUTCDay() === 0)],
    [opportunity('DAY_IN_WEEK(CloseDate) = 7'), wherever((row) => new Date(row.closeDate).getUTCDay() === 6)],
    [opportunity('DAY_IN_YEAR(CloseDate) = 60'), wherever((row) => dayOfYear(row.closeDate) === 60)],
    [opportunity('DAY_IN_YEAR(CloseDate) = 366'), names(opportunities.filter((row) => row.name === 'o01'))],
    [
      opportunity('WEEK_IN_MONTH(CloseDate) = 3'),
      wherever((row) => Math.ceil(Number(row.closeDate.slice(8)) / 7) === 3),
    ],
    [opportunity('WEEK_IN_YEAR(CloseDate) = 1'), wherever((row) => dayOfYear(row.closeDate) <= 7)],
    [opportunity('FISCAL_YEAR(CloseDate) != 2017'), wherever((row) => yearOf(row) !== '2017')],
    [opportunity('FISCAL_QUARTER(CloseDate) = 1 AND FISCAL_MONTH(CloseDate) < 3'), wherever((row) => monthOf(row) < 3)],
    [opportunity('DAY_ONLY(CreatedDate) < 2017-01-01'), []],
    [
      'SELECT Name FROM Opportunity WHERE Amount > 100 ORDER BY CALENDAR_MONTH(CloseDate) DESC',
      [['o11'], ['o04'], ['o02']],
    ],
    ['SELECT COUNT(Id) FROM Opportunity WHERE HOUR_IN_DAY(convertTimezone(CreatedDate)) < 24', [['14']]],
  ]);
});

describe('formula fields', () => {
  const isBig = ({ employees }: AccountRow): boolean => (employees ?? 0) > 10;
  check([
    ["SELECT Name FROM Account WHERE Size__c = 'BIG'", whichever(isBig)],
    [
      'SELECT Name FROM Account ORDER BY Size__c DESC, Name',
      names([...accounts.filter((a) => !isBig(a)), ...accounts.filter(isBig)]),
    ],
    ["SELECT COUNT(Id), MIN(Size__c) FROM Account WHERE Size__c LIKE 'b%'", [[count(accounts.filter(isBig)), 'big']]],
    [
      "SELECT Name FROM Opportunity WHERE AccountId IN (SELECT Id FROM Account WHERE Size__c = 'small')",
      wherever(({ account }) => account !== null && !isBig(accountNamed(account) ?? assert.fail())),
    ],
    ["SELECT Account.Size__c FROM Opportunity WHERE Name IN ('o01', 'o13')", [['big'], [null]]],
  ]);
});

// "Comparison Operators": semi-joins and anti-joins.
describe('semi-joins and anti-joins', () => {
  const withWon = new Set(inStage('Closed Won').map(({ account }) => account));
  const withContact = new Set(contacts.map(({ account }) => account));
  const inner = (condition: string): string => `(SELECT AccountId FROM Opportunity WHERE ${condition})`;
  check([
    [
      `SELECT Name FROM Account WHERE Id IN ${inner("StageName = 'Closed Won'")}`,
      whichever(({ name }) => withWon.has(name)),
    ],
    [
      `SELECT Name FROM Account WHERE Id NOT IN ${inner("StageName = 'Closed Won'")}`,
      whichever(({ name }) => !withWon.has(name)),
    ],
    ['SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)', [['Delta']]],
    [
      'SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact)',
      whichever(({ name }) => withContact.has(name)),
    ],
    [
      `SELECT Name FROM Account WHERE Id IN ${inner('IsWon = true')} AND Id NOT IN (SELECT AccountId FROM Contact)`,
      whichever(({ name }) => withWon.has(name) && !withContact.has(name)),
    ],
    [
      `SELECT Name FROM Account WHERE Rating = 'Hot' AND Id IN ${inner('Amount > 100')}`,
      whichever((row) => row.rating === 'Hot' && ofAccount(row.name).some(({ amount }) => (amount ?? 0) > 10_000)),
    ],
    [
      "SELECT Name FROM Opportunity WHERE AccountId IN (SELECT Id FROM Account WHERE Parent.Name = 'acme')",
      wherever(({ account }) => accountNamed(account)?.parent === 'Acme'),
    ],
    [
      "SELECT Name FROM Opportunity WHERE AccountId NOT IN (SELECT Id FROM Account WHERE Industry != 'Retail')",
      wherever(({ account }) => account === null || accountNamed(account)?.industry === 'Retail'),
    ],
    [
      'SELECT Name FROM Opportunity WHERE AccountId IN (SELECT AccountId FROM Contact) AND IsClosed = false',
      wherever((row) => withContact.has(row.account) && row.account !== null && !row.stage.startsWith('Closed')),
    ],
    [
      'SELECT LastName FROM Contact WHERE AccountId IN (SELECT AccountId FROM Opportunity WHERE CloseDate = TODAY)',
      [['Stone']],
    ],
    ['SELECT COUNT(Id) FROM Account WHERE (Id IN (SELECT AccountId FROM Contact))', [['3']]],
    [
      'SELECT Industry, COUNT(Id) FROM Account a WHERE a.Id IN (SELECT o.AccountId FROM Opportunity o WHERE o.Amount > 50) GROUP BY Industry',
      [
        ['Banking', '1'],
        ['Media', '1'],
        ['Retail', '2'],
      ],
    ],
    ['SELECT Name FROM User WHERE Id IN (SELECT OwnerId FROM Account)', [['Terry Tester']]],
  ]);
});

describe('queryAll', () => {
  const all = [...opportunities, deletedOpportunity];
  check(
    [
      ['SELECT Name FROM Opportunity', names(all)],
      ['SELECT Name FROM Opportunity WHERE IsDeleted = true', names([deletedOpportunity])],
      ['SELECT Name, IsDeleted FROM Account WHERE IsDeleted = true', [['Gone', true]]],
      ['SELECT SUM(Amount) FROM Opportunity', [[sumOf(all)]]],
      ['SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsDeleted = true)', [['Acme']]],
    ],
    { includeDeleted: true },
  );
  check([
    ['SELECT Name FROM Opportunity WHERE IsDeleted = true', []],
    ['SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsDeleted = true)', []],
  ]);
});
