import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusal, succeeded, TestOrg } from '../support/local-org/testOrg.ts';

const START = '2026-06-30T09:00:00Z';

function acme(org: TestOrg): { account: string; other: string; contact: string; deal: string } {
  const account = org.add('Account', { Name: 'Acme' });
  const other = org.add('Account', { Name: 'Other' });
  const contact = org.add('Contact', { LastName: 'Lee', AccountId: other });
  return { account, other, contact, deal: org.addOpportunity({ AccountId: account }) };
}

// Object Reference: "Task" (sforce_api_objects_task.htm), "Event" (sforce_api_objects_event.htm).
describe('a task', () => {
  it('begins as not started, of normal priority and open', () => {
    using org = new TestOrg();
    const id = org.add('Task', { Subject: 'Call' });
    const fields = ['Status', 'Priority', 'IsClosed', 'IsHighPriority', 'AccountId', 'TaskSubtype', 'IsArchived'];
    assert.deepEqual(
      fields.map((field) => org.value(id, field)),
      ['Not Started', 'Normal', false, false, null, 'Task', false],
    );
  });

  it('is closed by its status, and again open when that changes back', () => {
    using org = new TestOrg();
    const id = org.add('Task', { Subject: 'Call', Status: 'Completed', Priority: 'High' });
    assert.deepEqual([org.value(id, 'IsClosed'), org.value(id, 'IsHighPriority')], [true, true]);
    succeeded(org.update(id, { Status: 'In Progress' }));
    assert.deepEqual([org.value(id, 'IsClosed'), org.value(id, 'IsHighPriority')], [false, true]);
  });

  it('belongs to the account of what it is about, else to that of the contact', () => {
    using org = new TestOrg();
    const { account, other, contact, deal } = acme(org);
    const orphan = org.addOpportunity();
    const cases: [values: Record<string, string>, expected: string | null][] = [
      [{}, null],
      [{ WhatId: account }, account],
      [{ WhatId: deal }, account],
      [{ WhoId: contact }, other],
      [{ WhatId: account, WhoId: contact }, account],
      [{ WhatId: orphan, WhoId: contact }, null],
    ];
    for (const [values, expected] of cases) {
      assert.equal(org.value(org.add('Task', values), 'AccountId'), expected, JSON.stringify(values));
    }
    const moved = org.add('Task', { WhatId: deal, WhoId: contact });
    succeeded(org.update(moved, { WhatId: null }));
    assert.equal(org.value(moved, 'AccountId'), other);
  });

  it('points at records of the right kind only', () => {
    using org = new TestOrg();
    const { account, contact } = acme(org);
    assert.equal(refusal(org.insert('Task', { WhatId: contact })).code, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(refusal(org.insert('Task', { WhoId: account })).code, 'FIELD_INTEGRITY_EXCEPTION');
    assert.equal(refusal(org.insert('Task', { AccountId: account })).code, 'INVALID_FIELD_FOR_INSERT_UPDATE');
  });

  it('is found by what and whom it is about, and by its account', () => {
    using org = new TestOrg();
    const { account, contact, deal } = acme(org);
    org.add('Task', { WhatId: deal, WhoId: contact });
    org.add('Event', { WhatId: account, StartDateTime: START, DurationInMinutes: 30 });
    assert.equal(org.count(`SELECT COUNT() FROM Task WHERE WhatId = '${deal}' AND WhoId = '${contact}'`), 1);
    assert.equal(org.count("SELECT COUNT() FROM Task WHERE Account.Name = 'Acme' AND IsClosed = false"), 1);
    assert.equal(org.count(`SELECT COUNT() FROM Event WHERE AccountId = '${account}'`), 1);
  });

  it('is found by the names of what and whom it is about', () => {
    using org = new TestOrg();
    const { account, contact } = acme(org);
    org.add('Task', { WhatId: account, WhoId: contact });
    assert.equal(org.count("SELECT COUNT() FROM Task WHERE What.Name = 'Acme' AND What.Type = 'Account'"), 1);
    assert.equal(org.count("SELECT COUNT() FROM Task WHERE Who.Type != 'Contact'"), 0);
  });

  it('goes to the recycle bin with what it is about', () => {
    using org = new TestOrg();
    const { account, contact } = acme(org);
    org.add('Task', { WhatId: account });
    org.add('Task', { WhoId: contact });
    succeeded(org.delete(account));
    assert.equal(org.count('SELECT COUNT() FROM Task'), 1);
  });
});

describe('an event', () => {
  const times: [values: Record<string, unknown>, end: string, minutes: string][] = [
    [{ StartDateTime: START, DurationInMinutes: 90 }, '2026-06-30T10:30:00.000Z', '90'],
    [{ ActivityDateTime: START, EndDateTime: '2026-06-30T09:45:00Z' }, '2026-06-30T09:45:00.000Z', '45'],
    [{ StartDateTime: START, ActivityDateTime: START, DurationInMinutes: 0 }, '2026-06-30T09:00:00.000Z', '0'],
    [
      { StartDateTime: START, DurationInMinutes: 30, EndDateTime: '2026-06-30T09:30:00Z' },
      '2026-06-30T09:30:00.000Z',
      '30',
    ],
  ];
  for (const [values, end, minutes] of times) {
    it(`from ${JSON.stringify(values)} ends at ${end}`, () => {
      using org = new TestOrg();
      const id = org.add('Event', values);
      const fields = ['StartDateTime', 'ActivityDateTime', 'ActivityDate', 'EndDateTime', 'DurationInMinutes'];
      assert.deepEqual(
        fields.map((field) => org.value(id, field)),
        ['2026-06-30T09:00:00.000Z', '2026-06-30T09:00:00.000Z', '2026-06-30', end, minutes],
      );
    });
  }

  it('that is moved keeps its duration', () => {
    using org = new TestOrg();
    const id = org.add('Event', { StartDateTime: START, DurationInMinutes: 90 });
    succeeded(org.update(id, { StartDateTime: '2026-07-01T12:00:00Z' }));
    assert.equal(org.value(id, 'EndDateTime'), '2026-07-01T13:30:00.000Z');
    succeeded(org.update(id, { EndDateTime: '2026-07-01T12:10:00Z' }));
    assert.equal(org.value(id, 'DurationInMinutes'), '10');
  });

  const refused: [values: Record<string, unknown>, code: string][] = [
    [{ DurationInMinutes: 30 }, 'REQUIRED_FIELD_MISSING'],
    [{ StartDateTime: START }, 'REQUIRED_FIELD_MISSING'],
    [{ StartDateTime: START, EndDateTime: '2026-06-30T08:00:00Z' }, 'FIELD_INTEGRITY_EXCEPTION'],
    [{ StartDateTime: START, EndDateTime: '2026-06-30T10:00:00Z', DurationInMinutes: 30 }, 'FIELD_INTEGRITY_EXCEPTION'],
    [
      { StartDateTime: START, ActivityDateTime: '2026-06-29T09:00:00Z', DurationInMinutes: 5 },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [{ StartDateTime: START, ActivityDate: '2026-06-29', DurationInMinutes: 5 }, 'FIELD_INTEGRITY_EXCEPTION'],
    [{ IsAllDayEvent: true, ActivityDate: '2026-06-30' }, 'FUNCTIONALITY_NOT_ENABLED'],
  ];
  for (const [values, code] of refused) {
    it(`from ${JSON.stringify(values)} is refused with ${code}`, () => {
      using org = new TestOrg();
      assert.equal(refusal(org.insert('Event', values)).code, code);
    });
  }
});

// Salesforce Help: "Guidelines for Tracking Activities" (sales.activities_view.htm); 000385365, "Differences between Last Activity and
// Last Modified Dates": the latest due date of closed tasks or start of events, were it to come; AccountId says what rolls up to an account.
describe('the last activity', () => {
  const lastOf = (org: TestOrg, { account, other, contact, deal }: ReturnType<typeof acme>): unknown[] =>
    [account, other, contact, deal].map((id) => org.value(id, 'LastActivityDate'));

  it('is that of closed tasks and of events, on the record, its contact and the account that they roll up to', () => {
    using org = new TestOrg();
    const made = acme(org);
    assert.deepEqual(lastOf(org, made), [null, null, null, null]);
    const call = { Status: 'Completed', WhoId: made.contact, ActivityDate: '2026-06-30' };
    org.add('Task', { ...call, Status: 'In Progress', ActivityDate: '2026-12-24' });
    org.add('Task', { ...call, ActivityDate: null });
    org.add('Task', call);
    org.add('Task', { ...call, ActivityDate: '2026-05-01' });
    assert.deepEqual(lastOf(org, made), [null, '2026-06-30', '2026-06-30', null]);
    org.add('Event', {
      WhatId: made.deal,
      WhoId: made.contact,
      StartDateTime: '2031-01-02T09:00:00Z',
      DurationInMinutes: 5,
    });
    assert.deepEqual(lastOf(org, made), ['2031-01-02', '2026-06-30', '2031-01-02', '2031-01-02']);
    assert.equal(org.count('SELECT COUNT() FROM Contact WHERE LastActivityDate > 2031-01-01'), 1);
    const modified = org.value(made.contact, 'LastModifiedDate');
    assert.equal(modified, org.value(made.contact, 'CreatedDate'));
    assert.equal(
      refusal(org.update(made.contact, { LastActivityDate: '2026-01-01' })).code,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });

  it('follows what is moved, opened again, deleted and undeleted', () => {
    using org = new TestOrg();
    const made = acme(org);
    const task = org.add('Task', { WhatId: made.account, Status: 'Completed', ActivityDate: '2026-03-01' });
    assert.deepEqual(lastOf(org, made), ['2026-03-01', null, null, null]);
    succeeded(org.update(task, { WhatId: null, WhoId: made.contact }));
    assert.deepEqual(lastOf(org, made), [null, '2026-03-01', '2026-03-01', null]);
    succeeded(org.update(task, { ActivityDate: '2026-04-01' }));
    assert.equal(org.value(made.contact, 'LastActivityDate'), '2026-04-01');
    succeeded(org.update(task, { Status: 'In Progress' }));
    assert.equal(org.value(made.contact, 'LastActivityDate'), null);
    succeeded(org.update(task, { Status: 'Completed' }));
    succeeded(org.delete(task));
    assert.equal(org.value(made.contact, 'LastActivityDate'), null);
    succeeded(org.store.undelete(org.object('Task'), task, org.viewer));
    assert.equal(org.value(made.contact, 'LastActivityDate'), '2026-04-01');
  });
});
