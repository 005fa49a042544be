import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prepareQuery } from '../../local-org/src/soql/index.ts';
import type { TestOrg as Org } from '../support/local-org/testOrg.ts';
import { succeeded, TestOrg } from '../support/local-org/testOrg.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import { RestUser } from '../support/restUser.ts';

const day = (age: number): string => new Date(Date.now() - age * 86_400_000).toISOString().slice(0, 10);

function names(org: Org, soql: string, includeDeleted = false): unknown[] {
  return [...prepareQuery(soql, org, org.viewer, { includeDeleted }).rows()].map(([name]) => name);
}

// "Archived Activities", SOAP API Developer Guide
// (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_archive.htm).
describe('archived activities', () => {
  it('are closed tasks that were due, and events that began, 365 days ago', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const task = (Subject: string, values: object): string =>
      org.add('Task', { Subject, WhatId: account, Status: 'Completed', ...values });
    task('old', { ActivityDate: day(365) });
    task('young', { ActivityDate: day(364) });
    task('open', { ActivityDate: day(800), Status: 'In Progress' });
    task('without day', {});
    for (const age of [366, 364]) {
      org.add('Event', { Subject: `${age}`, StartDateTime: `${day(age)}T09:00:00Z`, DurationInMinutes: 60 });
    }
    assert.deepEqual(names(org, 'SELECT Subject FROM Task ORDER BY Subject'), ['open', 'without day', 'young']);
    assert.deepEqual(names(org, 'SELECT Subject FROM Task WHERE IsArchived = true'), []);
    assert.deepEqual(names(org, 'SELECT Subject FROM Task WHERE IsArchived = true', true), ['old']);
    assert.deepEqual(names(org, 'SELECT Subject FROM Event'), ['364']);
    assert.equal(names(org, 'SELECT Subject FROM Event', true).length, 2);
    assert.equal(org.count('SELECT COUNT() FROM Task WHERE WhatId != null'), 3);
  });

  it('are those without a day that were created so long ago', () => {
    using org = new TestOrg();
    org.store.seed(org.object('Task'), {
      ...{ Subject: 'ancient', Status: 'Completed', OwnerId: org.userId },
      ...{ IsClosed: true, CreatedDate: `${day(366)}T00:00:00.000Z` },
    });
    assert.deepEqual(names(org, 'SELECT Subject FROM Task'), []);
    assert.deepEqual(names(org, 'SELECT Subject FROM Task', true), ['ancient']);
  });

  it('can still be changed, and go with what they are about', () => {
    using org = new TestOrg();
    const account = org.add('Account', { Name: 'Acme' });
    const id = org.add('Task', { Subject: 'old', WhatId: account, Status: 'Completed', ActivityDate: day(400) });
    assert.equal(org.value(id, 'IsArchived'), true);
    succeeded(org.update(id, { Subject: 'renamed' }));
    assert.deepEqual(names(org, 'SELECT Subject FROM Task'), []);
    succeeded(org.update(id, { ActivityDate: day(1) }));
    assert.deepEqual(names(org, 'SELECT Subject FROM Task'), ['renamed']);
    succeeded(org.update(id, { ActivityDate: day(400) }));
    succeeded(org.delete(account));
    assert.equal(org.store.find(org.object('Task'), id), undefined);
  });

  it('answer to queryAll alone, over HTTP too', async () => {
    const org = await startTestOrg();
    try {
      const user = await RestUser.of(org, 'admin@sales-org.test');
      const WhatId = await user.create('Account', { Name: 'Acme' });
      const id = await user.create('Task', { Subject: 'old', Status: 'Completed', ActivityDate: day(400), WhatId });
      const soql = encodeURIComponent('SELECT Id, IsArchived FROM Task');
      assert.equal(((await jsonOf(user.get(`query?q=${soql}`))) as { totalSize: number }).totalSize, 0);
      const { records } = (await jsonOf(user.get(`queryAll?q=${soql}`))) as { records: Record<string, unknown>[] };
      assert.deepEqual(
        records.map((record) => [record.Id, record.IsArchived]),
        [[id, true]],
      );
      const [account] = await user.records('SELECT (SELECT Id FROM Tasks) FROM Account');
      assert.equal(account?.Tasks, null);
      const one = (await jsonOf(user.get(`sobjects/Task/${id}`))) as Record<string, unknown>;
      assert.equal(one.IsArchived, true);
    } finally {
      await org.close();
    }
  });
});
