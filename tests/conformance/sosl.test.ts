import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Viewer } from '../../local-org/src/security/index.ts';
import { parseSosl, runSearch } from '../../local-org/src/sosl/index.ts';
import type { Value } from '../../local-org/src/store/index.ts';
import { objectXml } from '../support/local-org/sfdxProject.ts';
import { testSchema, TestOrg } from '../support/local-org/testOrg.ts';

const searchable = (label: string): string =>
  objectXml(label).replace('</CustomObject>', '<enableSearch>true</enableSearch></CustomObject>');

let org: TestOrg;
before(() => {
  org = new TestOrg({ schema: testSchema({ 'objects/Memo__c/Memo__c.object-meta.xml': searchable('Memo') }) });
  const acme = org.add('Account', {
    Name: 'Acme Retail',
    Site: 'North',
    Website: 'https://shop.example.com',
    Phone: '(415) 901-7000',
    Description: 'Sells anvils and rockets',
    Industry: 'Banking',
    External_Key__c: 'K-100',
  });
  const other = org.add('Account', { Name: 'Acme Wholesale', Description: 'Buys anvils', NumberOfEmployees: 415 });
  org.add('Account', { Name: 'Bravo', Site: 'Acme street' });
  org.add('Contact', { FirstName: 'Joe', LastName: 'Smith', Email: 'joe.smith@acme.com', AccountId: acme });
  org.add('Contact', { FirstName: 'Joe', LastName: 'Smythe', Department: 'Anvils', AccountId: other });
  org.addOpportunity({ Name: 'Anvils for 2017', AccountId: acme, Amount: '1234.5' });
  org.addOpportunity({ Name: 'Rockets', AccountId: other, NextStep: 'call Joe' });
  org.add('Memo__c', { Name: 'Anvil memo' });
  org.add('Task', { Subject: 'Dinosaurs', ActivityDate: '2015-05-05', Status: 'Completed' });
  org.add('Note__c', { Name: 'Anvils' });
  assert.ok(org.delete(org.add('Account', { Name: 'Acme gone' })).success);
});
after(() => {
  org[Symbol.dispose]();
});

/** The rows of a search, object by object, hidden ids left out. */
function found(statement: string, viewer: Viewer = org.viewer): (readonly (Value | undefined)[])[] {
  return runSearch(parseSosl(statement), org, viewer).flatMap(({ query, count }) =>
    [...query.rows()].slice(0, count).map((row) => row.filter((_, index) => query.columns[index]?.hidden !== true)),
  );
}

type Case = readonly [
  statement: string,
  expected: readonly (readonly (Value | undefined)[])[] | string,
  message?: string,
];

function check(cases: readonly Case[]): void {
  for (const [statement, expected, message] of cases) {
    it(`${typeof expected === 'string' ? `${expected}: ` : ''}${statement.slice(0, 150)}`, () => {
      if (typeof expected !== 'string') assert.deepEqual(found(statement), expected);
      else {
        assert.throws(
          () => found(statement),
          (error: Error & { code: string }) => {
            assert.equal(error.code, expected, error.message);
            if (message !== undefined) assert.equal(error.message, message);
            return true;
          },
        );
      }
    });
  }
}

// "IN SearchGroup" (sforce_api_calls_sosl_in.htm), "About SOSL", "Example Text Searches" (sforce_api_calls_sosl_examples.htm).
describe('a search looks', () => {
  check([
    ['FIND {acme} RETURNING Account(Name)', [['Acme Retail'], ['Acme Wholesale'], ['Bravo']]],
    ['FIND {acme} IN ALL FIELDS RETURNING Account(Name)', [['Acme Retail'], ['Acme Wholesale'], ['Bravo']]],
    ['FIND {rockets} RETURNING Account(Name), Opportunity(Name)', [['Acme Retail'], ['Rockets']]],
    // Website and Site are names of accounts.
    ['FIND {acme} IN NAME FIELDS RETURNING Account(Name)', [['Acme Retail'], ['Acme Wholesale'], ['Bravo']]],
    ['find {shop.example.com} in name fields returning account(name)', [['Acme Retail']]],
    ['FIND {anvils} IN NAME FIELDS RETURNING Account(Name), Opportunity(Name)', [['Anvils for 2017']]],
    ['FIND {Joe Smith} IN NAME FIELDS RETURNING Contact(Name, Email)', [['Joe Smith', 'joe.smith@acme.com']]],
    ['FIND {"Joe Smith" OR "Joe Smythe"} IN Name Fields RETURNING Contact(LastName)', [['Smith'], ['Smythe']]],
    ['FIND {Joe Sm?th*} RETURNING Contact(LastName)', [['Smith'], ['Smythe']]],
    ['FIND {acme} IN NAME FIELDS RETURNING Contact(LastName)', [['Smith'], ['Smythe']]],
    ['FIND {acme} IN EMAIL FIELDS RETURNING Contact(LastName), Account', [['Smith']]],
    ['FIND {9017000} IN PHONE FIELDS RETURNING Account(Name)', []],
    ['FIND {901 7000} IN PHONE FIELDS RETURNING Account(Name)', [['Acme Retail']]],
    ['FIND {415} RETURNING Account(Name)', [['Acme Retail']]],
    ['FIND {K\\-100} RETURNING Account(Name)', [['Acme Retail']]],
    ['FIND {2017} RETURNING Opportunity(Name)', [['Anvils for 2017']]],
    ['FIND {Banking} RETURNING Account', []],
    ['FIND {tester} RETURNING User(Name)', [['Terry Tester']]],
    ['FIND {nothing} RETURNING Account, Contact', []],
  ]);

  it('through all objects that can be searched, for ids, where no object is named', () => {
    const statement = 'FIND {anvil*}';
    const objects = found(statement).map(([id]) => org.schema.objectByKeyPrefix(String(id).slice(0, 3))?.name);
    assert.deepEqual(objects.sort(), ['Account', 'Account', 'Contact', 'Memo__c', 'Opportunity']);
  });
});

