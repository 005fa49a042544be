import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

const SOBJECTS = '/services/data/v66.0/sobjects';

function send(method: string, path: string, body?: unknown, token = admin): Promise<Response> {
  return org.fetch(SOBJECTS + path, token, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function createAccount(values: Record<string, unknown>): Promise<string> {
  const { id } = (await jsonOf(send('POST', '/Account', values), 201)) as { id: string };
  return id;
}

async function read(path: string, token = admin): Promise<Record<string, unknown>> {
  return (await jsonOf(send('GET', path, undefined, token))) as Record<string, unknown>;
}

// REST guide: "sObject Rows" (resources_sobject_retrieve.htm) and "Create a Record" (dome_sobject_create.htm).
describe('a record by id', () => {
  it('is created with an address', async () => {
    const response = await send('POST', '/Account', { attributes: { type: 'Account' }, Name: 'Acme' });
    const answer = (await jsonOf(response, 201)) as { id: string };
    assert.deepEqual(answer, { id: answer.id, success: true, errors: [] });
    assert.match(answer.id, /^001\w{15}$/);
    assert.equal(response.headers.get('Location'), `/services/data/v66.0/sobjects/Account/${answer.id}`);
  });

  it('is read with every field that the user sees', async () => {
    const id = await createAccount({ Name: 'Bolt', Revenue__c: 1234.5, Key_Account__c: true });
    const record = await read(`/Account/${id}`);
    assert.deepEqual(record.attributes, { type: 'Account', url: `${SOBJECTS.slice(0)}/Account/${id}` });
    assert.equal(record.Name, 'Bolt');
    assert.equal(record.Revenue__c, 1234.5);
    assert.equal(record.Key_Account__c, true);
    assert.equal(record.Share__c, null);
    assert.match(String(record.CreatedDate), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
  });

  it('is read with the fields asked for, by its short id too', async () => {
    const id = await createAccount({ Name: 'Chip' });
    const record = await read(`/Account/${id.slice(0, 15)}?fields=name`);
    assert.deepEqual(Object.keys(record), ['attributes', 'Name', 'Id']);
    assert.equal(record.Id, id);
  });

  it('is changed and emptied', async () => {
    const id = await createAccount({ Name: 'Dart', Site: 'North' });
    const response = await send('PATCH', `/Account/${id}`, { Name: 'Dart 2', Site: null });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    const { Name, Site } = await read(`/Account/${id}?fields=Name,Site`);
    assert.deepEqual({ Name, Site }, { Name: 'Dart 2', Site: null });
  });

  it('is deleted, once', async () => {
    const id = await createAccount({ Name: 'Echo' });
    assert.equal((await send('DELETE', `/Account/${id}`)).status, 204);
    for (const method of ['DELETE', 'GET']) {
      assert.deepEqual(await jsonOf(send(method, `/Account/${id}`), 404), [
        { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
      ]);
    }
  });

  it('writes numbers as Java does', async () => {
    const id = await createAccount({ Name: 'Fan', Revenue__c: 12345678, Share__c: 100 });
    const text = await (await send('GET', `/Account/${id}?fields=Revenue__c,Share__c`)).text();
    assert.match(text, /"Revenue__c":1\.2345678E7,"Share__c":100\.0/);
  });

  it('keeps what a double keeps of a number in JSON', async () => {
    const response = await org.fetch(`${SOBJECTS}/Account`, admin, {
      method: 'POST',
      body: '{"Name":"Gear","Revenue__c":1234567890123456.78}',
    });
    const { id } = (await jsonOf(response, 201)) as { id: string };
    assert.equal((await read(`/Account/${id}`)).Revenue__c, 1234567890123456.8);
  });

  it('takes a relationship by external id', async () => {
    const accountId = await createAccount({ Name: 'Hull', Customer_Key__c: 'HULL' });
    const values = { Account__r: { Customer_Key__c: 'HULL' }, Visited_On__c: '2026-01-31' };
    const { id } = (await jsonOf(send('POST', '/Visit__c', values), 201)) as { id: string };
    assert.equal((await read(`/Visit__c/${id}`)).Account__c, accountId);
  });

  const refusals: [string, string, string, unknown, number, string][] = [
    ['without a required field', 'POST', '/Account', {}, 400, 'REQUIRED_FIELD_MISSING'],
    ['with an unknown field', 'POST', '/Account', { Name: 'X', Nme: 1 }, 400, 'INVALID_FIELD'],
    ['with its own id', 'POST', '/Account', { Name: 'X', Id: '001' }, 400, 'INVALID_FIELD'],
    [
      'with a field of the platform',
      'POST',
      '/Account',
      { Name: 'X', CreatedById: '005000000000001AAA' },
      400,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    ],
    ['of an unknown object', 'POST', '/Nothing__c', {}, 404, 'NOT_FOUND'],
    ['by a malformed id', 'GET', '/Account/abc', undefined, 400, 'MALFORMED_ID'],
    ['by the id of nothing', 'PATCH', '/Account/001000000000000AAA', { Name: 'X' }, 404, 'NOT_FOUND'],
    ['with unknown fields asked for', 'GET', '/Account/001000000000000AAA?fields=Nme', undefined, 400, 'INVALID_FIELD'],
  ];
  for (const [what, method, path, body, status, code] of refusals) {
    it(`is refused ${what}`, async () => {
      const [error] = (await jsonOf(send(method, path, body), status)) as Record<string, unknown>[];
      assert.equal(error?.errorCode, code);
      assert.equal(typeof error?.message, 'string');
    });
  }

  it('names the fields of an error', async () => {
    const [error] = (await jsonOf(send('POST', '/Visit__c', {}), 400)) as { fields: string[] }[];
    assert.deepEqual(error?.fields, ['Account__c', 'Visited_On__c']);
  });
});

// REST guide: "sObject Rows by External ID" (resources_sobject_upsert.htm).
describe('a record by external id', () => {
  it('is created, then changed', async () => {
    const path = '/Account/Customer_Key__c/KEY%2F1';
    const created = (await jsonOf(send('PATCH', path, { Name: 'One' }), 201)) as { id: string };
    assert.deepEqual(created, { id: created.id, success: true, errors: [], created: true });
    const updated = await jsonOf(send('PATCH', path, { Name: 'Two' }), 200);
    assert.deepEqual(updated, { id: created.id, success: true, errors: [], created: false });
    const record = await read(`${path}?fields=Name,Customer_Key__c`);
    assert.equal(record.Name, 'Two');
    assert.equal(record.Customer_Key__c, 'KEY/1');
    assert.equal((await send('DELETE', path)).status, 204);
    await jsonOf(send('GET', path), 404);
  });

  // "If the external ID is matched multiple times, then a 300 error is reported" (resources_sobject_upsert.htm); jsforce reads its body as a list.
  it('is not chosen among several: 300 lists them, for whom they are visible', async () => {
    const made = await Promise.all(
      ['Lovelace', 'Byron'].map(async (LastName) => {
        const contact = await jsonOf(send('POST', '/Contact', { LastName, Email: 'ada@example.test' }), 201);
        return (contact as { id: string }).id;
      }),
    );
    const path = '/Contact/Email/ada@example.test';
    for (const [method, body] of [['GET'], ['PATCH', { LastName: 'King' }], ['DELETE']] as const) {
      const several = (await jsonOf(send(method, path, body), 300)) as string[];
      assert.deepEqual(several.sort(), made.map((id) => `/services/data/v66.0/sobjects/Contact/${id}`).sort());
    }
    await jsonOf(send('DELETE', `/Contact/${made[0] ?? ''}`), 204).catch(() => undefined);
    assert.equal((await read(path)).LastName, 'Byron');
    for (const missing of ['/Contact/Email/none@example.test', '/Contact/Id/003', '/Contact/Id/003000000000000AAA']) {
      for (const method of ['GET', 'DELETE']) assert.equal((await send(method, missing)).status, 404);
    }
  });

  it('may not repeat the key in its body', async () => {
    const body = { Customer_Key__c: 'A', Name: 'X' };
    assert.deepEqual(await jsonOf(send('PATCH', '/Account/Customer_Key__c/A', body), 400), [
      {
        message: 'The Customer_Key__c field should not be specified in the sobject data.',
        errorCode: 'INVALID_FIELD',
        fields: ['Customer_Key__c'],
      },
    ]);
  });

  it('needs a field that is an external id', async () => {
    const message = 'Provided external ID field does not exist or is not accessible: Site';
    assert.deepEqual(await jsonOf(send('GET', '/Account/Site/North'), 404), [{ message, errorCode: 'NOT_FOUND' }]);
  });
});

describe('what a user may not see', () => {
  it('is no object', async () => {
    const robot = await org.token('robot@sales-org.test');
    for (const path of ['/Visit__c', '/Visit__c/describe', '/Contact/003000000000000AAA']) {
      await jsonOf(send('GET', path, undefined, robot), 404);
    }
  });

  it('is no field', async () => {
    const user = await org.token('user@sales-org.test');
    const id = await createAccount({ Name: 'Inn', Revenue__c: 5 });
    assert.equal('Revenue__c' in (await read(`/Account/${id}`, user)), false);
    const [error] = (await jsonOf(send('GET', `/Account/${id}?fields=Revenue__c`, undefined, user), 400)) as {
      message: string;
    }[];
    assert.equal(error?.message, "No such column 'Revenue__c' on sobject of type Account");
  });

  it('cannot be written', async () => {
    const seller = await org.token('seller@sales-org.test');
    const id = await createAccount({ Name: 'Jar' });
    const [error] = (await jsonOf(send('PATCH', `/Account/${id}`, { Revenue__c: 1 }, seller), 400)) as {
      errorCode: string;
    }[];
    assert.equal(error?.errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('cannot be created or deleted without the permission', async () => {
    const robot = await org.token('robot@sales-org.test');
    const id = await createAccount({ Name: 'Kit' });
    for (const [method, path, body] of [
      ['POST', '/Account', { Name: 'Kit' }],
      ['DELETE', `/Account/${id}`, undefined],
    ] as const) {
      const response = await send(method, path, body, robot);
      assert.ok(response.status === 400 || response.status === 403, `${method} ${response.status}`);
      const [error] = (await response.json()) as { errorCode: string }[];
      assert.match(error?.errorCode ?? '', /INSUFFICIENT_ACCESS|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/);
    }
  });
});
