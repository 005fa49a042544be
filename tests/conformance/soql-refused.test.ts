import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { exampleOrg, now } from './soqlExample.ts';

let org: TestOrg;
before(() => {
  org = exampleOrg();
});
after(() => {
  org[Symbol.dispose]();
});

/** The message is compared where a page shows the platform's own. */
type Case = readonly [query: string, code: string, message?: string];

function refuses(cases: readonly Case[]): void {
  for (const [query, code, message] of cases) {
    it(`${code}: ${query.slice(0, 150)}`, () => {
      assert.throws(
        () => [...prepareQuery(query, org, org.viewer, { now }).rows()],
        (error: Error & { code: string }) => {
          assert.equal(error.code, code, error.message);
          if (message !== undefined) assert.equal(error.message.split('\n').at(-1), message);
          return true;
        },
      );
    });
  }
}

const from = 'FROM Opportunity';

// "Considerations for GROUP BY" (sforce_api_calls_soql_select_group_by_considerations.htm), "LIMIT", "GROUP BY ROLLUP",
// "Support for Field Types in Aggregate Functions". Messages: salesforce.stackexchange.com/a/235529 (grouped fields).
describe('an aggregate query is refused with', () => {
  refuses([
    [
      `SELECT Name, COUNT(Id) ${from} GROUP BY StageName`,
      'MALFORMED_QUERY',
      'Field must be grouped or aggregated: Name',
    ],
    [`SELECT Name, COUNT(Id) ${from}`, 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
    [`SELECT CALENDAR_YEAR(CreatedDate), COUNT(Id) ${from} GROUP BY StageName`, 'MALFORMED_QUERY'],
    [`SELECT CALENDAR_YEAR(CloseDate) ${from} GROUP BY CALENDAR_MONTH(CloseDate)`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} GROUP BY StageName ORDER BY Name`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} GROUP BY StageName HAVING Name = 'x'`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} HAVING COUNT(Id) > 1`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} GROUP BY StageName HAVING Id IN (SELECT AccountId FROM Contact)`, 'MALFORMED_QUERY'],
    [`SELECT Amount ${from} GROUP BY Amount`, 'INVALID_FIELD', "field 'Amount' can not be grouped in a query call"],
    [
      `SELECT CreatedDate ${from} GROUP BY CreatedDate`,
      'INVALID_FIELD',
      "field 'CreatedDate' can not be grouped in a query call",
    ],
    [
      'SELECT Description FROM Account GROUP BY Description',
      'INVALID_FIELD',
      "field 'Description' can not be grouped in a query call",
    ],
    ['SELECT Regions__c FROM Account GROUP BY Regions__c', 'INVALID_FIELD'],
    [
      'SELECT Size__c FROM Account GROUP BY Size__c',
      'INVALID_FIELD',
      "field 'Size__c' can not be grouped in a query call",
    ],
    [`SELECT Foo ${from} GROUP BY Foo`, 'INVALID_FIELD'],
    [`SELECT MAX(CreatedDate) ${from} LIMIT 1`, 'MALFORMED_QUERY'],
    [`SELECT MAX(CreatedDate) ${from} OFFSET 1`, 'MALFORMED_QUERY'],
    [`SELECT COUNT() ${from} GROUP BY StageName`, 'MALFORMED_QUERY'],
    [`SELECT StageName, COUNT() ${from} GROUP BY StageName`, 'MALFORMED_QUERY'],
    [`SELECT COUNT() ${from} ORDER BY Name`, 'MALFORMED_QUERY'],
    [`SELECT SUM(StageName) ${from}`, 'MALFORMED_QUERY', 'field StageName does not support aggregate operator SUM'],
    [`SELECT AVG(CloseDate) ${from}`, 'MALFORMED_QUERY', 'field CloseDate does not support aggregate operator AVG'],
    [`SELECT COUNT(IsWon) ${from}`, 'MALFORMED_QUERY', 'field IsWon does not support aggregate operator COUNT'],
    ['SELECT MAX(Description) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT COUNT_DISTINCT(Description) FROM Account', 'MALFORMED_QUERY'],
    [`SELECT COUNT(Foo) ${from}`, 'INVALID_FIELD'],
    [`SELECT COUNT(Account.Foo) ${from}`, 'INVALID_FIELD'],
    [`SELECT SUM(Amount) a, MAX(Amount) A ${from}`, 'MALFORMED_QUERY', 'duplicate alias: A'],
    [`SELECT Name, Account.Name ${from} GROUP BY Name, Account.Name`, 'MALFORMED_QUERY', 'duplicate alias: Name'],
    [`SELECT StageName ${from} GROUP BY StageName, stagename`, 'MALFORMED_QUERY'],
    [`SELECT StageName, COUNT(StageName) ${from} GROUP BY StageName`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} GROUP BY StageName, ROLLUP(AccountId)`, 'MALFORMED_QUERY'],
    [`SELECT StageName ${from} GROUP BY ROLLUP(StageName, AccountId, OwnerId, Name)`, 'MALFORMED_QUERY'],
    [`SELECT GROUPING(StageName) ${from} GROUP BY StageName`, 'MALFORMED_QUERY'],
    [`SELECT GROUPING(Name) ${from} GROUP BY ROLLUP(StageName)`, 'MALFORMED_QUERY'],
    [`SELECT Name ${from} WHERE SUM(Amount) > 5`, 'MALFORMED_QUERY'],
    [`SELECT Name ${from} ORDER BY COUNT(Id)`, 'MALFORMED_QUERY'],
    ['SELECT Name, (SELECT Id FROM Contacts) FROM Account GROUP BY Name', 'MALFORMED_QUERY'],
    [`SELECT Name n ${from}`, 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
  ]);

  it('EXCEEDED_ID_LIMIT when there are more than 2,000 results, and not with 2,000', () => {
    using many = exampleOrg();
    const operations = Array.from({ length: 2001 }, (_, n) => ({
      kind: 'insert' as const,
      object: many.object('Contact'),
      values: { LastName: `Contact ${n}`, Department: 'Many' },
    }));
    for (let start = 0; start < operations.length; start += 200) many.save(operations.slice(start, start + 200));
    const query = "SELECT Name, COUNT(Id) FROM Contact WHERE Department = 'Many' GROUP BY Name";
    assert.throws(() => prepareQuery(query, many, many.viewer).rows(), { code: 'EXCEEDED_ID_LIMIT' });
    assert.equal([...prepareQuery(`${query} LIMIT 2000`, many, many.viewer).rows()].length, 2000);
  });
});

describe('a sum beyond 64 bits', () => {
  it('is refused', () => {
    using org = exampleOrg();
    for (let n = 0; n < 11; n += 1) org.add('Account', { Name: 'Huge', Revenue__c: '9999999999999999.99' });
    const query = "SELECT SUM(Revenue__c) FROM Account WHERE Name = 'Huge'";
    assert.throws(() => org.query(query), { code: 'NUMBER_OUTSIDE_VALID_RANGE' });
    org.column("SELECT Id FROM Account WHERE Name = 'Huge' LIMIT 2").forEach((id) => org.delete(String(id)));
    assert.deepEqual(org.query(query), [['89999999999999999.91']]);
  });
});

// "Comparison Operators": limitations of semi-joins and anti-joins. Messages: apsona.com/docs, "Resolving semijoin subselect errors".
describe('a semi-join is refused with', () => {
  const accounts = (condition: string): string => `SELECT Name FROM Account WHERE ${condition}`;
  const inner = '(SELECT AccountId FROM Opportunity)';
  refuses([
    [
      accounts(`Name = 'x' OR Id IN ${inner}`),
      'MALFORMED_QUERY',
      "Semi join sub-selects are not allowed with the 'OR' operator",
    ],
    [
      accounts(`Name = 'x' AND (Name = 'y' OR Id IN ${inner})`),
      'MALFORMED_QUERY',
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    ],
    [accounts(`NOT Id IN ${inner}`), 'MALFORMED_QUERY'],
    [accounts(`Name = 'x' AND (NOT Id IN ${inner})`), 'MALFORMED_QUERY'],
    [accounts(`Id IN ${inner} AND Id IN ${inner} AND Id NOT IN ${inner}`), 'MALFORMED_QUERY'],
    [
      accounts('Id IN (SELECT AccountId FROM Contact WHERE AccountId IN (SELECT AccountId FROM Opportunity))'),
      'MALFORMED_QUERY',
    ],
    [accounts("Id IN (SELECT ParentId FROM Account WHERE Name = 'x')"), 'MALFORMED_QUERY'],
    [accounts(`Id = ${inner}`), 'MALFORMED_QUERY'],
    [accounts(`Name IN ${inner}`), 'MALFORMED_QUERY'],
    [accounts(`OwnerId IN ${inner}`), 'MALFORMED_QUERY'],
    [accounts(`Parent.Id IN ${inner}`), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT Name FROM Opportunity)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT Account.ParentId FROM Opportunity)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT AccountId, Id FROM Opportunity)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT COUNT() FROM Opportunity)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT AccountId FROM Opportunity LIMIT 5)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT AccountId FROM Opportunity ORDER BY Name)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT AccountId FROM Opportunity GROUP BY AccountId)'), 'MALFORMED_QUERY'],
    [accounts('Id IN (SELECT AccountId FROM Foo)'), 'INVALID_TYPE'],
    [accounts('Id IN (SELECT Foo FROM Opportunity)'), 'INVALID_FIELD'],
    [accounts("Id IN (SELECT AccountId FROM Opportunity WHERE Foo = 'x')"), 'INVALID_FIELD'],
    [accounts('Id IN (SELECT WhatId FROM Task)'), 'MALFORMED_QUERY'],
  ]);
});

// "Understanding Relationship Query Limitations", "OFFSET", "FIELDS()" under "SELECT".
describe('a selection is refused with', () => {
  const levels = (depth: number): string =>
    depth === 0 ? 'SELECT Id FROM ChildAccounts' : `SELECT Id, (${levels(depth - 1)}) FROM ChildAccounts`;
  const children = (count: number): string =>
    Array.from({ length: count }, () => '(SELECT Id FROM Contacts)').join(', ');
  refuses([
    ['SELECT Id, (SELECT Id FROM Foo__r) FROM Account', 'INVALID_TYPE'],
    ['SELECT Id, (SELECT Id FROM Contact) FROM Account', 'INVALID_TYPE'],
    ['SELECT Id, (SELECT Foo FROM Contacts) FROM Account', 'INVALID_FIELD'],
    ["SELECT Id, (SELECT Id FROM Contacts WHERE Foo = 'x') FROM Account", 'INVALID_FIELD'],
    ['SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Id, (SELECT Department FROM Contacts GROUP BY Department) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Id, (SELECT Id FROM Contacts OFFSET 1) FROM Account', 'MALFORMED_QUERY'],
    [`SELECT Id, ${children(2)} FROM Account`, 'MALFORMED_QUERY'],
    [`SELECT Id, ${children(21)} FROM Account`, 'MALFORMED_QUERY'],
    [`SELECT Id, (${levels(4)}) FROM Account`, 'MALFORMED_QUERY'],
    ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', 'MALFORMED_QUERY'],
    ['SELECT FIELDS(CUSTOM) FROM User LIMIT 1', 'MALFORMED_QUERY'],
    ['SELECT FIELDS(NONE) FROM Account LIMIT 1', 'MALFORMED_QUERY'],
    ['SELECT Id, FIELDS(ALL) FROM User LIMIT 200', 'INVALID_FIELD', 'duplicate field selected: Id'],
    ['SELECT CALENDAR_YEAR(CreatedDate) FROM Account', 'MALFORMED_QUERY'],
    ['SELECT toLabel(Name) FROM Account', 'INVALID_FIELD'],
    ['SELECT Id FROM Account OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY'],
    // Only in Apex: "WITH" in the SOQL and SOSL Reference.
    ['SELECT Id FROM Account WITH SECURITY_ENFORCED', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Account WITH USER_MODE', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF Owner WHEN User THEN Name END FROM Account', 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT Id FROM Account FOR UPDATE', 'FUNCTIONALITY_NOT_ENABLED'],
  ]);
});

describe('paths to parents', () => {
  const users = ['CreatedBy', 'LastModifiedBy', 'Manager'];
  const below = (paths: readonly string[]): string[] => paths.flatMap((path) => users.map((user) => `${path}.${user}`));
  const first = below(['Owner']);
  const second = below(first);
  const third = below(second);
  const parents = ['Owner', ...first, ...second, ...third, ...below(third)];
  const query = (count: number): string =>
    `SELECT ${parents
      .slice(0, count)
      .map((path) => `${path}.Name`)
      .join(', ')} FROM Account LIMIT 1`;

  it('may lead to 55 of them, and to no more', () => {
    assert.equal(new Set(parents.slice(0, 56)).size, 56);
    assert.equal(org.query(query(55))[0]?.length, 55);
    assert.throws(() => org.query(query(56)), { code: 'MALFORMED_QUERY' });
  });
});

// "Date Formats and Date Literals in WHERE", "Date Functions", "Querying Multi-Select Picklists".
describe('a condition is refused with', () => {
  refuses([
    [`SELECT Id ${from} WHERE Name = TODAY`, 'INVALID_FIELD'],
    [`SELECT Id ${from} WHERE Amount > LAST_YEAR`, 'INVALID_FIELD'],
    [`SELECT Id ${from} WHERE CloseDate = LAST_N_DAYS:-1`, 'MALFORMED_QUERY'],
    [`SELECT Id ${from} WHERE CloseDate = LAST_N_DAYS`, 'MALFORMED_QUERY'],
    [`SELECT Id ${from} WHERE CloseDate = SOMEDAY`, 'MALFORMED_QUERY'],
    [`SELECT Id ${from} WHERE CloseDate = LAST_N_YEARS:999999`, 'MALFORMED_QUERY'],
    [`SELECT Id ${from} WHERE CloseDate LIKE TODAY`, 'INVALID_QUERY_FILTER_OPERATOR'],
    [`SELECT Id ${from} WHERE CALENDAR_YEAR(Name) = 2017`, 'INVALID_FIELD'],
    [`SELECT Id ${from} WHERE CALENDAR_YEAR(Foo) = 2017`, 'INVALID_FIELD'],
    [`SELECT Id ${from} WHERE CALENDAR_YEAR(CloseDate) = '2017'`, 'INVALID_FIELD'],
    [`SELECT Id ${from} WHERE DAY_ONLY(CloseDate) = 2017-01-01`, 'MALFORMED_QUERY'],
    [`SELECT Id ${from} WHERE HOUR_IN_DAY(CloseDate) = 1`, 'MALFORMED_QUERY'],
    ["SELECT Id FROM Account WHERE Name INCLUDES ('x')", 'INVALID_QUERY_FILTER_OPERATOR'],
    // "Querying Multi-Select Picklists" (sforce_api_calls_soql_querying_multiselect_picklists.htm): =, !=, includes and excludes
    ["SELECT Id FROM Account WHERE Regions__c LIKE 'E%'", 'INVALID_QUERY_FILTER_OPERATOR'],
    ["SELECT Id FROM Account WHERE Regions__c IN ('EMEA')", 'INVALID_QUERY_FILTER_OPERATOR'],
    ["SELECT Id FROM Account WHERE Regions__c > 'EMEA'", 'INVALID_QUERY_FILTER_OPERATOR'],
    ["SELECT Id FROM Account WHERE Industry EXCLUDES ('x')", 'INVALID_QUERY_FILTER_OPERATOR'],
    ["SELECT Id FROM Account WHERE Description LIKE 'x%'", 'INVALID_FIELD'],
    ['SELECT Id FROM Account ORDER BY Description', 'INVALID_FIELD'],
  ]);
});
