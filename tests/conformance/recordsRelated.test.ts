import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Operation } from '../../local-org/src/store/index.ts';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

describe('a relationship by external id', () => {
  const shapes: [name: string, account: Record<string, unknown>][] = [
    ['a CSV column', { 'Account.External_Key__c': 'acme' }],
    ['a CSV column in another case', { 'aCCOUNT.external_key__C': 'ACME' }],
    ['a JSON object', { Account: { External_Key__c: 'ACME' } }],
    ['a JSON object with its type', { Account: { attributes: { type: 'Account' }, External_Key__c: 'ACME' } }],
  ];
  for (const [name, account] of shapes) {
    it(`is found from ${name}`, () => {
      using org = new TestOrg();
      const acme = org.add('Account', { Name: 'Acme', External_Key__c: 'ACME' });
      assert.equal(org.value(org.addOpportunity(account), 'AccountId'), acme);
    });
  }

  for (const [name, account] of [
    ['an empty CSV column', { 'Account.External_Key__c': '' }],
    ['a JSON null', { Account: null }],
  ] as const) {
    it(`is none from ${name}`, () => {
      using org = new TestOrg();
      assert.equal(org.value(org.addOpportunity(account), 'AccountId'), null);
    });
  }

  it('is refused when there is no such record', () => {
    // Source: docs.polytomic.com, "Salesforce: Invalid Reference", which quotes the platform's message.
    using org = new TestOrg();
    const [result] = org.save([
      {
        kind: 'insert',
        object: org.object('Opportunity'),
        values: { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2017-06-30', 'Account.External_Key__c': 'xyz' },
      },
    ]);
    const { code, message } = refusal(result);
    assert.equal(code, 'INVALID_FIELD');
    assert.equal(message, 'Foreign key external ID: xyz not found for field External_Key__c in entity Account');
  });

  it('is refused by a field that is no external id', () => {
    using org = new TestOrg();
    assert.equal(refusal(org.insert('Note__c', { 'Account__r.Site': 'x' })).code, 'INVALID_FIELD');
  });

  it('is refused when two records have the external id', () => {
    using org = new TestOrg();
    org.add('Account', { Name: 'One', Legacy_Key__c: 'L' });
    org.add('Account', { Name: 'Two', Legacy_Key__c: 'L' });
    assert.equal(refusal(org.insert('Note__c', { 'Account__r.Legacy_Key__c': 'L' })).code, 'DUPLICATE_EXTERNAL_ID');
  });

  it('is looked for before any record of the save is written', () => {
    // Source: "Load Related Records with Bulk API 2.0": parents must be there before their children's chunk.
    using org = new TestOrg();
    const accounts = org.object('Account');
    const parent: Operation = { kind: 'insert', object: accounts, values: { Name: 'Parent', External_Key__c: 'P' } };
    const child: Operation = {
      kind: 'insert',
      object: accounts,
      values: { Name: 'Child', 'Parent.External_Key__c': 'P' },
    };
    const [first, second] = org.save([parent, child]);
    succeeded(first);
    assert.equal(refusal(second).code, 'INVALID_FIELD');
    succeeded(org.save([child])[0]);
  });
});

describe('an upsert', () => {
  it('creates, then updates the record with the external id in any case', () => {
    using org = new TestOrg();
    const created = org.upsert('Account', 'External_Key__c', 'Acme', { Name: 'Acme' });
    const updated = org.upsert('Account', 'external_key__c', 'ACME', { Name: 'Acme Ltd' });
    assert.deepEqual(
      [created, updated].map((result) => result.success && result.created),
      [true, false],
    );
    assert.equal(succeeded(updated), succeeded(created));
    assert.equal(org.value(succeeded(created), 'External_Key__c'), 'Acme');
    assert.equal(org.value(succeeded(created), 'Name'), 'Acme Ltd');
  });

  it('takes the external id among the values as well', () => {
    using org = new TestOrg();
    const id = succeeded(org.upsert('Account', 'External_Key__c', 'A', { Name: 'Acme', External_Key__c: 'A' }));
    assert.equal(org.value(id, 'External_Key__c'), 'A');
  });

  it('by Id updates, or creates where no id is given', () => {
    using org = new TestOrg();
    const id = succeeded(org.upsert('Account', 'Id', '', { Name: 'Acme' }));
    assert.equal(succeeded(org.upsert('Account', 'Id', id, { Name: 'New' })), id);
    assert.equal(
      refusal(org.upsert('Account', 'Id', '001A0000006Vm9r', { Name: 'x' })).code,
      'INVALID_CROSS_REFERENCE_KEY',
    );
  });

  it('fails for every record whose external id comes twice in the save', () => {
    // Source: "Upserting Records" in the Apex Developer Guide: a key matched several times is neither inserted nor updated.
    using org = new TestOrg();
    const upsert = (externalId: string) =>
      ({
        kind: 'upsert',
        object: org.object('Account'),
        externalIdField: 'External_Key__c',
        externalId,
        values: { Name: 'x' },
      }) as const;
    const [first, second, third] = org.save([upsert('A'), upsert('B'), upsert('a')]);
    assert.deepEqual(refusal(first), {
      code: 'DUPLICATE_VALUE',
      message: 'Duplicate external id specified: A',
      fields: ['External_Key__c'],
    });
    succeeded(second);
    assert.equal(refusal(third).code, 'DUPLICATE_VALUE');
  });

  it('needs View All Data when the external id is not unique, and a single match', () => {
    using org = new TestOrg();
    org.add('Account', { Name: 'One', Legacy_Key__c: 'L' });
    const two = org.add('Account', { Name: 'Two', Legacy_Key__c: 'l' });
    assert.equal(succeeded(org.upsert('Account', 'Legacy_Key__c', 'l', { Name: 'Two again' })), two);
    org.add('Account', { Name: 'Three', Legacy_Key__c: 'L' });
    assert.equal(refusal(org.upsert('Account', 'Legacy_Key__c', 'L', { Name: 'x' })).code, 'DUPLICATE_EXTERNAL_ID');
    org.restrict({ userPermissions: [] });
    assert.equal(refusal(org.upsert('Account', 'Legacy_Key__c', 'new', { Name: 'x' })).code, 'INSUFFICIENT_ACCESS');
  });

  it('needs a value and an external id field', () => {
    using org = new TestOrg();
    assert.equal(refusal(org.upsert('Account', 'External_Key__c', '', { Name: 'x' })).code, 'MISSING_ARGUMENT');
    assert.equal(refusal(org.upsert('Account', 'Site', 'x', { Name: 'x' })).code, 'INVALID_FIELD');
    assert.equal(refusal(org.upsert('Account', 'Foo__c', 'x', { Name: 'x' })).code, 'INVALID_FIELD');
  });
});

describe('deleting a record', () => {
  it('takes its details, contacts and opportunities along, and clears other lookups', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const other = org.add('Account', { Name: 'Other', ParentId: account });
    const deal = org.addOpportunity({ AccountId: account });
    org.add('Contact', { LastName: 'Lee', AccountId: account });
    org.add('Snapshot__c', { Account__c: account });
    const note = org.add('Note__c', { Account__c: account });
    assert.deepEqual(org.delete(account), { success: true, id: account, created: false });
    assert.equal(org.count('SELECT COUNT() FROM Contact'), 0);
    assert.equal(org.count('SELECT COUNT() FROM Snapshot__c'), 0);
    assert.equal(org.store.find(org.object('Opportunity'), deal), undefined);
    assert.equal(org.value(note, 'Account__c'), null);
    assert.equal(org.value(other, 'ParentId'), null);
  });

  it('is refused, with nothing done, while a restricting lookup points at it', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const contract = org.add('Contract__c', { Account__c: account });
    org.add('Snapshot__c', { Account__c: account });
    assert.equal(refusal(org.delete(account)).code, 'DELETE_FAILED');
    assert.equal(org.count('SELECT COUNT() FROM Snapshot__c'), 1);
    succeeded(org.delete(contract));
    succeeded(org.delete(account));
  });

  it('is refused for setup objects', () => {
    using org = new TestOrg();
    assert.equal(refusal(org.delete(org.userId)).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
  });
});

