import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import { TestOrg } from '../support/local-org/testOrg.ts';

const column = (name: string, entity: string): string =>
  `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;

const relationship = (name: string): string =>
  `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`;

const type = (name: string): string =>
  `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`;

describe('an error with a place in the query', () => {
  it('shows the line, a caret, row and column', () => {
    using org = new TestOrg();
    assert.throws(() => org.query('SELECT Foo FROM Account'), {
      code: 'INVALID_FIELD',
      message: `\nSELECT Foo FROM Account\n       ^\nERROR at Row:1:Column:8\n${column('Foo', 'Account')}`,
    });
  });

  it('counts rows in a query of several lines', () => {
    using org = new TestOrg();
    assert.throws(() => org.query("SELECT Id\nFROM Account\nWHERE Name = 'Foo' AND Foo = 'x'"), {
      code: 'INVALID_FIELD',
      message: `\nWHERE Name = 'Foo' AND Foo = 'x'\n                       ^\nERROR at Row:3:Column:24\n${column('Foo', 'Account')}`,
    });
  });
});

describe('a query is refused', () => {
  const refused: [query: string, code: string, message: string | RegExp][] = [
    ['SELECT Account.Foo FROM Opportunity', 'INVALID_FIELD', column('Foo', 'Account')],
    ['SELECT Foo.Name FROM Opportunity', 'INVALID_FIELD', relationship('Foo')],
    ['SELECT AccountId.Name FROM Opportunity', 'INVALID_FIELD', relationship('AccountId')],
    ['SELECT Id FROM Foo', 'INVALID_TYPE', type('Foo')],
    ['SELECT Id FROM Account ORDER BY Foo', 'INVALID_FIELD', column('Foo', 'Account')],
    ['SELECT Id, Name, Id FROM Account', 'INVALID_FIELD', 'duplicate field selected: Id'],
    [
      "SELECT Id FROM Opportunity WHERE Amount = '5'",
      'INVALID_FIELD',
      "value of filter criterion for field 'Amount' must be of type double and should not be enclosed in quotes",
    ],
    ["SELECT Id FROM Opportunity WHERE Amount IN (1, '5')", 'INVALID_FIELD', /must be of type double/],
    ["SELECT Id FROM Account WHERE NumberOfEmployees > 'x'", 'INVALID_FIELD', /must be of type int and should not/],
    ["SELECT Id FROM Opportunity WHERE IsWon = 'true'", 'INVALID_FIELD', /must be of type boolean and should not/],
    [
      "SELECT Id FROM Opportunity WHERE CloseDate = '2017-01-01'",
      'INVALID_FIELD',
      /must be of type date and should not/,
    ],
    ['SELECT Id FROM Opportunity WHERE CloseDate = 2017-01-01T00:00:00Z', 'INVALID_FIELD', /must be of type date/],
    ['SELECT Id FROM Opportunity WHERE CreatedDate = 2017-01-01', 'INVALID_FIELD', /must be of type dateTime/],
    ['SELECT Id FROM Opportunity WHERE CloseDate = 2017-02-30', 'MALFORMED_QUERY', /2017-02-30/],
    [
      'SELECT Id FROM Account WHERE Name = 5',
      'INVALID_FIELD',
      "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    ],
    ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
    ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator/],
    ['SELECT Id FROM Account WHERE In_Pool__c > true', 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator/],
    ['SELECT Id FROM Account WHERE Name > null', 'INVALID_QUERY_FILTER_OPERATOR', /invalid operator/],
    [
      "SELECT Id FROM Account WHERE Description = 'x'",
      'INVALID_FIELD',
      "field 'Description' can not be filtered in a query call",
    ],
    [
      'SELECT Id FROM Account ORDER BY Description',
      'INVALID_FIELD',
      "field 'Description' can not be sorted in a query call",
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Site = 'b' OR Site = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'OR'",
    ],
    [
      "SELECT Id FROM Account WHERE Name = 'a' OR Site = 'b' AND Site = 'c'",
      'MALFORMED_QUERY',
      "unexpected token: 'AND'",
    ],
    ['SELECT Id', 'MALFORMED_QUERY', 'unexpected token: <EOF>'],
    ['SELECT Id FROM', 'MALFORMED_QUERY', 'unexpected token: <EOF>'],
    ['SELECT FROM Account', 'MALFORMED_QUERY', /unexpected token/],
    ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', 'unexpected token: <EOF>'],
    ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY', /unexpected token/],
    ['SELECT Id FROM Account WHERE Name = :name', 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code'],
    ['SELECT Id FROM Account LIMIT x', 'MALFORMED_QUERY', "unexpected token: 'x'"],
    ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', /unexpected token/],
    [
      "SELECT Id FROM Account WHERE Name = '\\q'",
      'MALFORMED_QUERY',
      /Illegal character sequence '\\q' in string literal/,
    ],
    [`SELECT Id FROM Account WHERE Name LIKE '${'x'.repeat(4001)}'`, 'MALFORMED_QUERY', /longer than 4000/],
    ['SELECT Name n FROM Account', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
    ['SELECT COUNT(), Id FROM Account', 'MALFORMED_QUERY', /unexpected token/],
    ['DELETE FROM Account', 'MALFORMED_QUERY', /unexpected token/],
    ['', 'MALFORMED_QUERY', 'unexpected token: <EOF>'],
    [`SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`, 'MALFORMED_QUERY', /longer than 100000/],
  ];
  for (const [query, code, message] of refused) {
    it(`with ${code}: ${query.slice(0, 90)}`, () => {
      using org = new TestOrg();
      assert.throws(
        () => prepareQuery(query, org, org.viewer),
        (error: Error & { code: string }) => {
          assert.equal(error.code, code);
          if (typeof message === 'string') assert.equal(error.message.split('\n').at(-1), message);
          else assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  const unsupported: [query: string, feature: RegExp][] = [
    ['SELECT TYPEOF Owner WHEN User THEN Name END FROM Account', /TYPEOF/],
    ['SELECT Id FROM Account FOR UPDATE', /FOR UPDATE/],
    [`SELECT Id FROM Account WHERE ${'('.repeat(10)}Name = 'x'${')'.repeat(10)}`, /ten parentheses/],
  ];
  for (const [query, feature] of unsupported) {
    it(`as a gap of this org: ${query}`, () => {
      using org = new TestOrg();
      assert.throws(
        () => prepareQuery(query, org, org.viewer),
        (error: Error & { code: string }) => {
          assert.equal(error.code, 'FUNCTIONALITY_NOT_ENABLED');
          assert.match(error.message, feature);
          assert.match(error.message, /^The embedded org does not support /);
          return true;
        },
      );
    });
  }
});

describe('Bulk API 2.0', () => {
  // Source: "Query with Bulk API 2.0", SOQL considerations, in the Bulk API 2.0 and Bulk API Developer Guide.
  const refused = [
    'SELECT COUNT() FROM Account',
    'SELECT Id FROM Account OFFSET 5',
    'SELECT StageName FROM Opportunity GROUP BY StageName',
    'SELECT MAX(Amount) FROM Opportunity',
    'SELECT FIELDS(ALL) FROM Account LIMIT 200',
    'SELECT Id, FIELDS(CUSTOM) FROM Account LIMIT 1',
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'SELECT TYPEOF Owner WHEN User THEN Name END FROM Account',
  ];
  for (const query of refused) {
    it(`refuses ${query}`, () => {
      using org = new TestOrg();
      assert.throws(() => prepareQuery(query, org, org.viewer, { door: 'bulk' }), { code: 'API_ERROR' });
    });
  }

  it('takes paths, conditions, order and limit', () => {
    using org = new TestOrg();
    const text = 'SELECT Id, Account.Name FROM Opportunity WHERE IsWon = true ORDER BY CloseDate LIMIT 5';
    assert.deepEqual([...prepareQuery(text, org, org.viewer, { door: 'bulk' }).rows()], []);
  });
});

describe('what a user may not see', () => {
  it('does not exist', () => {
    using org = new TestOrg();
    org.restrict({ hiddenObjects: ['Contact', 'User'], hiddenFields: ['Account.Site', 'Opportunity.AccountId'] });
    const refused: [query: string, code: string, message: string][] = [
      ['SELECT Id FROM Contact', 'INVALID_TYPE', type('Contact')],
      ['SELECT Site FROM Account', 'INVALID_FIELD', column('Site', 'Account')],
      ["SELECT Id FROM Account WHERE Site = 'x'", 'INVALID_FIELD', column('Site', 'Account')],
      ['SELECT Id FROM Account ORDER BY Site', 'INVALID_FIELD', column('Site', 'Account')],
      ['SELECT Account.Name FROM Opportunity', 'INVALID_FIELD', relationship('Account')],
      ['SELECT Owner.Name FROM Account', 'INVALID_FIELD', relationship('Owner')],
      ['SELECT Parent.Site FROM Account', 'INVALID_FIELD', column('Site', 'Account')],
    ];
    for (const [query, code, message] of refused) {
      assert.throws(
        () => org.query(query),
        (error: Error & { code: string }) => error.code === code && error.message.endsWith(message),
        query,
      );
    }
  });
});
