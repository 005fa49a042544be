import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { readSchema } from '../../local-org/src/schema/index.ts';
import type { Schema } from '../../local-org/src/schema/index.ts';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

let schema: Schema;
before(() => {
  schema = readSchema({ apiVersion: '66.0', files: [] }, { sharedActivities: true });
});

const START = '2026-06-30T09:00:00Z';

function made(org: TestOrg): { account: string; ann: string; bob: string; task: string } {
  const account = org.add('Account', { Name: 'Acme' });
  const [ann = '', bob = ''] = ['Ann', 'Bob'].map((LastName) => org.add('Contact', { LastName, AccountId: account }));
  return { account, ann, bob, task: org.add('Task', { WhoId: ann, WhatId: account, Status: 'Completed' }) };
}

/** Names of whom and what an activity is about, with what relations say of them. */
const RELATIONS = 'SELECT Relation.Name, IsWhat, Relation.Type FROM TaskRelation ORDER BY IsWhat, Relation.Name';

// Object Reference: "TaskRelation" (sforce_api_objects_taskrelation.htm): only available with Shared Activities.
describe('an org without shared activities', () => {
  it('has no relations, and no counts of them', () => {
    using org = new TestOrg();
    assert.throws(() => org.query('SELECT Id FROM TaskRelation'), { code: 'INVALID_TYPE' });
    const contact = org.add('Contact', { LastName: 'Ann' });
    for (const values of [{ TaskWhoIds: [contact] }, { WhoCount: 1 }]) {
      assert.equal(refusal(org.insert('Task', { WhoId: contact, ...values })).code, 'INVALID_FIELD');
    }
  });
});

// As above, and "EventRelation" (sforce_api_objects_eventattendee.htm); "Task", WhoCount and WhatCount.
describe('an org with shared activities', () => {
  it('relates a task to whom and what it names, and to further contacts', () => {
    using org = new TestOrg({ schema });
    const { account, bob, task } = made(org);
    const id = org.add('TaskRelation', { TaskId: task, RelationId: bob });
    assert.match(id, /^0RT/);
    assert.deepEqual(org.query(RELATIONS), [
      ['Ann', false, 'Contact'],
      ['Bob', false, 'Contact'],
      ['Acme', true, 'Account'],
    ]);
    assert.deepEqual([org.value(task, 'WhoCount'), org.value(task, 'WhatCount')], ['2', '1']);
    assert.equal(org.value(id, 'AccountId'), account);
    const further =
      'SELECT RelationId FROM TaskRelation WHERE IsWhat = false AND Task.IsClosed = true AND Task.IsDeleted = false AND RelationId = ';
    assert.deepEqual(org.column(`${further}'${bob}'`), [bob]);
    assert.equal(org.count(`SELECT COUNT() FROM Task WHERE Id IN (SELECT TaskId FROM TaskRelation)`), 1);
  });

  it('follows the activity, which follows what is created and deleted', () => {
    using org = new TestOrg({ schema });
    const { account, ann, bob, task } = made(org);
    succeeded(org.update(task, { WhoId: bob, WhatId: null }));
    assert.deepEqual(org.query(RELATIONS), [['Bob', false, 'Contact']]);
    org.add('TaskRelation', { TaskId: task, RelationId: ann });
    org.add('TaskRelation', { TaskId: task, RelationId: account });
    assert.deepEqual([org.value(task, 'WhoId'), org.value(task, 'WhatId')], [bob, account]);
    const relationOf = (id: string): string =>
      String(org.column(`SELECT Id FROM TaskRelation WHERE RelationId = '${id}'`)[0]);
    succeeded(org.delete(relationOf(bob)));
    assert.equal(org.value(task, 'WhoId'), ann);
    succeeded(org.delete(relationOf(account)));
    succeeded(org.delete(relationOf(ann)));
    assert.deepEqual([org.value(task, 'WhoId'), org.value(task, 'WhatId')], [null, null]);
    assert.equal(org.value(task, 'WhoCount'), '0');
  });

  it('takes relations along when an activity is deleted and undeleted', () => {
    using org = new TestOrg({ schema });
    const { ann, bob } = made(org);
    const event = org.add('Event', { WhoId: ann, StartDateTime: START, DurationInMinutes: 30 });
    org.add('EventRelation', { EventId: event, RelationId: bob });
    const people = 'SELECT Relation.Name, IsParent, IsInvitee FROM EventRelation ORDER BY Relation.Name';
    const both = [
      ['Ann', true, false],
      ['Bob', true, false],
    ];
    assert.deepEqual(org.query(people), both);
    succeeded(org.delete(event));
    assert.deepEqual(org.query(people), []);
    succeeded(org.store.undelete(org.object('Event'), event, org.viewer));
    assert.deepEqual(org.query(people), both);
  });

  it('refuses a second record, the same contact again, a 51st, changes and invitees', () => {
    using org = new TestOrg({ schema });
    const { account, ann, task } = made(org);
    const event = org.add('Event', { StartDateTime: START, DurationInMinutes: 30 });
    const relate = (RelationId: string): ReturnType<TestOrg['insert']> =>
      org.insert('TaskRelation', { TaskId: task, RelationId });
    assert.equal(refusal(relate(org.add('Account', { Name: 'Other' }))).code, 'FIELD_INTEGRITY_EXCEPTION');
    for (const again of [ann, account]) assert.equal(refusal(relate(again)).code, 'DUPLICATE_VALUE');
    for (let further = 1; further < 50; further += 1) {
      succeeded(relate(org.add('Contact', { LastName: `Contact ${further}` })));
    }
    assert.equal(refusal(relate(org.add('Contact', { LastName: 'Late' }))).code, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(org.value(task, 'WhoCount'), '50');
    const [id] = org.column('SELECT Id FROM TaskRelation');
    assert.equal(refusal(org.update(String(id), { IsWhat: true })).code, 'INSUFFICIENT_ACCESS_OR_READONLY');
    for (const values of [{ IsInvitee: true }, { Status: 'New' }]) {
      const invited = org.insert('EventRelation', { EventId: event, RelationId: ann, ...values });
      assert.equal(refusal(invited).code, 'FUNCTIONALITY_NOT_ENABLED');
    }
    assert.equal(refusal(org.insert('Task', { TaskWhoIds: [ann] })).code, 'FUNCTIONALITY_NOT_ENABLED');
  });
});
