import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const taskAboutAccount: Assertion = {
  id: 'task-about-account',
  rule: 'A task about an account belongs to the account, which the platform fills in; one of a contact belongs to that contact’s.',
  objects: ['Account', 'Contact', 'Task'],
  async prove(bench) {
    const account = await bench.given('Account');
    const contact = await bench.given('Contact', { AccountId: account });
    const ids = await bench.givenAll('Task', [{ WhatId: account }, { WhoId: contact }]);
    const rows = await bench.org.query(
      `SELECT AccountId FROM Task WHERE Id IN (${ids.map((id) => `'${id}'`).join(', ')})`,
    );
    const kept = rows.filter((row) => row.AccountId === account).length;
    return expect(kept === 2, `Of two tasks, ${kept} belong to the account.`);
  },
};

const taskAboutDetail: Assertion = {
  id: 'task-about-detail',
  rule: 'A task cannot be about a stakeholder, whose object has no activities.',
  objects: ['Account', 'Stakeholder__c', 'Task'],
  async prove(bench) {
    const account = await bench.given('Account');
    const person = await bench.given('Stakeholder__c', { Account__c: account });
    const [first, second] = await bench.create('Task', [{ WhatId: account }, { WhatId: person }]);
    if (!first?.success || second === undefined) return notTried('The org refuses a task about an account, too.');
    return expect(!second.success, second.success ? 'It was taken.' : `It got ${second.errorCode}.`);
  },
};

const lastActivity: Assertion = {
  id: 'last-activity',
  rule: 'A completed task sets the last activity of its account to its day; one that is open does not.',
  objects: ['Account', 'Task'],
  async prove(bench) {
    const account = await bench.given('Account');
    const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
    const [done = ''] = await bench.givenAll('Task', [
      { WhatId: account, ActivityDate: day(20), Status: 'Completed' },
      { WhatId: account, ActivityDate: day(10), Status: 'Not Started' },
    ]);
    const [task] = await bench.org.query(`SELECT IsClosed FROM Task WHERE Id = '${done}'`);
    if (task?.IsClosed !== true) return notTried('Completed is not a status of closed tasks in this org.');
    const [row] = await bench.org.query(`SELECT LastActivityDate FROM Account WHERE Id = '${account}'`);
    const read = String(row?.LastActivityDate);
    return expect(read === day(20), `Completed on ${day(20)}, open for ${day(10)}: the account says ${read}.`);
  },
};

export const activityAssertions: readonly Assertion[] = [taskAboutAccount, taskAboutDetail, lastActivity];