describe('an opportunity', () => {
  it('follows its stage', () => {
    using org = new TestOrg();
    const id = org.addOpportunity({ StageName: 'Closed Won', Amount: '1054.5', CloseDate: '2017-11-02' });
    const fields = [
      'IsClosed',
      'IsWon',
      'Probability',
      'ForecastCategory',
      'ForecastCategoryName',
      'ExpectedRevenue',
      'FiscalYear',
      'FiscalQuarter',
      'Fiscal',
    ];
    assert.deepEqual(
      fields.map((field) => org.value(id, field)),
      [true, true, '100', 'Closed', 'Closed', '1054.5', '2017', '4', '2017 4'],
    );
    succeeded(org.update(id, { StageName: 'Value Proposition' }));
    assert.deepEqual(
      fields.map((field) => org.value(id, field)),
      [false, false, '50', 'Pipeline', 'Pipeline', '527.25', '2017', '4', '2017 4'],
    );
  });

  it('keeps a probability of its own until the stage changes', () => {
    using org = new TestOrg();
    const id = org.addOpportunity({ Probability: 35, ForecastCategoryName: 'Best Case' });
    assert.equal(org.value(id, 'Probability'), '35');
    assert.equal(org.value(id, 'ForecastCategory'), 'BestCase');
    succeeded(org.update(id, { Name: 'Renamed', Amount: 10 }));
    succeeded(org.update(id, { StageName: 'Prospecting' }));
    assert.equal(org.value(id, 'Probability'), '35');
    assert.equal(org.value(id, 'ExpectedRevenue'), '3.5');
    succeeded(org.update(id, { StageName: 'Qualification' }));
    assert.equal(org.value(id, 'Probability'), '10');
  });

  it('does not take what the platform derives', () => {
    using org = new TestOrg();
    const values = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2017-06-30' };
    for (const field of ['IsWon', 'IsClosed', 'ExpectedRevenue', 'FiscalYear']) {
      assert.equal(
        refusal(org.insert('Opportunity', { ...values, [field]: '1' })).code,
        'INVALID_FIELD_FOR_INSERT_UPDATE',
      );
    }
  });
});

