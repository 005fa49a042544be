import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activityQuery, furtherPeopleQuery } from '../../../scripts/contacts/activityQuery.ts';
import type { ActivityQuery } from '../../../scripts/contacts/activityQuery.ts';
import { described } from './descriptions.ts';

const MOMENT = { today: '2026-06-30', now: '2026-06-30T10:00:00.000Z' };
const ROW = {
  WhoId: '003000000000001AAA',
  RelationId: '003000000000002AAA',
  AccountId: '001000000000001AAA',
  OwnerId: '005000000000001AAA',
  ActivityDate: '2026-06-01',
};

/** What a row is read as; a field behind a relationship is named without it. */
function read({ query, activityOf }: ActivityQuery, row: Readonly<Record<string, string>> = {}): unknown {
  const cells: Readonly<Record<string, string>> = { ...ROW, ...row };
  return activityOf(query.columns.map((column) => cells[column.split('.').at(-1) ?? ''] ?? ''));
}

const task = activityQuery(described('Task'), MOMENT);
const event = activityQuery(described('Event'), MOMENT);

describe('the query of tasks', () => {
  it('finds closed ones with a person, archived ones too, and none that were deleted', () => {
    assert.deepEqual(task.query, {
      object: 'Task',
      operation: 'queryAll',
      columns: ['WhoId', 'AccountId', 'OwnerId', 'ActivityDate'],
      where: 'WhoId != null AND IsClosed = true AND IsDeleted = false',
    });
  });

  it('leaves out what describes a series, and asks when a task was completed, where the org tells', () => {
    const { query } = activityQuery(described('Task', 'IsRecurrence', 'CompletedDateTime'), MOMENT);
    assert.match(query.where ?? '', / AND IsRecurrence = false$/);
    assert.deepEqual(query.columns.slice(4), ['CompletedDateTime']);
  });

  it('reads a row as contact of its owner with its person', () => {
    assert.deepEqual(read(task), {
      day: '2026-06-01',
      contactId: ROW.WhoId,
      accountId: ROW.AccountId,
      userId: ROW.OwnerId,
    });
    assert.deepEqual(read(task, { WhoId: '003000000000001', OwnerId: '005000000000001', AccountId: '' }), {
      day: '2026-06-01',
      contactId: ROW.WhoId,
      accountId: '',
      userId: ROW.OwnerId,
    });
  });

  it('reads leads as nobody of a customer, and queues as nobody of ours', () => {
    assert.equal(read(task, { WhoId: '00Q000000000001AAA' }), undefined);
    assert.deepEqual((read(task, { OwnerId: '00G000000000001AAA' }) as { userId: string }).userId, '');
  });

  const days: [due: string, completed: string, day: string | undefined][] = [
    ['2026-06-30', '2026-06-02T08:00:00.000Z', '2026-06-30'],
    ['2026-07-01', '2026-06-02T08:00:00.000Z', '2026-06-02'],
    ['', '2026-06-02T08:00:00.000Z', '2026-06-02'],
    ['2026-07-01', '2026-07-01T01:00:00.000Z', '2026-06-30'],
    ['2026-07-01', '', undefined],
    ['', '', undefined],
  ];
  for (const [due, completed, day] of days) {
    it(`says that a task due on "${due}" and completed at "${completed}" happened on ${day ?? 'no known day'}`, () => {
      const query = activityQuery(described('Task', 'CompletedDateTime'), MOMENT);
      const found = read(query, { ActivityDate: due, CompletedDateTime: completed }) as { day: string } | undefined;
      assert.equal(found?.day, day);
    });
  }
});

describe('the query of events', () => {
  it('finds those that have begun', () => {
    assert.equal(
      event.query.where,
      'WhoId != null AND StartDateTime <= 2026-06-30T10:00:00.000Z AND IsDeleted = false',
    );
  });

  const days: [day: string, start: string, expected: string | undefined][] = [
    ['2026-06-29', '2026-06-28T23:00:00.000Z', '2026-06-29'],
    ['', '2026-06-28T23:00:00.000Z', '2026-06-28'],
    // Tomorrow in another time zone than the org's.
    ['2026-07-01', '2026-07-01T01:00:00.000Z', '2026-06-30'],
    ['', '', undefined],
  ];
  for (const [day, start, expected] of days) {
    it(`says that an event of "${day}" from "${start}" on was on ${expected ?? 'no known day'}`, () => {
      const found = read(event, { ActivityDate: day, StartDateTime: start }) as { day: string } | undefined;
      assert.equal(found?.day, expected);
    });
  }
});

// "TaskRelation" (sforce_api_objects_taskrelation.htm) and "EventRelation" (sforce_api_objects_eventrelation.htm), Object Reference.
describe('the query of further people', () => {
  const ofTasks = furtherPeopleQuery(described('Task'), described('TaskRelation', 'IsWhat'), MOMENT);
  const ofEvents = furtherPeopleQuery(described('Event'), described('EventRelation', 'Status'), MOMENT);

  it('asks for people of the same activities', () => {
    assert.equal(ofTasks.query.where, 'IsWhat = false AND Task.IsClosed = true AND Task.IsDeleted = false');
    assert.deepEqual(ofTasks.query.columns, [
      'RelationId',
      'Task.AccountId',
      'Task.OwnerId',
      'Task.ActivityDate',
      'Task.WhoId',
    ]);
  });

  it('leaves out who declined', () => {
    assert.equal(
      ofEvents.query.where,
      `Status != 'Declined' AND Event.StartDateTime <= ${MOMENT.now} AND Event.IsDeleted = false`,
    );
  });

  it('counts neither the first person again nor who is no contact', () => {
    assert.equal((read(ofTasks) as { contactId: string }).contactId, ROW.RelationId);
    assert.equal(read(ofTasks, { RelationId: ROW.WhoId }), undefined);
    assert.equal(read(ofEvents, { RelationId: '005000000000002AAA' }), undefined);
  });
});
