import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

interface FieldValue {
  displayValue: string | null;
  value: unknown;
}
interface RecordAnswer extends Record<string, unknown> {
  fields: Record<string, FieldValue>;
}

let org: TestOrg;
let admin: string;
let accountId: string;
let childId: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
  accountId = await create('Account', {
    Name: 'Acme',
    Customer_Key__c: 'ACME',
    AnnualRevenue: 1234567,
    NumberOfEmployees: 12345,
    Revenue__c: 1234567890.5,
    Share__c: 89.3,
    Key_Account__c: true,
    Industry: 'Energy',
    Website: 'acme.test',
  });
  childId = await create('Account', { Name: 'Acme Child', ParentId: accountId });
});
after(() => org.close());

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const path = `/services/data/v66.0/sobjects/${object}`;
  const answer = await jsonOf(org.fetch(path, admin, { method: 'POST', body: JSON.stringify(values) }), 201);
  return (answer as { id: string }).id;
}

function get(path: string, token = admin): Promise<Response> {
  return org.fetch(`/services/data/v66.0/ui-api/${path}`, token);
}

async function record(id: string, query: string, token = admin): Promise<RecordAnswer> {
  return (await jsonOf(get(`records/${id}?${query}`, token))) as RecordAnswer;
}

async function errorOf(response: Promise<Response>, status: number): Promise<{ errorCode: string; message: string }> {
  const [error] = (await jsonOf(response, status)) as { errorCode: string; message: string }[];
  return error ?? { errorCode: '', message: '' };
}

