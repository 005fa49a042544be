import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecord, GraphqlClient } from '../support/graphql.ts';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let token: string;
let admin: GraphqlClient;

before(async () => {
  org = await startTestOrg();
  token = await org.token('admin@sales-org.test');
  admin = new GraphqlClient(org, token);
});
after(() => org.close());

interface SavedRecord {
  Id: string;
  [field: string]: unknown;
}

const NO_RECORD: SavedRecord = { Id: '' };

interface Payload {
  Record?: SavedRecord | null;
  Id?: string;
  success?: boolean;
}

async function mutate(
  operations: string,
  options: { allOrNone?: boolean; variables?: unknown; head?: string } = {},
): Promise<{ uiapi: Record<string, Payload | null>; messages: string[]; paths: unknown[] }> {
  const input = options.allOrNone === undefined ? '' : `(input: { allOrNone: ${String(options.allOrNone)} })`;
  const document = `mutation${options.head ?? ''} { uiapi${input} { ${operations} } }`;
  const { data, errors } = await admin.send(document, options.variables);
  for (const { extensions } of errors) assert.deepEqual(extensions, { ErrorType: 'DataFetchingException' });
  const { uiapi } = data as { uiapi: Record<string, Payload | null> };
  return { uiapi, messages: errors.map(({ message }) => message), paths: errors.map(({ paths }) => paths) };
}

async function count(object: string, name: string, field = 'Name'): Promise<number> {
  const query = `query($name: String) { uiapi { query { ${object}(where: { ${field}: { eq: $name } }) { totalCount } } } }`;
  return (await admin.page(object, query, { name })).totalCount;
}

const ROLLED_BACK = 'The operation was rolled back because another operation failed and allOrNone is true.';

// GraphQL API Developer Guide: "Create a Record" (mutations-create.html).
describe('a create', () => {
  it('gives back the record as it was saved, platform fields included', async () => {
    const { uiapi, messages } = await mutate(`AccountCreate(input: { Account: {
      Name: "Trailblazer", AnnualRevenue: 80000, NumberOfEmployees: 12, Share__c: 12.5, Key_Account__c: true, Industry: "Energy", Website: "t.test"
    } }) { Record { Id ApiName Name { value } AnnualRevenue { value displayValue } Share__c { value } NumberOfEmployees { value }
      Key_Account__c { value } Industry { value label } OwnerId { value } CreatedDate { value } } }`);
    assert.deepEqual(messages, []);
    const { Id, OwnerId, CreatedDate, ...rest } = uiapi.AccountCreate?.Record ?? NO_RECORD;
    assert.match(Id, /^001/);
    assert.match((OwnerId as { value: string }).value, /^005/);
    assert.match((CreatedDate as { value: string }).value, /Z$/);
    assert.deepEqual(rest, {
      ApiName: 'Account',
      Name: { value: 'Trailblazer' },
      AnnualRevenue: { value: 80000, displayValue: '$80,000' },
      Share__c: { value: 12.5 },
      NumberOfEmployees: { value: 12 },
      Key_Account__c: { value: true },
      Industry: { value: 'Energy', label: 'Energy' },
    });
    assert.equal(await count('Account', 'Trailblazer'), 1);
  });

  it('takes its input from a variable, dates and empty values included', async () => {
    const { uiapi } = await mutate(
      'made: OpportunityCreate(input: $input) { Record { Id CloseDate { value } Amount { value } IsWon { value } } }',
      {
        head: '($input: OpportunityCreateInput!)',
        variables: {
          input: { Opportunity: { Name: 'Deal', StageName: 'Closed Won', CloseDate: '2026-03-31', Amount: null } },
        },
      },
    );
    const { Id, ...rest } = uiapi.made?.Record ?? NO_RECORD;
    assert.match(Id, /^006/);
    assert.deepEqual(rest, { CloseDate: { value: '2026-03-31' }, Amount: { value: null }, IsWon: { value: true } });
  });

  it('keeps every digit of a number that the document writes out', async () => {
    const { uiapi } = await mutate(
      'AccountCreate(input: { Account: { Name: "Exact", AnnualRevenue: 123456789012345678 } }) { Record { AnnualRevenue { displayValue } } }',
    );
    assert.deepEqual(uiapi.AccountCreate?.Record, { AnnualRevenue: { displayValue: '$123,456,789,012,345,678' } });
  });

  it('saves the record even when nothing of it is asked for', async () => {
    const { uiapi } = await mutate('AccountCreate(input: { Account: { Name: "Silent" } }) { __typename }');
    assert.deepEqual(uiapi.AccountCreate, { __typename: 'AccountCreatePayload' });
    assert.equal(await count('Account', 'Silent'), 1);
  });
});

