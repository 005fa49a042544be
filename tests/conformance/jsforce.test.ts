import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Connection } from 'jsforce';
import { SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
let connection: Connection;
before(async () => {
  org = await startTestOrg();
  connection = await org.login('admin@sales-org.test');
});
after(() => org.close());

describe('jsforce logs in', () => {
  it('by the password flow and knows who it is', async () => {
    const identity = await connection.identity();
    assert.equal(identity.username, 'admin@sales-org.test');
    assert.equal(connection.instanceUrl, org.url);
    assert.equal(connection.userInfo?.organizationId, identity.organization_id);
  });

  it('not with a wrong password', async () => {
    await assert.rejects(org.login('admin@sales-org.test', 'wrong'), {
      name: 'invalid_grant',
      message: 'authentication failure',
    });
  });

  it('not by SOAP', async () => {
    const soap = new Connection({ loginUrl: org.url, version: '66.0' });
    await assert.rejects(soap.login('admin@sales-org.test', SALES_ORG_PASSWORD), /SOAP API login\(\) is disabled/);
  });

  it('and out again', async () => {
    const other = await org.login('user@sales-org.test');
    await other.logout();
    const { accessToken } = await org.login('user@sales-org.test');
    const again = new Connection({ instanceUrl: org.url, version: '66.0', accessToken: `${accessToken}x` });
    await assert.rejects(async () => again.query('SELECT Id FROM User'), { errorCode: 'INVALID_SESSION_ID' });
  });
});

describe('jsforce works on records', () => {
  it('one by one', async () => {
    const accounts = connection.sobject('Account');
    const created = await accounts.create({ Name: 'Acme', Customer_Key__c: 'J1' });
    assert.equal(created.success, true);
    const id = String(created.id);
    await accounts.update({ Id: id, Site: 'North' });
    const record = await accounts.retrieve(id);
    assert.equal(record.Site, 'North');
    const upserted = await accounts.upsert({ Customer_Key__c: 'J1', Name: 'Acme 2' }, 'Customer_Key__c');
    assert.deepEqual([upserted.success, upserted.id], [true, id]);
    assert.equal((await accounts.destroy(id)).success, true);
    await assert.rejects(accounts.retrieve(id), { errorCode: 'NOT_FOUND' });
  });

  it('in collections, more than 200 at a time', async () => {
    const accounts = connection.sobject('Account');
    const records = Array.from({ length: 401 }, (_, index) => ({ Name: `C${index}`, Customer_Key__c: `C${index}` }));
    const created = await accounts.create(records, { allowRecursive: true });
    assert.equal(created.filter(({ success }) => success).length, 401);
    const upserted = await accounts.upsert(records.slice(0, 3), 'Customer_Key__c');
    assert.ok(upserted.every(({ success }) => success));
    const ids = created.map(({ id }) => String(id));
    const updated = await accounts.update(
      ids.slice(0, 2).map((Id) => ({ Id, Site: 'West' })),
      { allOrNone: true },
    );
    assert.ok(updated.every(({ success }) => success));
    const destroyed = await accounts.destroy(ids, { allowRecursive: true });
    assert.equal(destroyed.filter(({ success }) => success).length, 401);
  });

  it('and passes the platform’s errors on', async () => {
    await assert.rejects(connection.sobject('Account').create({ Site: 'North' }), {
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
    });
  });

  it('and describes them', async () => {
    const { fields } = await connection.sobject('Account').describe();
    assert.equal(fields.find(({ name }) => name === 'Customer_Key__c')?.externalId, true);
    const { sobjects } = await connection.describeGlobal();
    assert.ok(sobjects.some(({ name }) => name === 'Visit__c'));
  });
});

describe('jsforce queries', () => {
  before(async () => {
    const records = Array.from({ length: 2300 }, (_, index) => ({ Name: `Q${index}` }));
    const results = await connection.sobject('Contact').create(
      records.map(({ Name }) => ({ LastName: Name })),
      { allowRecursive: true },
    );
    assert.ok(results.every(({ success }) => success));
  });

  it('page after page', async () => {
    const records = await connection
      .query('SELECT Id, LastName, Owner.Name FROM Contact')
      .run({ responseTarget: 'Records', autoFetch: true, maxFetch: 10_000 });
    assert.equal(records.length, 2300);
    assert.equal(new Set(records.map(({ Id }) => String(Id))).size, 2300);
  });

  it('in bulk', async () => {
    const stream = await connection.bulk2.query('SELECT Id, LastName FROM Contact', { pollInterval: 20 });
    const records = await stream.toArray();
    assert.equal(records.length, 2300);
  });
});

describe('jsforce loads in bulk', () => {
  it('and gets every result', async () => {
    const job = connection.bulk2.createJob({
      object: 'Account',
      operation: 'upsert',
      externalIdFieldName: 'Customer_Key__c',
    });
    await job.open();
    await job.uploadData([
      { Customer_Key__c: 'B1', Name: 'One' },
      { Customer_Key__c: 'B2', Name: '' },
      { Customer_Key__c: 'B3', Name: 'Three, "Inc."' },
    ]);
    await job.close();
    await job.poll(20, 10_000);
    const results = await job.getAllResults();
    assert.equal(results.successfulResults.length, 2);
    assert.equal(results.failedResults.length, 1);
    assert.match(results.failedResults[0]?.sf__Error ?? '', /^REQUIRED_FIELD_MISSING:/);
    assert.equal(results.unprocessedRecords.length, 0);
  });

  it('and learns why a job failed', async () => {
    const load = connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [{ Nme: 'One' }],
      pollInterval: 20,
    });
    await assert.rejects(load, /InvalidBatch : Field name not found : Nme/);
  });
});