// UI API guide: "Get a Record" (ui_api_resources_record_get.htm), "Record" (ui_api_responses_record.htm).
describe('a UI API record', () => {
  it('has the documented shape', async () => {
    const { eTag, weakEtag, lastModifiedById, lastModifiedDate, systemModstamp, ...rest } = await record(
      accountId,
      'fields=Account.Name',
    );
    assert.deepEqual(rest, {
      apiName: 'Account',
      childRelationships: {},
      fields: { Name: { displayValue: null, value: 'Acme' } },
      id: accountId,
      recordTypeId: '012000000000000AAA',
      recordTypeInfo: null,
    });
    assert.match(String(eTag), /^[0-9a-f]{32}$/);
    assert.match(String(lastModifiedById), /^005/);
    assert.match(String(lastModifiedDate), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    assert.equal(lastModifiedDate, systemModstamp);
    assert.equal(weakEtag, Date.parse(String(lastModifiedDate)));
  });

  // "Field Value" (ui_api_responses_field_value.htm): dates, currency, labels and related records only.
  it('shows values as the user reads them', async () => {
    const names = [
      'AnnualRevenue',
      'NumberOfEmployees',
      'Revenue__c',
      'Share__c',
      'Key_Account__c',
      'Industry',
      'Website',
      'Site',
    ];
    const { fields } = await record(accountId, `fields=${names.map((name) => `Account.${name}`).join(',')}`);
    assert.deepEqual(fields, {
      AnnualRevenue: { displayValue: '$1,234,567', value: 1234567 },
      NumberOfEmployees: { displayValue: null, value: 12345 },
      Revenue__c: { displayValue: null, value: 1234567890.5 },
      Share__c: { displayValue: null, value: 89.3 },
      Key_Account__c: { displayValue: null, value: true },
      Industry: { displayValue: 'Energy', value: 'Energy' },
      Website: { displayValue: null, value: 'acme.test' },
      Site: { displayValue: null, value: null },
    });
  });

  it('nests the parents that its fields span', async () => {
    const { fields } = await record(
      childId,
      'fields=Account.Parent.Name,Account.Parent.Owner.Name,Account.Parent.Parent.Name',
    );
    const parent = fields.Parent;
    assert.equal(parent?.displayValue, 'Acme');
    const value = parent?.value as RecordAnswer;
    assert.equal(value.id, accountId);
    assert.equal(value.apiName, 'Account');
    assert.deepEqual(value.fields.Name, { displayValue: null, value: 'Acme' });
    assert.equal(value.fields.Owner?.displayValue, 'Ann Admin');
    assert.deepEqual(value.fields.Parent, { displayValue: null, value: null });
  });

  it('changes its eTag with its values', async () => {
    const eTag = async (): Promise<unknown> => (await record(childId, 'fields=Account.Name')).eTag;
    const first = await eTag();
    assert.equal(await eTag(), first);
    const path = `/services/data/v66.0/sobjects/Account/${childId}`;
    await org.fetch(path, admin, { method: 'PATCH', body: '{"Site":"South"}' });
    assert.notEqual(await eTag(), first);
  });

  it('leaves out optional fields that are unknown or hidden, and refuses them as fields', async () => {
    const user = await org.token('user@sales-org.test');
    const optional = 'optionalFields=Account.Name,Account.Revenue__c,Account.Nme,Contact.Name,Account.Boss.Name';
    assert.deepEqual(Object.keys((await record(accountId, optional, user)).fields), ['Name']);
    for (const name of ['Account.Revenue__c', 'Account.Nme', 'Contact.Name', 'Account', 'Account.Boss.Name']) {
      const { errorCode } = await errorOf(get(`records/${accountId}?fields=${name}`, user), 400);
      assert.equal(errorCode, 'INVALID_FIELD', name);
    }
  });

  it('tells a hidden field and an unknown one apart to nobody', async () => {
    const user = await org.token('user@sales-org.test');
    const message = async (name: string): Promise<string> =>
      (await errorOf(get(`records/${accountId}?fields=Account.${name}`, user), 400)).message.replace(name, 'X');
    assert.equal(await message('Revenue__c'), await message('Nothing__c'));
  });

  it('is not found where there is none, and refused where the object is closed', async () => {
    const missing = await errorOf(get('records/001000000000000AAA?fields=Account.Name'), 404);
    assert.deepEqual(missing, { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' });
    const nothing = await org.token('nothing@sales-org.test');
    const closed = await errorOf(get(`records/${accountId}?fields=Account.Name`, nothing), 403);
    assert.equal(closed.errorCode, 'INSUFFICIENT_ACCESS');
  });

  it('needs fields', async () => {
    assert.equal((await errorOf(get(`records/${accountId}`), 400)).errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE');
    const children = await errorOf(get(`records/${accountId}?childRelationships=Account.Contacts`), 501);
    assert.match(children.message, /does not support childRelationships/);
  });
});

// UI API guide: "Get a Batch of Records" (ui_api_resources_record_get_batch.htm).
describe('a batch of UI API records', () => {
  it('gives each record its own status', async () => {
    const ids = `${accountId},001000000000000AAA`;
    const answer = (await jsonOf(get(`records/batch/${ids}?fields=Account.Name`))) as {
      hasErrors: boolean;
      results: { statusCode: number; result: RecordAnswer }[];
    };
    assert.equal(answer.hasErrors, true);
    assert.deepEqual(
      answer.results.map(({ statusCode }) => statusCode),
      [200, 404],
    );
    assert.equal(answer.results[0]?.result.fields.Name?.value, 'Acme');
    assert.deepEqual(answer.results[1]?.result, [
      { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
    ]);
  });

  it('holds 200 records and no more', async () => {
    const batch = (count: number): Promise<Response> =>
      get(`records/batch/${Array.from({ length: count }, () => accountId).join(',')}?fields=Account.Name`);
    assert.equal(((await jsonOf(batch(200))) as { results: unknown[] }).results.length, 200);
    assert.equal((await errorOf(batch(201), 400)).errorCode, 'ILLEGAL_QUERY_PARAMETER_VALUE');
  });
});

// UI API guide: "Get Object Metadata" (ui_api_resources_object_info.htm), "Object Info", "Field".
describe('UI API object info', () => {
  async function info(object: string, token = admin): Promise<Record<string, Record<string, Record<string, unknown>>>> {
    return (await jsonOf(get(`object-info/${object}`, token))) as Record<
      string,
      Record<string, Record<string, unknown>>
    >;
  }

  it('tells fields by name', async () => {
    const { apiName, nameFields, fields } = await info('account');
    assert.equal(apiName, 'Account');
    assert.deepEqual(nameFields, ['Name']);
    const { dataType, required, updateable, length } = fields?.Name ?? {};
    assert.deepEqual(
      { dataType, required, updateable, length },
      { dataType: 'String', required: true, updateable: true, length: 255 },
    );
    assert.equal(fields?.Share__c?.dataType, 'Percent');
    assert.deepEqual(fields?.ParentId?.referenceToInfos, [{ apiName: 'Account', nameFields: ['Name'] }]);
    assert.deepEqual(fields?.OwnerId?.referenceToInfos, [
      { apiName: 'User', nameFields: ['Name', 'FirstName', 'LastName'] },
    ]);
  });

  it('is the viewer’s own', async () => {
    const robot = await org.token('robot@sales-org.test');
    const { createable, updateable, fields } = await info('Account', robot);
    assert.deepEqual([createable, updateable], [false, true]);
    assert.equal(fields?.Share__c, undefined);
    assert.equal(fields?.Revenue__c?.updateable, true);
    assert.equal((await errorOf(get('object-info/Visit__c', robot), 400)).errorCode, 'INVALID_TYPE');
  });

  // "Get a Directory of Supported Objects" (ui_api_resources_object_info_directory.htm).
  it('has a directory of the objects that the viewer may read', async () => {
    const directory = async (token: string): Promise<Record<string, object>> =>
      ((await jsonOf(get('object-info', token))) as { objects: Record<string, object> }).objects;
    const { Account, Contact, Visit__c } = await directory(admin);
    assert.deepEqual(Account, {
      apiName: 'Account',
      keyPrefix: '001',
      label: 'Account',
      labelPlural: 'Accounts',
      nameFields: ['Name'],
      objectInfoUrl: '/services/data/v66.0/ui-api/object-info/Account',
    });
    assert.deepEqual((Contact as { nameFields: unknown }).nameFields, ['Name', 'FirstName', 'LastName']);
    assert.notEqual(Visit__c, undefined);
    assert.equal((await directory(await org.token('robot@sales-org.test'))).Visit__c, undefined);
  });

  it('comes in batches', async () => {
    const answer = (await jsonOf(get('object-info/batch/Account,Nothing__c'))) as {
      hasErrors: boolean;
      results: { statusCode: number }[];
    };
    assert.equal(answer.hasErrors, true);
    assert.deepEqual(
      answer.results.map(({ statusCode }) => statusCode),
      [200, 400],
    );
  });
});

describe('the rest of UI API', () => {
  for (const path of ['nav-items', 'actions/global', 'favorites']) {
    it(`has no ${path} and says so`, async () => {
      assert.match((await errorOf(get(path), 501)).message, new RegExp(`does not support the UI API resource ${path}`));
    });
  }
});