// "Update a Record" (mutations-update.html), "Delete a Record" (mutations-delete.html).
describe('an update and a delete', () => {
  it('change what is named and clear what is null', async () => {
    const id = await createRecord(org, token, 'Account', { Name: 'Before', Industry: 'Energy', Website: 'b.test' });
    const { uiapi } = await mutate(
      `AccountUpdate(input: { Id: "${id}", Account: { Name: "After", Industry: null } }) { success Record { Id Name { value } Industry { value } Website { value } } }`,
    );
    assert.deepEqual(uiapi.AccountUpdate, {
      success: true,
      Record: { Id: id, Name: { value: 'After' }, Industry: { value: null }, Website: { value: 'b.test' } },
    });
  });

  it('give back the id of what was deleted, which is then gone', async () => {
    const id = await createRecord(org, token, 'Account', { Name: 'Doomed' });
    const { uiapi } = await mutate(`AccountDelete(input: { Id: "${id.slice(0, 15)}" }) { Id }`);
    assert.deepEqual(uiapi.AccountDelete, { Id: id });
    assert.equal(await count('Account', 'Doomed'), 0);
  });
});

// "Mutation Field References" (mutations-references.html).
describe('a reference', () => {
  it('stands for the id of a record that an earlier operation created, by its name or alias', async () => {
    const { uiapi, messages } = await mutate(`
      AccountCreate(input: { Account: { Name: "Group" } }) { Record { Id } }
      branch: AccountCreate(input: { Account: { Name: "Branch", ParentId: "@{AccountCreate}" } }) { Record { Id ParentId { value } } }
      person: ContactCreate(input: { Contact: { LastName: "Referred", AccountId: "@{branch}" } }) { Record { AccountId { value } } }
      changed: AccountUpdate(input: { Id: "@{branch}", Account: { Name: "Branch 2" } }) { Record { Id Name { value } } }`);
    assert.deepEqual(messages, []);
    assert.deepEqual(uiapi.branch?.Record?.ParentId, { value: uiapi.AccountCreate?.Record?.Id });
    assert.deepEqual(uiapi.person?.Record?.AccountId, { value: uiapi.branch?.Record?.Id });
    assert.deepEqual(uiapi.changed?.Record, { Id: uiapi.branch?.Record?.Id, Name: { value: 'Branch 2' } });
  });

  it('can delete what was just created', async () => {
    const { uiapi } = await mutate(`
      made: AccountCreate(input: { Account: { Name: "Brief" } }) { Record { Id } }
      gone: AccountDelete(input: { Id: "@{made}" }) { Id }`);
    assert.equal(uiapi.gone?.Id, uiapi.made?.Record?.Id);
    assert.equal(await count('Account', 'Brief'), 0);
  });

  it('is text like any other where no id belongs', async () => {
    const { uiapi } = await mutate(
      'AccountCreate(input: { Account: { Name: "@{nothing}" } }) { Record { Name { value } } }',
    );
    assert.deepEqual(uiapi.AccountCreate?.Record, { Name: { value: '@{nothing}' } });
  });

  const refused: [string, string, string][] = [
    [
      'to an operation that comes later',
      `child: AccountCreate(input: { Account: { Name: "R", ParentId: "@{later}" } }) { Record { Id } }
       later: AccountCreate(input: { Account: { Name: "R" } }) { Record { Id } }`,
      'child refers to @{later}, and no operation of that name comes before it.',
    ],
    [
      'to itself',
      'child: AccountCreate(input: { Account: { Name: "R", ParentId: "@{child}" } }) { Record { Id } }',
      'child refers to @{child}, and no operation of that name comes before it.',
    ],
    [
      'to nothing',
      'child: AccountCreate(input: { Account: { Name: "R", ParentId: "@{}" } }) { Record { Id } }',
      'child refers to @{}, and no operation of that name comes before it.',
    ],
  ];
  for (const [what, operations, message] of refused) {
    it(`is refused ${what}`, async () => {
      const { messages } = await mutate(operations);
      assert.equal(messages[0], message);
      assert.equal(await count('Account', 'R'), 0);
    });
  }

  it('is refused to an update', async () => {
    const id = await createRecord(org, token, 'Account', { Name: 'Updated' });
    const { messages } = await mutate(`
      changed: AccountUpdate(input: { Id: "${id}", Account: { Industry: "Energy" } }) { Record { Id } }
      child: AccountCreate(input: { Account: { Name: "R", ParentId: "@{changed}" } }) { Record { Id } }`);
    assert.equal(
      messages[1],
      'child refers to @{changed}, which is an update: only creates and deletes can be referred to.',
    );
  });
});