describe("a person's name", () => {
  it('is put together from its parts', () => {
    using org = new TestOrg();
    const id = org.add('Contact', { FirstName: 'Ada', LastName: 'Lee' });
    assert.equal(org.value(id, 'Name'), 'Ada Lee');
    succeeded(org.update(id, { FirstName: '' }));
    assert.equal(org.value(id, 'Name'), 'Lee');
    succeeded(org.update(id, { Title: 'CFO' }));
    assert.equal(org.value(id, 'Name'), 'Lee');
    assert.equal(org.value(org.userId, 'Name'), 'Terry Tester');
  });
});

describe('permissions', () => {
  it('hide a field as if it were not there', () => {
    using org = new TestOrg();
    org.restrict({ hiddenFields: ['Account.Site'] });
    assert.equal(
      refusal(org.insert('Account', { Name: 'x', Site: 'y' })).message,
      "No such column 'Site' on sobject of type Account",
    );
  });

  it('keep a field from being written', () => {
    using org = new TestOrg();
    org.restrict({ readOnlyFields: ['Account.Site', 'Note__c.Account__c'] });
    assert.equal(refusal(org.insert('Account', { Name: 'x', Site: 'y' })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.equal(
      refusal(org.insert('Note__c', { 'Account__r.External_Key__c': 'y' })).code,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });

  it('keep an upsert from creating a record whose external id the user must not write', () => {
    using org = new TestOrg();
    org.add('Account', { Name: 'Acme', External_Key__c: 'A' });
    org.restrict({ readOnlyFields: ['Account.External_Key__c'] });
    succeeded(org.upsert('Account', 'External_Key__c', 'A', { Name: 'New' }));
    const refused = org.upsert('Account', 'External_Key__c', 'B', { Name: 'New' });
    assert.equal(refusal(refused).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('keep records from being written', () => {
    using org = new TestOrg();
    const id = org.add('Account', { Name: 'Acme', External_Key__c: 'A' });
    org.restrict({ readOnlyObjects: ['Account'] });
    assert.equal(refusal(org.insert('Account', { Name: 'x' })).code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    assert.equal(refusal(org.update(id, { Name: 'x' })).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
    assert.equal(
      refusal(org.upsert('Account', 'External_Key__c', 'A', { Name: 'x' })).code,
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    assert.equal(refusal(org.delete(id)).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
  });
});
