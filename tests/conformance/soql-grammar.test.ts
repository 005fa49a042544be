import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import type { TestOrg } from '../support/local-org/testOrg.ts';
import { accounts, contacts, exampleOrg, now, opportunities } from './soqlExample.ts';
import type { AccountRow, OpportunityRow } from './soqlExample.ts';

/** A query with the rows that it gives, or with the code that it is refused with. */
type Case = readonly [query: string, expected: readonly (readonly (Value | undefined)[])[] | string];

let org: TestOrg;
before(() => {
  org = exampleOrg();
  const idOf = (object: string, name: string): string =>
    String(org.column(`SELECT Id FROM ${object} WHERE Name = '${name}'`)[0]);
  const [acme, deal, reed] = [idOf('Account', 'Acme'), idOf('Opportunity', 'o02'), idOf('Contact', 'Reed')];
  org.add('Task', { Subject: 'visit', WhatId: acme, WhoId: reed });
  org.add('Task', { Subject: 'offer', WhatId: deal });
  org.add('Task', { Subject: 'alone' });
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

const names = (rows: readonly { readonly name: string }[]): string[][] => rows.map(({ name }) => [name]);
const deals = (holds: (row: OpportunityRow) => boolean): string[][] => names(opportunities.filter(holds));
const firms = (holds: (row: AccountRow) => boolean): string[][] => names(accounts.filter(holds));
const account = (rest: string): string => `SELECT Name FROM Account ${rest}`;
const where = (condition: string): string => account(`WHERE ${condition}`);
const opportunity = (condition: string): string => `SELECT Name FROM Opportunity WHERE ${condition}`;

// "Understanding Relationship Fields and Polymorphic Fields" (sforce_api_calls_soql_relationships_and_polymorph_keys.htm), "Name"
// in the Object Reference (sforce_api_objects_name.htm).
describe('paths through polymorphic lookups', () => {
  check([
    [
      'SELECT Subject, What.Name, What.Type, Who.Name, Who.LastName FROM Task',
      [
        ['visit', 'Acme', 'Account', 'Reed', 'Reed'],
        ['offer', 'o02', 'Opportunity', null, null],
        ['alone', null, null, null, null],
      ],
    ],
    ["SELECT Subject FROM Task WHERE What.Type = 'Account'", [['visit']]],
    ["SELECT Subject FROM Task WHERE What.Type IN ('Account', 'opportunity')", [['visit'], ['offer']]],
    ["SELECT Subject FROM Task WHERE What.Type != 'Account'", [['offer'], ['alone']]],
    ["SELECT Subject FROM Task WHERE What.Name LIKE 'a%' OR Who.Name = 'reed'", [['visit']]],
    ['SELECT Subject FROM Task WHERE What.Name = null', [['alone']]],
    ['SELECT Subject FROM Task ORDER BY What.Name DESC NULLS LAST', [['offer'], ['visit'], ['alone']]],
    [
      'SELECT What.Type, COUNT(Id) FROM Task GROUP BY What.Type',
      [
        [null, '1'],
        ['Account', '1'],
        ['Opportunity', '1'],
      ],
    ],
    ["SELECT COUNT(Id) FROM Task WHERE Account.Name = 'Acme' AND What.Type = 'Opportunity'", [['1']]],
    ['SELECT What.Industry FROM Task', 'INVALID_FIELD'],
    ['SELECT Who.AccountId FROM Task', 'INVALID_FIELD'],
    ['SELECT What.Owner.Name FROM Task', 'INVALID_FIELD'],
    ['SELECT Id FROM Task WHERE What.Amount > 5', 'INVALID_FIELD'],
    // "This field contains a value only if the related record is a user."
    ["SELECT Who.Email, What.Alias FROM Task WHERE Subject = 'visit'", [[null, null]]],
    ['SELECT Who.Phone FROM Task', 'FUNCTIONALITY_NOT_ENABLED'],
  ]);
});

// "TYPEOF" (sforce_api_calls_soql_select_typeof.htm).
describe('TYPEOF', () => {
  check([
    [
      'SELECT Subject, TYPEOF What WHEN Account THEN Industry, Name WHEN Opportunity THEN Name, Amount END FROM Task',
      [
        ['visit', 'Retail', 'Acme', null, null],
        ['offer', null, null, 'o02', '250.5'],
        ['alone', null, null, null, null],
      ],
    ],
    [
      "SELECT TYPEOF What WHEN Opportunity THEN StageName ELSE Name END FROM Task WHERE Subject = 'visit'",
      [[null, 'Acme']],
    ],
    [
      "SELECT TYPEOF What WHEN Account THEN Site END, TYPEOF Who WHEN Contact THEN Department END FROM Task WHERE What.Type = 'Account'",
      [['North', 'IT']],
    ],
    ['SELECT TYPEOF What WHEN Account THEN Amount END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Contact THEN Name END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Account THEN Name ELSE Industry END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF Account WHEN Account THEN Name END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF Nothing WHEN Account THEN Name END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Account THEN Name, Name END FROM Task', 'INVALID_FIELD'],
    ['SELECT TYPEOF What WHEN Account THEN Name END, What.Name FROM Task', 'MALFORMED_QUERY'],
    ['SELECT What.Id, TYPEOF What WHEN Account THEN Name END FROM Task', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF What WHEN Account THEN Name WHEN Account THEN Site END FROM Task', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF What WHEN Account THEN Name END FROM Task GROUP BY Subject', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF What ELSE Name END FROM Task', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF What WHEN Account THEN Name FROM Task', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Account WHERE Id IN (SELECT TYPEOF What WHEN Account THEN Id END FROM Task)', 'MALFORMED_QUERY'],
    ['SELECT TYPEOF Who WHEN Lead THEN Name END FROM Task', 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT TYPEOF What WHEN Account THEN Owner.Name END FROM Task', 'FUNCTIONALITY_NOT_ENABLED'],
  ]);
});

// "USING SCOPE" (sforce_api_calls_soql_select_using_scope.htm).
describe('USING SCOPE', () => {
  check([
    [account('USING SCOPE everything'), names(accounts)],
    [account('USING SCOPE mine'), names(accounts)],
    [account("USING SCOPE Mine WHERE Industry = 'Media'"), [['Echo']]],
    ['SELECT COUNT(Id) FROM Opportunity USING SCOPE mine', [[String(opportunities.length)]]],
    [account('USING SCOPE team'), 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT Id FROM Snapshot__c USING SCOPE mine', 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT Id, (SELECT Id FROM Contacts USING SCOPE mine) FROM Account', 'MALFORMED_QUERY'],
  ]);
});

// "Alias Notation" (sforce_api_calls_soql_alias.htm), "Typographical Conventions".
describe('names', () => {
  check([
    ["SELECT a.Name FROM Account a WHERE a.Industry = 'Media'", [['Echo']]],
    ["SELECT Account.Name FROM Account WHERE Account.Industry = 'Media'", [['Echo']]],
    ["select NAME from aCCOUNT where inDustry = 'Media'", [['Echo']]],
    ["SELECT o.Account.Name FROM Opportunity o WHERE o.Name = 'o01'", [['Acme']]],
    ["SELECT Opportunity.Account.Parent.Name FROM Opportunity WHERE Name = 'o04'", [['Acme']]],
    ["SELECT\n\tName\r\nFROM  Account\n WHERE Industry='Media'", [['Echo']]],
    ['SELECT b.Name FROM Account a', 'INVALID_FIELD'],
    ["SELECT c.LastName, a.Name FROM Contact c, c.Account a WHERE a.Name = 'bravo'", [['Stone', 'Bravo']]],
    [
      "SELECT COUNT(Id) FROM Contact c, c.Account a, a.Parent p WHERE p.Name = 'Acme' AND a.Industry = 'Banking'",
      [['1']],
    ],
    [
      "SELECT a.Industry, COUNT(Id) FROM Contact, Contact.Account a WHERE a.Name = 'Acme' GROUP BY a.Industry",
      [['Retail', '2']],
    ],
    ["SELECT LastName FROM Contact c, c.Foo f WHERE LastName = 'x'", 'INVALID_FIELD'],
    ["SELECT LastName FROM Contact c, a.Account a WHERE a.Name = 'x'", 'INVALID_FIELD'],
    ['SELECT LastName FROM Contact c, c.Account', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact, Account', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Account SET OPTIONS (x = 1)', 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT Name FROM Accounts', 'INVALID_TYPE'],
    ['SELECT * FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Name, FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Name Account', 'MALFORMED_QUERY'],
    ['SELECT FROM Account', 'MALFORMED_QUERY'],
    ['SELECT Name FROM Account;', 'MALFORMED_QUERY'],
    ['SELECT Name FROM Account WHERE', 'MALFORMED_QUERY'],
    ['SELECT Name FROM Account LIMIT', 'MALFORMED_QUERY'],
    ['SELECT Name, name FROM Account', 'INVALID_FIELD'],
    ['UPDATE Account SET Name = 5', 'MALFORMED_QUERY'],
    ['', 'MALFORMED_QUERY'],
  ]);
});

// "Quoted String Escape Sequences" (sforce_api_calls_soql_select_quotedstringescapes.htm), "Reserved Characters".
describe('texts', () => {
  check([
    [where("Name = '\\u0041cme'"), [['Acme']]],
    [where("Name = 'it\\'s'"), []],
    [where("Name LIKE '_cm_'"), [['Acme']]],
    [where("Name LIKE 'A\\%'"), []],
    [where("Name LIKE 'A\\_me'"), []],
    [where("Name IN ('ACME', 'echo', 'x')"), [['Acme'], ['Echo']]],
    [where("Name NOT IN ('Acme', 'Bravo', 'Carat', 'Delta')"), [['Echo'], ['Foxtrot']]],
    [where("Name NOT LIKE 'A%'"), 'MALFORMED_QUERY'],
    [where("(NOT Name LIKE '%a%')"), firms(({ name }) => !/a/i.test(name))],
    [where("Name > 'Delta'"), [['Echo'], ['Foxtrot']]],
    [where("Name <= 'bravo'"), [['Acme'], ['Bravo']]],
    [where("Site = ''"), firms(({ site }) => site === null)],
    [where("Name = 'Acme\\x'"), 'MALFORMED_QUERY'],
    [where("Name = 'it's'"), 'MALFORMED_QUERY'],
    [where('Name = "Acme"'), 'MALFORMED_QUERY'],
    [where('Name = Acme'), 'MALFORMED_QUERY'],
    [where('Name = :name'), 'MALFORMED_QUERY'],
    [where('Name = 5'), 'INVALID_FIELD'],
    [where('Name = true'), 'INVALID_FIELD'],
    [where('Name = 2017-01-01'), 'INVALID_FIELD'],
  ]);
});

// "Comparison Operators", "Logical Operators" (sforce_api_calls_soql_select_logicaloperators.htm).
describe('conditions', () => {
  const big = (row: OpportunityRow): boolean => (row.amount ?? 0) > 10_000;
  const won = (row: OpportunityRow): boolean => row.stage === 'Closed Won';
  check([
    [opportunity('Amount > 100 AND IsWon = true'), deals((row) => big(row) && won(row))],
    [
      opportunity('(Amount > 100 OR IsWon = true) AND AccountId != null'),
      deals((row) => (big(row) || won(row)) && row.account !== null),
    ],
    [opportunity('NOT Amount > 100'), deals((row) => !big(row))],
    [opportunity('NOT (Amount > 100 OR IsWon = true)'), deals((row) => !big(row) && !won(row))],
    [opportunity('NOT (NOT Amount > 100)'), deals(big)],
    [opportunity('(NOT Amount > 100) AND (NOT IsWon = true)'), deals((row) => !big(row) && !won(row))],
    [opportunity('Amount > 100 AND (IsWon = true AND (AccountId = null OR CloseDate < 2017-03-01))'), [['o02']]],
    [opportunity('Amount = 250.50'), [['o02']]],
    [opportunity('Amount <> 250.5 AND Amount >= 250.5'), [['o04'], ['o11']]],
    [
      opportunity('Amount IN (5, 12, null)'),
      deals(({ amount }) => amount === 500 || amount === 1200 || amount === null),
    ],
    [opportunity('Amount < 7'), [['o07'], ['o10']]],
    [opportunity('Amount > -1 AND Amount <= 1'), [['o10']]],
    [opportunity('Account.Parent.Name = null AND AccountId != null AND Amount < 20'), [['o12']]],
    [opportunity('IsWon = TRUE AND Amount < 6'), [['o07']]],
    [opportunity('Amount > 100 OR IsWon = true AND AccountId != null'), 'MALFORMED_QUERY'],
    [opportunity('Amount > 100 AND'), 'MALFORMED_QUERY'],
    [opportunity('Amount > 100 Name'), 'MALFORMED_QUERY'],
    [opportunity('(Amount > 100'), 'MALFORMED_QUERY'],
    [opportunity('Amount > 100)'), 'MALFORMED_QUERY'],
    [opportunity('Amount == 100'), 'MALFORMED_QUERY'],
    [opportunity('Amount BETWEEN 1 AND 2'), 'MALFORMED_QUERY'],
    [opportunity('100 < Amount'), 'MALFORMED_QUERY'],
    [opportunity('Amount = Amount'), 'MALFORMED_QUERY'],
    [opportunity('Amount IN ()'), 'MALFORMED_QUERY'],
    [opportunity("Amount = '100'"), 'INVALID_FIELD'],
    [opportunity("IsWon = 'true'"), 'INVALID_FIELD'],
    [opportunity('IsWon LIKE true'), 'INVALID_QUERY_FILTER_OPERATOR'],
    [opportunity("Amount LIKE '1%'"), 'INVALID_QUERY_FILTER_OPERATOR'],
    [opportunity("CloseDate = '2017-01-01'"), 'INVALID_FIELD'],
    [opportunity('CloseDate = 2017-01-01T00:00:00Z'), 'INVALID_FIELD'],
    [opportunity('CreatedDate > 2017-01-01'), 'INVALID_FIELD'],
    [opportunity('CloseDate = 2017-02-30'), 'MALFORMED_QUERY'],
    [opportunity("AccountId = 'nonsense'"), 'INVALID_QUERY_FILTER_OPERATOR'],
    // In an org with one currency.
    [opportunity('Amount > USD5000'), 'MALFORMED_QUERY'],
  ]);
});

// "ORDER BY", "LIMIT", "OFFSET" (sforce_api_calls_soql_select_offset.htm), "FOR VIEW".
describe('order and number of rows', () => {
  check([
    [account('ORDER BY Name DESC LIMIT 2'), [['Foxtrot'], ['Echo']]],
    [account('ORDER BY Industry, Name DESC'), [['Delta'], ['Foxtrot'], ['Bravo'], ['Echo'], ['Carat'], ['Acme']]],
    [account('ORDER BY Industry NULLS LAST, Name LIMIT 1 OFFSET 5'), [['Delta']]],
    [account('ORDER BY NumberOfEmployees DESC NULLS FIRST, Name LIMIT 2'), [['Delta'], ['Bravo']]],
    [account('ORDER BY Rating NULLS LAST, Name LIMIT 3'), [['Acme'], ['Echo'], ['Bravo']]],
    [account('ORDER BY Parent.Name DESC NULLS LAST, Name LIMIT 2'), [['Echo'], ['Bravo']]],
    [account('LIMIT 0'), []],
    [account('ORDER BY Name OFFSET 4'), [['Echo'], ['Foxtrot']]],
    [account('ORDER BY Name LIMIT 5 OFFSET 2000'), []],
    [account('ORDER BY Name LIMIT 1 FOR VIEW'), [['Acme']]],
    [account('ORDER BY Name LIMIT 1 FOR REFERENCE'), [['Acme']]],
    [account('ORDER BY Foo'), 'INVALID_FIELD'],
    [account('ORDER BY'), 'MALFORMED_QUERY'],
    [account('ORDER BY Name ASC DESC'), 'MALFORMED_QUERY'],
    [account('ORDER BY Name NULLS'), 'MALFORMED_QUERY'],
    [account('LIMIT 1 ORDER BY Name'), 'MALFORMED_QUERY'],
    [account('OFFSET 1 LIMIT 1'), 'MALFORMED_QUERY'],
    [account("ORDER BY Name WHERE Name = 'x'"), 'MALFORMED_QUERY'],
    [account('LIMIT -1'), 'MALFORMED_QUERY'],
    [account('LIMIT 1.5'), 'MALFORMED_QUERY'],
    [account("LIMIT 'x'"), 'MALFORMED_QUERY'],
    [account('OFFSET 2001'), 'NUMBER_OUTSIDE_VALID_RANGE'],
    [account('FOR UPDATE'), 'FUNCTIONALITY_NOT_ENABLED'],
    // "You can't use the ORDER BY clause in any SOQL query that uses locking."
    [account('ORDER BY Name LIMIT 1 FOR UPDATE'), 'MALFORMED_QUERY'],
    [account('WITH DATA CATEGORY Geography__c AT usa__c'), 'FUNCTIONALITY_NOT_ENABLED'],
  ]);
});

// "UPDATE TRACKING" (sforce_api_calls_soql_select_update_tracking.htm), "UPDATE VIEWSTAT" (sforce_api_calls_soql_select_update_viewstat.htm): searches
// for and views of articles, which are objects of an org with Knowledge; of others they say nothing. Places and kinds: "SOQL SELECT Syntax"
// (sforce_api_calls_soql_select.htm), and several kinds: "Typographical Conventions in This Document" (sforce_api_calls_soql_typos.htm).
describe('UPDATE', () => {
  check([
    ["SELECT Title FROM FAQ__kav WHERE Keyword = 'Apex' AND Language = 'en_US' UPDATE TRACKING", 'INVALID_TYPE'],
    ["SELECT Title FROM FAQ__kav WHERE PublishStatus = 'online' UPDATE VIEWSTAT", 'INVALID_TYPE'],
    ["SELECT Title FROM KnowledgeArticleVersion WHERE PublishStatus = 'online' UPDATE VIEWSTAT", 'INVALID_TYPE'],
    [account('UPDATE TRACKING'), 'FUNCTIONALITY_NOT_ENABLED'],
    [account('UPDATE VIEWSTAT'), 'FUNCTIONALITY_NOT_ENABLED'],
    [account('ORDER BY Name LIMIT 1 OFFSET 1 FOR VIEW UPDATE VIEWSTAT'), 'FUNCTIONALITY_NOT_ENABLED'],
    [account('UPDATE TRACKING, VIEWSTAT'), 'FUNCTIONALITY_NOT_ENABLED'],
    [account('UPDATE TRACKING FOR UPDATE'), 'FUNCTIONALITY_NOT_ENABLED'],
    [account('UPDATE'), 'MALFORMED_QUERY'],
    [account('UPDATE Name'), 'MALFORMED_QUERY'],
    [account('UPDATE TRACKING LIMIT 1'), 'MALFORMED_QUERY'],
    [account("UPDATE VIEWSTAT WHERE Name = 'Acme'"), 'MALFORMED_QUERY'],
    [account('UPDATE TRACKING FOR VIEW'), 'MALFORMED_QUERY'],
  ]);
});

// "Aggregate Functions", "GROUP BY", "HAVING", "Considerations for GROUP BY".
describe('aliases of results', () => {
  check([
    [
      'SELECT StageName s, COUNT(Id) n FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC LIMIT 1',
      [['Closed Won', '7']],
    ],
    ['SELECT COUNT(Id) n FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 6', [['7']]],
    ['SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY MAX(CloseDate) DESC LIMIT 1', [['Closed Won']]],
    ['SELECT COUNT_DISTINCT(Account.Industry) FROM Opportunity', [['3']]],
    ['SELECT StageName s FROM Opportunity GROUP BY s', 'INVALID_FIELD'],
    ['SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName ORDER BY n', 'INVALID_FIELD'],
    ['SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY StageName HAVING n > 1', 'INVALID_FIELD'],
    ['SELECT StageName, Amount FROM Opportunity GROUP BY StageName', 'MALFORMED_QUERY'],
    ['SELECT SUM(Amount) FROM Opportunity WHERE SUM(Amount) > 1', 'MALFORMED_QUERY'],
    ['SELECT SUM(*) FROM Opportunity', 'MALFORMED_QUERY'],
    ['SELECT SUM(Amount, Amount) FROM Opportunity', 'MALFORMED_QUERY'],
    ['SELECT SUM(MAX(Amount)) FROM Opportunity', 'MALFORMED_QUERY'],
    ['SELECT MEDIAN(Amount) FROM Opportunity', 'MALFORMED_QUERY'],
  ]);
});

// "Date Functions": convertTimezone(), "Date Formats and Date Literals in WHERE", "toLabel()".
describe('functions', () => {
  const count = String(accounts.length);
  check([
    [where('CreatedDate > 2017-01-01T00:00:00+05:30'), names(accounts)],
    [where('CreatedDate < 2017-01-01T00:00:00-0800'), []],
    [where('CALENDAR_YEAR(convertTimezone(CreatedDate)) > 2000'), names(accounts)],
    ['SELECT COUNT(Id) FROM Account GROUP BY CALENDAR_YEAR(convertTimezone(CreatedDate))', [[count]]],
    ['SELECT convertTimezone(CreatedDate) FROM Account', 'FUNCTIONALITY_NOT_ENABLED'],
    [where('CALENDAR_YEAR(CloseDate, CloseDate) = 1'), 'MALFORMED_QUERY'],
    [where('DAY_ONLY(CreatedDate) = TODAY'), []],
    ['SELECT toLabel(Rating) FROM Account LIMIT 1', [['Hot']]],
  ]);
});

// "Relationship Queries" (sforce_api_calls_soql_relationships.htm), "SOQL and SOSL Limits for Search Queries".
describe('limits', () => {
  const terms = (count: number): string => Array.from({ length: count }, (_, n) => `Name != 'x${n}'`).join(' AND ');
  const tooLong = where(`Name IN (${Array.from({ length: 20_000 }, () => "'abc'").join(',')})`);
  const [long] = [where(`Name = '${'x'.repeat(4000)}'`)];
  check([
    [where(terms(3000)), names(accounts)],
    [long, []],
    [where(`Name = '${'x'.repeat(4001)}'`), 'MALFORMED_QUERY'],
    [tooLong, 'MALFORMED_QUERY'],
    ['SELECT Parent.Parent.Parent.Parent.Parent.Name FROM Account LIMIT 1', [[null]]],
    ['SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account', 'MALFORMED_QUERY'],
    [
      "SELECT COUNT(Id) FROM Contact WHERE Account.Parent.Name = 'Acme'",
      [[String(contacts.filter((c) => c.account === 'Bravo').length)]],
    ],
  ]);
});