// "RETURNING FieldSpec" (sforce_api_calls_sosl_returning.htm), "WHERE", "ORDER BY", "LIMIT n", "OFFSET n", "FORMAT()".
describe('RETURNING', () => {
  const accounts = (rest: string): string => `FIND {acme} RETURNING Account(Name ${rest})`;
  check([
    [accounts("WHERE Name LIKE '%sale'"), [['Acme Wholesale']]],
    [accounts("WHERE (Name LIKE 'a%' OR Site = 'x') AND NumberOfEmployees = null"), [['Acme Retail']]],
    [accounts('WHERE CreatedDate = TODAY ORDER BY Name DESC LIMIT 2'), [['Bravo'], ['Acme Wholesale']]],
    [accounts('ORDER BY Name LIMIT 1 OFFSET 1'), [['Acme Wholesale']]],
    [accounts('LIMIT 0'), []],
    ['FIND {rockets} RETURNING Opportunity(Account.Name, Name)', [['Acme Wholesale', 'Rockets']]],
    ['FIND {anvils} RETURNING Opportunity(FORMAT(Amount) text, toLabel(StageName))', [['$1,234.50', 'Prospecting']]],
    ["FIND {smith} RETURNING Contact(LastName WHERE AccountId IN ('001000000000000AAA'))", []],
    // Results are evenly distributed among the objects.
    ['FIND {acme} RETURNING Account(Name), Contact(LastName) LIMIT 2', [['Acme Retail'], ['Smith']]],
    [
      'FIND {acme OR joe} RETURNING Account(Name), Contact(LastName) LIMIT 3',
      [['Acme Retail'], ['Acme Wholesale'], ['Smith']],
    ],
    ['FIND {acme} RETURNING Account(Name LIMIT 1), Contact(LastName) LIMIT 100', [['Acme Retail'], ['Smith']]],
    [
      'FIND {anvils} RETURNING Opportunity(Name), Account(Name)',
      [['Anvils for 2017'], ['Acme Retail'], ['Acme Wholesale']],
    ],
    [accounts('OFFSET 2001'), 'NUMBER_OUTSIDE_VALID_RANGE', 'SOSL offset should be between 0 to 2000'],
    ['FIND {acme} RETURNING Account(Name OFFSET 1), Contact', 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Note__c', 'INVALID_TYPE', 'entity type Note__c does not support search'],
    ['FIND {acme} RETURNING Accounts', 'INVALID_TYPE'],
    ['FIND {acme} RETURNING Account(Foo)', 'INVALID_FIELD'],
    [accounts("WHERE Foo = 'x'"), 'INVALID_FIELD'],
    [accounts('WHERE'), 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Account()', 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Account(COUNT())', 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Account(COUNT(Id))', 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Account(Name, (SELECT Id FROM Contacts))', 'FUNCTIONALITY_NOT_ENABLED'],
    ['FIND {acme} RETURNING Account(Id FROM Contact)', 'MALFORMED_SEARCH'],
    [accounts('GROUP BY Name'), 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING Account(Name', 'MALFORMED_SEARCH'],
    ['FIND {acme} RETURNING', 'MALFORMED_SEARCH'],
    [accounts('USING ListView=Mine'), 'FUNCTIONALITY_NOT_ENABLED'],
    ['FIND {acme} RETURNING ContentVersion', 'FUNCTIONALITY_NOT_ENABLED'],
  ]);
});

// "SOSL Syntax" (sforce_api_calls_sosl_syntax.htm). Messages: github.com/simple-salesforce/simple-salesforce/issues/415,
// github.com/restforce/restforce/issues/688, github.com/jesperfj/force-rest-api/pull/92.
describe('a statement is refused with', () => {
  check([
    [
      'FIND {Marie-Pier Martin}',
      'MALFORMED_SEARCH',
      "\nFIND {Marie-Pier Martin}\n          ^\nERROR at Row:1:Column:11\nline 1:11 mismatched character '-' expecting '}'",
    ],
    [
      'FIND {John|jane_gray@uoa.edu} RETURNING Contact',
      'MALFORMED_SEARCH',
      "\nFIND {John|jane_gray@uoa.edu} RETURNING Contact\n         ^\nERROR at Row:1:Column:10\nline 1:10 mismatched character '|' expecting '}'",
    ],
    [
      'FIND {name} IN ALL TYPE RETURNING Account(name)',
      'MALFORMED_SEARCH',
      '\nFIND {name} IN ALL TYPE RETURNING Account(name)\n                  ^\nERROR at Row:1:Column:19\nMalformed search token: TYPE',
    ],
    ['FIND {a}', 'INVALID_SEARCH', 'search term must be longer than one character: a'],
    ['FIND {}', 'INVALID_SEARCH'],
    ['FIND acme', 'MALFORMED_SEARCH'],
    ['FIND {acme', 'MALFORMED_SEARCH'],
    ['SELECT Id FROM Account', 'MALFORMED_SEARCH'],
    ['', 'MALFORMED_SEARCH'],
    ['FIND {acme} IN FIELDS', 'MALFORMED_SEARCH'],
    ['FIND {acme} IN TITLE FIELDS', 'MALFORMED_SEARCH'],
    ['FIND {acme} LIMIT x', 'MALFORMED_SEARCH'],
    ['FIND {acme} LIMIT 5 RETURNING Account', 'MALFORMED_SEARCH'],
    ['FIND {acme} IN SIDEBAR FIELDS', 'FUNCTIONALITY_NOT_ENABLED'],
    ["FIND {acme} RETURNING Account WITH METADATA='LABELS'", 'FUNCTIONALITY_NOT_ENABLED'],
    ["FIND {acme} RETURNING Account WITH DIVISION = 'Global'", 'FUNCTIONALITY_NOT_ENABLED'],
    ['FIND {acme} RETURNING Account UPDATE TRACKING', 'FUNCTIONALITY_NOT_ENABLED'],
    [`FIND {${'x'.repeat(100_000)}}`, 'MALFORMED_SEARCH'],
  ]);
});

// "WHERE" (sforce_api_calls_sosl_where.htm): a search retrieves all rows that the user sees, archived ones included.
describe('an archived activity', () => {
  it('is found by a search and not by a query', () => {
    assert.deepEqual(org.query('SELECT Subject FROM Task'), []);
    assert.deepEqual(found('FIND {dinosaurs} RETURNING Task(Subject, IsArchived)'), [['Dinosaurs', true]]);
  });
});

describe('what a user may not see', () => {
  it('is neither searched nor returned: fields, objects, records', () => {
    const statement = 'FIND {rockets} RETURNING Account(Name)';
    const all = org.viewer;
    assert.deepEqual(found(statement), [['Acme Retail']]);
    org.restrict({ hiddenFields: ['Account.Description', 'Contact.AccountId'], hiddenObjects: ['Opportunity'] });
    const { viewer } = org;
    org.viewer = all;
    assert.deepEqual(found(statement, viewer), []);
    assert.deepEqual(found('FIND {acme} IN NAME FIELDS RETURNING Contact(Name)', viewer), []);
    assert.throws(() => found('FIND {rockets} RETURNING Account(Description)', viewer), { code: 'INVALID_FIELD' });
    assert.throws(() => found('FIND {rockets} RETURNING Opportunity', viewer), { code: 'INVALID_TYPE' });
    assert.deepEqual(found('FIND {rockets}', viewer), []);
    const sharing: Viewer = {
      ...all,
      rowFilter: ({ name }, alias) =>
        name === 'Account' ? { text: `${alias}."Name" <> ?`, parameters: ['Acme Retail'] } : undefined,
    };
    assert.deepEqual(found('FIND {anvils} RETURNING Account(Name)', sharing), [['Acme Wholesale']]);
  });
});