// "Send Mutation Requests", All or None Requests (mutations-use.html).
describe('several operations', () => {
  const operations = (name: string): string => `
    first: AccountCreate(input: { Account: { Name: "${name}" } }) { Record { Id } }
    second: AccountCreate(input: { Account: { Industry: "Energy" } }) { Record { Id } }
    child: ContactCreate(input: { Contact: { LastName: "${name}", AccountId: "@{second}" } }) { Record { Id } }
    third: AccountCreate(input: { Account: { Name: "${name}" } }) { Record { Id } }`;

  for (const allOrNone of [undefined, true]) {
    it(`leave nothing behind when one fails (allOrNone ${String(allOrNone)})`, async () => {
      const { uiapi, messages, paths } = await mutate(operations('All'), { ...(allOrNone ? { allOrNone } : {}) });
      assert.deepEqual(uiapi, { first: null, second: null, child: null, third: null });
      assert.deepEqual(messages, [ROLLED_BACK, 'Required fields are missing: [Name]', ROLLED_BACK, ROLLED_BACK]);
      assert.deepEqual(paths[1], ['uiapi', 'second']);
      assert.equal(await count('Account', 'All'), 0);
    });
  }

  it('stand for themselves with allOrNone false, but for those that refer to a failed one', async () => {
    const { uiapi, messages, paths } = await mutate(operations('Some'), { allOrNone: false });
    assert.deepEqual(messages, ['Required fields are missing: [Name]', 'child refers to @{second}, which failed.']);
    assert.deepEqual(paths, [
      ['uiapi', 'second'],
      ['uiapi', 'child'],
    ]);
    assert.equal(uiapi.second, null);
    assert.equal(uiapi.child, null);
    assert.match(uiapi.third?.Record?.Id ?? '', /^001/);
    assert.equal(await count('Account', 'Some'), 2);
    assert.equal(await count('Contact', 'Some', 'LastName'), 0);
  });

  it('undo updates and deletes too', async () => {
    const kept = await createRecord(org, token, 'Account', { Name: 'Kept' });
    const changed = await createRecord(org, token, 'Account', { Name: 'Unchanged' });
    await mutate(`
      AccountDelete(input: { Id: "${kept}" }) { Id }
      AccountUpdate(input: { Id: "${changed}", Account: { Name: "Changed" } }) { Record { Id } }
      AccountCreate(input: { Account: {} }) { Record { Id } }`);
    assert.equal(await count('Account', 'Kept'), 1);
    assert.equal(await count('Account', 'Unchanged'), 1);
  });

  it('take allOrNone from a variable', async () => {
    const { data } = await admin.send(
      `mutation($input: UIAPIMutationsInput) { uiapi(input: $input) { ${operations('Variable')} } }`,
      { input: { allOrNone: false } },
    );
    assert.notEqual((data as { uiapi: { first: unknown } }).uiapi.first, null);
  });
});

describe('a mutation that the org refuses', () => {
  const refused: [string, string, RegExp][] = [
    [
      'an update of a record that is not there',
      'AccountUpdate(input: { Id: "001000000000000AAA", Account: { Name: "x" } }) { success }',
      /^invalid cross reference id$/,
    ],
    [
      'a delete of a record that is not there',
      'AccountDelete(input: { Id: "001000000000000AAA" }) { Id }',
      /^invalid cross reference id$/,
    ],
    ['an id that is none', 'AccountDelete(input: { Id: "Acme" }) { Id }', /^bad id Acme$/],
    ['an id of another object', 'AccountDelete(input: { Id: "003000000000000AAA" }) { Id }', /is not of this object/],
    [
      'text that is too long',
      `AccountCreate(input: { Account: { Name: "${'x'.repeat(256)}" } }) { Record { Id } }`,
      /data value too large/,
    ],
    [
      'a lookup to nothing',
      'ContactCreate(input: { Contact: { LastName: "x", AccountId: "001000000000000AAA" } }) { Record { Id } }',
      /^invalid cross reference id$/,
    ],
    [
      'children of the record',
      'AccountCreate(input: { Account: { Name: "x1" } }) { Record { Id Contacts { totalCount } } }',
      /^Contacts: related records can't be queried in a mutation\.$/,
    ],
    [
      'a parent of the record',
      'AccountCreate(input: { Account: { Name: "x2" } }) { Record { Owner { Name { value } } } }',
      /^Owner: related records can't be queried in a mutation\.$/,
    ],
  ];
  for (const [what, operation, message] of refused) {
    it(`says why: ${what}`, async () => {
      const { uiapi, messages } = await mutate(operation);
      assert.deepEqual(Object.values(uiapi), [null]);
      assert.equal(messages.length, 1);
      assert.match(messages[0] ?? '', message);
    });
  }

  it('does not write before the document is valid', async () => {
    const { data } = await admin.send(
      'mutation { uiapi { AccountCreate(input: { Account: { Name: "Hasty" } }) { Record { Colour__c { value } } } } }',
    );
    assert.deepEqual(data, {});
    assert.equal(await count('Account', 'Hasty'), 0);
  });
});
