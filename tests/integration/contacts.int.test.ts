import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import { contacts as runContacts } from '../../scripts/contacts/index.ts';
import type { ContactsReport } from '../../scripts/contacts/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { callOf, daysAgo, meetingOf } from '../support/activityRecords.ts';
import { linkOf, personOf, roleOf } from '../support/peopleRecords.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { RestUser } from '../support/restUser.ts';
import { runSamHere } from '../support/samHere.ts';
import type { SamResult } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** What the job may write; every other field belongs to people or to the platform. */
const OF_THE_JOB: Readonly<Record<string, readonly string[]>> = {
  Account: ['Last_Contact_On__c', 'Our_People_In_Contact__c', 'Their_People_In_Contact__c', 'Single_Threaded__c'],
  Stakeholder__c: ['Stakeholder_Key__c', 'Last_Contact_On__c'],
  Team_Role__c: ['Role_Key__c', 'Main_Contact_Key__c', 'Department_Contact_Key__c'],
  Stakeholder_Link__c: ['Link_Key__c'],
};
const TRACES = new Set(['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);
const NOTHING = { accounts: 0, stakeholders: 0, coverage: 0, keys: 0 };

const faults = new Faults();
let org: SamOrg;
let admin: Org;
/** Ids by what the test calls them. */
const ids: Record<string, string> = {};

function id(name: string): string {
  return ids[name] ?? assert.fail(`nobody is called ${name}`);
}

function contacts(...flags: readonly string[]): Promise<SamResult> {
  return runSamHere(['contacts', '--local', org.url, ...flags], { cwd: org.folder });
}

async function report(...flags: readonly string[]): Promise<ContactsReport> {
  const { code, stdout, stderr } = await contacts('--json', ...flags);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as ContactsReport;
}

/** Rows of a query with their cells alone. */
async function rows(object: string, columns: readonly string[], where?: string): Promise<string[][]> {
  const found: string[][] = [];
  await admin.stream({ object, columns, ...(where === undefined ? {} : { where }) }, (cells) => found.push([...cells]));
  return found.sort();
}

/** To the letter, all that is not the job's. */
async function ofPeople(): Promise<unknown> {
  const all: unknown[] = [];
  for (const [object, written] of Object.entries(OF_THE_JOB)) {
    const described = (await admin.describe(object)) ?? assert.fail(`no ${object}`);
    const columns = described.fields
      .filter(({ name, type }) => !written.includes(name) && !TRACES.has(name) && type !== 'address')
      .map(({ name }) => name);
    all.push(object, columns, await rows(object, columns));
  }
  return all;
}

before(async () => {
  org = await startSamOrg({ faults, shape: ['shared-activities'] });
  admin = await org.asAdmin();
  const rest = new RestUser(org, await org.token('admin@local-org.test', PASSWORD));
  for (const { Id, Username } of await admin.query('SELECT Id, Username FROM User')) {
    ids[String(Username).split('@')[0] ?? ''] = String(Id);
  }
  const opinions = {
    Role__c: 'Champion',
    Power__c: 4,
    Influence__c: 3,
    Interest__c: 5,
    Stance__c: 1,
    Fit__c: 2,
    Relationship_Now__c: 2,
    Relationship_Wanted__c: 5,
    Notes__c: ' kept "exactly", Ümlaut ',
    Department__c: 'Plant',
    Relationship_Owner__c: id('sam'),
  };
  for (const [name, values] of Object.entries({ Alpha: { Designation__c: 'Strategic' }, Beta: {}, Quiet: {} })) {
    ids[name] = await rest.create('Account', { Name: name, ...values });
  }
  for (const [account, Name] of [
    ['Alpha', 'Jane'],
    ['Alpha', 'John'],
    ['Beta', 'Mary'],
    ['Beta', 'Gone'],
  ] as const) {
    ids[Name] = await rest.create('Contact', { AccountId: id(account), LastName: Name });
    const person = personOf(id(account), id(Name), { ...opinions, Name });
    ids[`map ${Name}`] = await rest.create('Stakeholder__c', person);
  }
  ids.Clerk = await rest.create('Contact', { AccountId: id('Alpha'), LastName: 'Clerk' });
  await rest.create('Stakeholder_Link__c', linkOf(id('map John'), id('map Jane')));
  for (const [account, user] of [
    ['Alpha', 'sam'],
    ['Beta', 'manager'],
  ] as const) {
    const main = { Main_Contact__c: true, Main_Contact_Key__c: id(account) };
    await rest.create('Team_Role__c', roleOf(id(account), id(user), main));
  }
  for (const call of [
    callOf(id('sam'), id('Jane'), 3),
    callOf(id('sam'), id('Jane'), 40, { WhatId: id('Alpha') }),
    callOf(id('sam'), id('Jane'), 1, { Status: 'In Progress' }),
    callOf(id('manager'), id('Jane'), 366),
    callOf(id('manager'), id('John'), 800),
  ]) {
    await rest.create('Task', call);
  }
  // Shared Activities: another contact took part in a call that names one.
  ids.Anna = await rest.create('Contact', { AccountId: id('Beta'), LastName: 'Anna' });
  const shared = await rest.create('Task', callOf(id('sam'), id('Gone'), 20));
  await rest.create('TaskRelation', { TaskId: shared, RelationId: id('Anna') });
  for (const meeting of [
    meetingOf(id('manager'), id('Jane'), -2),
    meetingOf(id('manager'), id('Clerk'), 7),
    meetingOf(id('sam'), id('Mary'), 0),
  ]) {
    await rest.create('Event', meeting);
  }
});
after(() => org.close());

describe('strategic-accounts contacts', () => {
  it('plans what it would write, and writes nothing', async () => {
    const { status, changes, activities, asOf, since } = await report('--dry-run');
    assert.deepEqual([status, asOf, since], ['Planned', daysAgo(0), daysAgo(365)]);
    assert.deepEqual(activities, { tasks: 5, events: 2, furtherPeople: 1 });
    assert.deepEqual(changes, { accounts: 2, stakeholders: 4, coverage: 3, keys: 0 });
    assert.equal(await admin.count('SELECT COUNT() FROM Stakeholder_Coverage__c'), 0);
    assert.equal(await admin.count('SELECT COUNT() FROM Stakeholder__c WHERE Last_Contact_On__c != null'), 0);
    assert.equal(await admin.count('SELECT COUNT() FROM Tiering_Lease__c'), 0);
  });

  it('tells a record that Salesforce refuses, writes the others, and the rest next time', async () => {
    const fault = { kind: 'rows', rows: 1, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No' } as const;
    faults.add({ method: 'PATCH', path: '*/composite/sobjects/Stakeholder_Coverage__c/*', fault });
    const before = await ofPeople();
    const { code, stdout, stderr } = await contacts('--json');
    assert.equal(code, 2, stderr);
    const { status, changes, refused } = JSON.parse(stdout) as ContactsReport;
    assert.deepEqual([status, changes.coverage, refused?.records], ['CompletedWithErrors', 2, 1]);
    assert.match(
      await readFile(path.join(org.folder, refused?.file ?? ''), 'utf8'),
      /^Stakeholder_Coverage__c,a\w{17}:005\w{15},Alpha|Beta,FIELD_CUSTOM_VALIDATION_EXCEPTION,No$/m,
    );
    assert.deepEqual((await report()).changes, { ...NOTHING, coverage: 1 });
    assert.deepEqual(await ofPeople(), before, 'nobody’s choice is overwritten');
  });

  it('has written the clocks, who is in contact with whom, and nothing where nobody is', async () => {
    const clock = ['Name', 'Last_Contact_On__c', 'Our_People_In_Contact__c', 'Their_People_In_Contact__c'];
    assert.deepEqual(await rows('Account', [...clock, 'Single_Threaded__c']), [
      ['Alpha', daysAgo(3), '2', '2', 'false'],
      ['Beta', daysAgo(0), '1', '3', 'true'],
      ['Quiet', '', '', '', 'false'],
    ]);
    assert.deepEqual(await rows('Stakeholder__c', ['Name', 'Last_Contact_On__c']), [
      ['Gone', daysAgo(20)],
      ['Jane', daysAgo(3)],
      // Archived for long: only queryAll finds it.
      ['John', daysAgo(800)],
      ['Mary', daysAgo(0)],
    ]);
    assert.deepEqual(
      await rows('Stakeholder_Coverage__c', [
        'Stakeholder__r.Name',
        'User__r.Username',
        'Last_Contact_On__c',
        'Contacts_365_Days__c',
      ]),
      [
        ['Gone', 'sam@local-org.test', daysAgo(20), '1'],
        ['Jane', 'sam@local-org.test', daysAgo(3), '2'],
        ['Mary', 'sam@local-org.test', daysAgo(0), '1'],
      ],
    );
  });

  it('writes nothing when run again, and says so', async () => {
    const stamps = () => rows('Stakeholder_Coverage__c', ['Id', 'SystemModstamp']);
    const before = await stamps();
    const { code, stdout, stderr } = await contacts();
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /^Contacts until [\d-]+: 5 tasks and 2 events with somebody of the customers; 1 more people took part in them\.$/m,
    );
    assert.match(stdout, /^Nothing had changed: nothing was written\.$/m);
    assert.deepEqual(await stamps(), before);
  });

  it('finds the same through query jobs, as it reads where there are many', async () => {
    const login = { instanceUrl: org.url, username: 'sync@local-org.test', password: PASSWORD };
    const sync = await connect(login, { readsSmallByRest: false });
    const options = { dryRun: true, takeOver: false, stateFolder: undefined };
    const { activities, changes } = await runContacts({ org: sync, terminal: QUIET }, options);
    assert.deepEqual([activities, changes], [{ tasks: 5, events: 2, furtherPeople: 1 }, NOTHING]);
  });

  it('does not begin while another process does it', async () => {
    const lease = {
      Lease_Key__c: 'job:contacts:900',
      Policy__c: 'job:contacts',
      Generation__c: 900,
      Lasts_Minutes__c: 10,
    };
    const [held] = await admin.create('Tiering_Lease__c', [{ ...lease, Owner_Token__c: 'other', Held_By__c: 'Other' }]);
    assert.ok(held?.success, JSON.stringify(held));
    const { code, stderr } = await contacts();
    assert.equal(code, 9, stderr);
    assert.match(stderr, /Another process writes by the job contacts: Other has held its lease/);
    await admin.update('Tiering_Lease__c', [{ Id: held.id, Released__c: true }]);
  });
});

describe('after merges and deletions', () => {
  it('keys are healed, two of one person are told, and nothing that people wrote is touched', async () => {
    const { soap } = await org.login('admin@local-org.test', PASSWORD);
    const merged = await soap.merge([
      { masterRecord: { type: 'Account', Id: id('Alpha') }, recordToMergeIds: [id('Beta')] },
      { masterRecord: { type: 'Contact', Id: id('John') }, recordToMergeIds: [id('Jane')] },
    ]);
    assert.ok(
      merged.every(({ success }) => success),
      JSON.stringify(merged),
    );
    const [deleted] = await admin.remove([id('Gone')]);
    assert.equal(deleted?.success, true);
    const before = await ofPeople();

    const { code, stdout, stderr } = await contacts();
    assert.equal(code, 0, stderr);
    const [alpha, mary, john] = [id('Alpha'), id('Mary'), id('John')];
    assert.ok(stdout.includes(`Mary (${id('map Mary')}): Stakeholder_Key__c ${id('Beta')}:${mary} → ${alpha}:${mary}`));
    assert.ok(stdout.includes(`Gone (${id('map Gone')}): Stakeholder_Key__c ${id('Beta')}:${id('Gone')} → empty`));
    assert.ok(stdout.includes(`Jane (${id('map Jane')}), John (${id('map John')})`), stdout);
    assert.match(stdout, /Team_Role__c \(Main_Contact_Key__c\): TR-\d+ \(a\w{17}\), TR-\d+/);
    assert.deepEqual(await rows('Stakeholder__c', ['Name', 'Stakeholder_Key__c', 'Last_Contact_On__c']), [
      ['Gone', '', daysAgo(20)],
      // John's contact won, and his key was right already.
      ['Jane', `${alpha}:${id('Jane')}`, daysAgo(3)],
      ['John', `${alpha}:${john}`, daysAgo(3)],
      ['Mary', `${alpha}:${mary}`, daysAgo(0)],
    ]);
    assert.deepEqual(await rows('Team_Role__c', ['User__r.Username', 'Role_Key__c', 'Main_Contact_Key__c']), [
      ['manager@local-org.test', `${alpha}:${id('manager')}`, id('Beta')],
      ['sam@local-org.test', `${alpha}:${id('sam')}`, alpha],
    ]);
    assert.deepEqual(await ofPeople(), before);
  });

  it('the next run heals nothing more, and tells again what people have not decided', async () => {
    const { changes, staleKeys, duplicates, stakeholders } = await report();
    assert.deepEqual([changes, staleKeys], [NOTHING, []]);
    assert.deepEqual(
      duplicates.map(({ object, first, others }) => [object, first.name, others.length]),
      [
        ['Stakeholder__c', 'Jane', 1],
        ['Team_Role__c', duplicates[1]?.first.name, 1],
      ],
    );
    assert.deepEqual(
      stakeholders.withoutContact.map(({ name }) => name),
      ['Gone'],
    );
  });
});
