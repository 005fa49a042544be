import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

const UI_API = '/services/data/v66.0/ui-api';

interface Answer {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Record<string, { displayValue: string | null; value: unknown }>;
  readonly lastModifiedDate: string;
}

interface Refusal {
  readonly message: string;
  readonly enhancedErrorType: string;
  readonly output: {
    readonly errors: { errorCode: string; message: string }[];
    readonly fieldErrors: Record<string, { errorCode: string; fieldLabel: string; field: string }[]>;
  };
}

let org: TestOrg;
let admin: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.token('admin@sales-org.test');
});
after(() => org.close());

function send(
  method: string,
  path: string,
  body?: unknown,
  { token = admin, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  return org.fetch(`${UI_API}/${path}`, token, init);
}

async function create(fields: Record<string, unknown>, apiName = 'Account'): Promise<Answer> {
  return (await jsonOf(send('POST', 'records', { apiName, fields }), 201)) as Answer;
}

// UI API guide: "Create a Record" (ui_api_resources_records_post.htm).
describe('creating a record through UI API', () => {
  it('answers the record as it was saved', async () => {
    const { apiName, id, fields } = await create({ Name: 'Acme', AnnualRevenue: 1234 });
    assert.equal(apiName, 'Account');
    assert.deepEqual(fields.Name, { displayValue: null, value: 'Acme' });
    assert.equal(fields.AnnualRevenue?.displayValue, '$1,234');
    const read = (await jsonOf(send('GET', `records/${id}?fields=Account.Name`))) as Answer;
    assert.equal(read.fields.Name?.value, 'Acme');
  });

  // "Error with Output" (ui_api_responses_error_with_output.htm).
  it('tells which field was wrong, by its label', async () => {
    const refusal = (await jsonOf(send('POST', 'records', { apiName: 'Account', fields: {} }), 400)) as Refusal;
    assert.equal(refusal.enhancedErrorType, 'RecordError');
    assert.deepEqual(refusal.output.errors, []);
    const [error] = refusal.output.fieldErrors.Name ?? [];
    assert.equal(error?.errorCode, 'REQUIRED_FIELD_MISSING');
    assert.equal(error.fieldLabel, 'Account Name');
  });

  for (const [name, body] of [
    ['no object', { fields: { Name: 'x' } }],
    ['no fields', { apiName: 'Account' }],
    ['an unknown object', { apiName: 'Nothing__c', fields: {} }],
  ] as const) {
    it(`refuses ${name}`, async () => {
      assert.equal((await send('POST', 'records', body)).status, 400);
    });
  }
});

// UI API guide: "Update a Record" (ui_api_resources_record_patch.htm).
describe('updating a record through UI API', () => {
  it('answers the whole record, changed', async () => {
    const { id } = await create({ Name: 'Before', Phone: '1' });
    const changed = (await jsonOf(send('PATCH', `records/${id}`, { fields: { Name: 'After' } }))) as Answer;
    assert.equal(changed.fields.Name?.value, 'After');
    assert.equal(changed.fields.Phone?.value, '1');
  });

  it('is refused with 412 when the record changed after the given time', async () => {
    const { id, lastModifiedDate } = await create({ Name: 'Contested' });
    const since = (time: number): Promise<Response> =>
      send(
        'PATCH',
        `records/${id}`,
        { fields: { Phone: '2' } },
        { headers: { 'If-Unmodified-Since': new Date(time).toUTCString() } },
      );
    assert.equal((await since(Date.parse(lastModifiedDate) - 60_000)).status, 412);
    assert.equal((await since(Date.parse(lastModifiedDate))).status, 200);
  });

  it('is refused for a user who may only read, and changes nothing', async () => {
    const { id } = await create({ Name: 'Untouchable' });
    const robot = await org.token('nothing@sales-org.test');
    const answer = await send('PATCH', `records/${id}`, { fields: { Name: 'x' } }, { token: robot });
    assert.equal(answer.status, 403);
    const read = (await jsonOf(send('GET', `records/${id}?fields=Account.Name`))) as Answer;
    assert.equal(read.fields.Name?.value, 'Untouchable');
  });

  it('finds no record where there is none', async () => {
    assert.equal((await send('PATCH', 'records/001000000000000AAA', { fields: { Name: 'x' } })).status, 404);
  });
});

// UI API guide: "Delete a Record" (ui_api_resources_records_delete.htm).
describe('deleting a record through UI API', () => {
  it('answers 204, and the record is gone', async () => {
    const { id } = await create({ Name: 'Short-lived' });
    assert.equal((await send('DELETE', `records/${id}`)).status, 204);
    assert.equal((await send('GET', `records/${id}?fields=Account.Name`)).status, 404);
    assert.equal((await send('DELETE', `records/${id}`)).status, 404);
  });
});

// UI API guide: "Get Values for a Picklist Field" (ui_api_resources_picklist_values.htm).
describe('picklist values through UI API', () => {
  const master = '012000000000000AAA';

  it('are those of one field, in order, with a default where there is one', async () => {
    const answer = (await jsonOf(send('GET', `object-info/Account/picklist-values/${master}/Rating`))) as {
      values: { label: string; value: string; validFor: unknown[]; attributes: null }[];
      defaultValue: unknown;
      controllerValues: object;
      url: string;
    };
    assert.deepEqual(
      answer.values.map(({ value }) => value),
      ['Hot', 'Warm', 'Cold'],
    );
    assert.deepEqual(answer.values[0], { attributes: null, label: 'Hot', validFor: [], value: 'Hot' });
    assert.equal(answer.defaultValue, null);
    assert.deepEqual(answer.controllerValues, {});
    assert.equal(answer.url, `${UI_API}/object-info/Account/picklist-values/${master}/Rating`);
  });

  it('are those of all picklists of the object', async () => {
    const answer = (await jsonOf(send('GET', `object-info/Account/picklist-values/${master}`))) as {
      picklistFieldValues: Record<string, { values: unknown[] }>;
    };
    assert.ok(answer.picklistFieldValues.Industry?.values.length);
    assert.equal(answer.picklistFieldValues.Name, undefined);
  });

  it('are refused for a field that is no picklist, and for record types that are not there', async () => {
    assert.equal((await send('GET', `object-info/Account/picklist-values/${master}/Name`)).status, 400);
    assert.equal((await send('GET', 'object-info/Account/picklist-values/012000000000001AAA/Rating')).status, 404);
  });
});
