import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

// Source: "PermissionSetAssignment" in the Object Reference (sforce_api_objects_permissionsetassignment.htm).

const API = '/services/data/v66.0';

let org: TestOrg;
let admin: Connection;
let adminToken: string;
before(async () => {
  org = await startTestOrg();
  admin = await org.login('admin@sales-org.test');
  adminToken = await org.token('admin@sales-org.test');
});
after(() => org.close());

async function idOf(object: string, field: string, value: string): Promise<string> {
  const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM ${object} WHERE ${field} = '${value}'`);
  return records[0]?.Id ?? assert.fail(`${object} ${value}`);
}

interface Assignment {
  readonly AssigneeId: string;
  readonly PermissionSetId: string;
}

const assignment = async (username: string, permissionSet: string): Promise<Assignment> => ({
  AssigneeId: await idOf('User', 'Username', username),
  PermissionSetId: await idOf('PermissionSet', 'Name', permissionSet),
});

const post = (token: string, path: string, body: unknown): Promise<Response> =>
  org.fetch(`${API}${path}`, token, { method: 'POST', body: JSON.stringify(body) });

const assign = (token: string, values: Assignment): Promise<Response> =>
  post(token, '/sobjects/PermissionSetAssignment', values);

const codeOf = async (answer: Promise<Response>, status: number): Promise<string | undefined> =>
  ((await jsonOf(answer, status)) as { errorCode: string }[])[0]?.errorCode;

describe('assigning a permission set', () => {
  const describes = async (token: string): Promise<number> =>
    (await org.fetch(`${API}/sobjects/Visit__c/describe`, token)).status;

  it('gives what the set grants until the assignment is deleted', async () => {
    const token = await org.token('user@sales-org.test');
    assert.equal(await describes(token), 404);
    const { id } = (await jsonOf(assign(adminToken, await assignment('user@sales-org.test', 'Sales_Admin')), 201)) as {
      id: string;
    };
    assert.match(id, /^0Pa/);
    assert.equal(await describes(token), 200);
    const deleted = await org.fetch(`${API}/sobjects/PermissionSetAssignment/${id}`, adminToken, { method: 'DELETE' });
    assert.equal(deleted.status, 204);
    assert.equal(await describes(token), 404);
    await jsonOf(org.fetch(`${API}/sobjects/PermissionSetAssignment/${id}`, adminToken), 404);
  });

  it('is refused a second time', async () => {
    const again = assign(adminToken, await assignment('seller@sales-org.test', 'Sales_Person'));
    assert.equal(await codeOf(again, 400), 'DUPLICATE_VALUE');
  });

  it('is refused to users without Assign Permission Sets, who may read them with View Setup', async () => {
    const token = await org.token('seller@sales-org.test');
    const values = await assignment('seller@sales-org.test', 'Sales_Admin');
    assert.equal(await codeOf(assign(token, values), 400), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    const { records } = (await jsonOf(
      org.fetch(`${API}/query?q=${encodeURIComponent('SELECT Id FROM PermissionSetAssignment')}`, token),
    )) as { records: { Id: string }[] };
    const path = `${API}/sobjects/PermissionSetAssignment/${records[0]?.Id ?? ''}`;
    assert.equal(await codeOf(org.fetch(path, token, { method: 'DELETE' }), 403), 'INSUFFICIENT_ACCESS_OR_READONLY');
  });

  it('leaves alone the sets that profiles own', async () => {
    const own =
      'SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE PermissionSet.IsOwnedByProfile = true';
    const { records } = await admin.query<Assignment & { Id: string }>(own);
    const [one, other] = [
      records[0],
      records.find(({ PermissionSetId }) => PermissionSetId !== records[0]?.PermissionSetId),
    ];
    assert.ok(one && other);
    const values = { AssigneeId: one.AssigneeId, PermissionSetId: other.PermissionSetId };
    assert.equal(await codeOf(assign(adminToken, values), 400), 'FIELD_INTEGRITY_EXCEPTION');
    const path = `${API}/sobjects/PermissionSetAssignment/${one.Id}`;
    assert.equal(await codeOf(org.fetch(path, adminToken, { method: 'DELETE' }), 400), 'DELETE_FAILED');
  });
});

// Source: "sObjects That Cannot Be Used Together in DML Operations", Apex Developer Guide (apex_dml_non_mix_sobjects.htm).
describe('setup objects and others in one transaction', () => {
  let values: Assignment;
  beforeEach(async () => {
    values = await assignment('nothing@sales-org.test', 'Sales_Robot');
  });
  const both = (allOrNone: boolean): Promise<Response> =>
    post(adminToken, '/composite', {
      allOrNone,
      compositeRequest: [
        { method: 'POST', url: `${API}/sobjects/Account`, referenceId: 'account', body: { Name: 'Mixed' } },
        { method: 'POST', url: `${API}/sobjects/PermissionSetAssignment`, referenceId: 'assignment', body: values },
      ],
    });
  const accounts = async (): Promise<number> =>
    (await admin.query("SELECT COUNT() FROM Account WHERE Name = 'Mixed'")).totalSize;

  it('are refused, and nothing is saved', async () => {
    const text = JSON.stringify(await jsonOf(both(true)));
    assert.match(text, /MIXED_DML_OPERATION/);
    assert.match(text, /PermissionSetAssignment, original object: Account/);
    assert.equal(await accounts(), 0);
  });

  it('are saved where each request is a transaction of its own', async () => {
    assert.doesNotMatch(JSON.stringify(await jsonOf(both(false))), /errorCode/);
    assert.equal(await accounts(), 1);
  });
});
