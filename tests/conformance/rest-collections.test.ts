import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

interface Result {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const COLLECTIONS = '/services/data/v66.0/composite/sobjects';

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return org.fetch(COLLECTIONS + path, admin, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function results(response: Promise<Response>): Promise<Result[]> {
  return (await jsonOf(response)) as Result[];
}

function account(values: Record<string, unknown>): Record<string, unknown> {
  return { attributes: { type: 'Account' }, ...values };
}

// REST guide: "Use sObject Collections" (resources_composite_sobjects_collections.htm).
describe('collections', () => {
  it('save what can be saved, in the order sent', async () => {
    const [one, two, three] = await results(
      send('POST', '', { records: [account({ Name: 'A' }), account({}), account({ Name: 'C' })] }),
    );
    assert.match(one?.id ?? '', /^001/);
    assert.deepEqual(two, {
      success: false,
      errors: [
        {
          statusCode: 'REQUIRED_FIELD_MISSING',
          message: 'Required fields are missing: [Name]',
          fields: ['Name'],
        },
      ],
    });
    assert.deepEqual(three?.errors, []);
  });

  it('save all or none when asked to', async () => {
    const saved = await results(
      send('POST', '', { allOrNone: true, records: [account({ Name: 'All', Customer_Key__c: 'ALL' }), account({})] }),
    );
    assert.deepEqual(
      saved.map(({ errors }) => errors[0]?.statusCode),
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
    );
    await jsonOf(org.fetch('/services/data/v66.0/sobjects/Account/Customer_Key__c/ALL', admin), 404);
  });

  it('update and delete by id', async () => {
    const created = await results(send('POST', '', { records: [account({ Name: 'U1' }), account({ Name: 'U2' })] }));
    const ids = created.map(({ id }) => id ?? '');
    const records = ids.map((id) => account({ id, Site: 'West' }));
    assert.deepEqual(
      await results(send('PATCH', '', { records })),
      ids.map((id) => ({ id, success: true, errors: [] })),
    );
    const read = (await jsonOf(send('GET', `/Account?ids=${ids.join(',')}&fields=Site`))) as { Site: string }[];
    assert.deepEqual(
      read.map(({ Site }) => Site),
      ['West', 'West'],
    );
    await results(send('DELETE', `?ids=${ids.join(',')}&allOrNone=true`));
    assert.deepEqual(await jsonOf(send('POST', '/Account', { ids, fields: ['Site'] })), [null, null]);
  });

  it('upsert by external id and say what was created', async () => {
    const upsert = (keys: string[]): Promise<Result[]> =>
      results(
        send('PATCH', '/Account/Customer_Key__c', {
          records: keys.map((key) => account({ Customer_Key__c: key, Name: key })),
        }),
      );
    assert.deepEqual(
      (await upsert(['UP1'])).map(({ created }) => created),
      [true],
    );
    assert.deepEqual(
      (await upsert(['UP1', 'UP2'])).map(({ created }) => created),
      [false, true],
    );
  });

  it('resolve relationships before anything of the request is saved', async () => {
    const [parent, child] = await results(
      send('POST', '', {
        records: [
          account({ Name: 'Parent', Customer_Key__c: 'PARENT' }),
          { attributes: { type: 'Visit__c' }, Visited_On__c: '2026-01-01', Account__r: { Customer_Key__c: 'PARENT' } },
        ],
      }),
    );
    assert.equal(parent?.success, true);
    assert.equal(child?.errors[0]?.statusCode, 'INVALID_FIELD');
  });

  it('take 200 records and no more', async () => {
    const records = Array.from({ length: 201 }, (_, index) => account({ Name: `N${index}` }));
    assert.equal((await results(send('POST', '', { records: records.slice(1) }))).length, 200);
    const message = 'record limit reached. cannot submit more than 200 records into this call';
    assert.deepEqual(await jsonOf(send('POST', '', { records }), 400), [{ message, errorCode: 'EXCEEDED_ID_LIMIT' }]);
  });

  // "Get Records With a Request Body Using sObject Collections" (resources_composite_sobjects_collections_retrieve_post.htm).
  it('read 2,000 records and no more', async () => {
    const ids = Array.from({ length: 2001 }, () => '001000000000001AAA');
    const read = { ids: ids.slice(1), fields: ['Name'] };
    assert.equal(((await jsonOf(send('POST', '/Account', read))) as unknown[]).length, 2000);
    const [error] = (await jsonOf(send('POST', '/Account', { ...read, ids }), 400)) as { errorCode: string }[];
    assert.equal(error?.errorCode, 'EXCEEDED_ID_LIMIT');
  });

  const refusals: [string, string, string, unknown, string][] = [
    ['no list', 'POST', '', { records: {} }, 'JSON_PARSER_ERROR'],
    ['no type', 'POST', '', { records: [{ Name: 'X' }] }, 'INVALID_TYPE'],
    ['an unknown type', 'POST', '', { records: [{ attributes: { type: 'Nothing' } }] }, 'INVALID_TYPE'],
    ['no id to update', 'PATCH', '', { records: [account({ Name: 'X' })] }, 'MISSING_ARGUMENT'],
    ['no ids to delete', 'DELETE', '', undefined, 'MISSING_ARGUMENT'],
    ['an id of no object', 'DELETE', '?ids=zzz000000000000AAA', undefined, 'MALFORMED_ID'],
  ];
  for (const [what, method, path, body, code] of refusals) {
    it(`are refused with ${what}`, async () => {
      const [error] = (await jsonOf(send(method, path, body), 400)) as { errorCode: string }[];
      assert.equal(error?.errorCode, code);
    });
  }
});
