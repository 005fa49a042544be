import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { DemoData, Row } from './demo/index.ts';

/** Contacts, then the tasks and events that name them. `load` knows accounts and opportunities only. @throws Error with the first refusal */
export async function loadRelations(org: Org, data: DemoData, terminal: Terminal): Promise<void> {
  const accountIds = await idsBy(org, 'Account', 'External_Key__c');
  const idOf = (ids: ReadonlyMap<string, string>, key: string): string => ids.get(key) ?? '';
  await insert(
    org,
    'Contact',
    data.contacts.map(({ accountKey, firstName, lastName, email, title, department, phone }) => ({
      AccountId: idOf(accountIds, accountKey),
      FirstName: firstName,
      LastName: lastName,
      Email: email,
      Title: title,
      Department: department,
      Phone: phone,
    })),
    terminal,
  );
  const contactIds = await idsBy(org, 'Contact', 'Email');
  const opportunityIds = await idsBy(org, 'Opportunity', 'External_Key__c', 'IsClosed = false');
  await insert(
    org,
    'Task',
    data.tasks.map(({ accountKey, opportunityKey, email, ownerId, subject, dueOn, status, priority, subtype }) => ({
      WhatId: opportunityKey === '' ? idOf(accountIds, accountKey) : idOf(opportunityIds, opportunityKey),
      WhoId: idOf(contactIds, email),
      OwnerId: ownerId,
      Subject: subject,
      ActivityDate: dueOn,
      Status: status,
      Priority: priority,
      TaskSubtype: subtype,
    })),
    terminal,
  );
  await insert(
    org,
    'Event',
    data.events.map(({ accountKey, email, ownerId, subject, startsAt, minutes, location }) => ({
      WhatId: idOf(accountIds, accountKey),
      WhoId: idOf(contactIds, email),
      OwnerId: ownerId,
      Subject: subject,
      StartDateTime: startsAt,
      DurationInMinutes: String(minutes),
      Location: location,
    })),
    terminal,
  );
}

async function idsBy(org: Org, object: string, field: string, where?: string): Promise<ReadonlyMap<string, string>> {
  const filter = where === undefined ? '' : ` WHERE ${where}`;
  const records = await org.query(`SELECT Id, ${field} FROM ${object}${filter}`);
  return new Map(records.map((record) => [String(record[field]), String(record.Id)]));
}

async function insert(org: Org, object: string, records: readonly Row[], terminal: Terminal): Promise<void> {
  const columns = Object.keys(records[0] ?? {});
  const progress = terminal.progress(`${object}: rows sent`, records.length);
  const { refused } = await org.ingest({
    object,
    operation: 'insert',
    columns,
    rows: records.map((record) => columns.map((column) => record[column] ?? '')),
    onProgress: (sent) => {
      progress.update(sent);
    },
  });
  progress.stop();
  const [first] = refused;
  if (first !== undefined) {
    throw new Error(
      `The org refused ${refused.length} of ${records.length} ${object} records, such as ${JSON.stringify(first.values)}: ` +
        `${first.errorCode}: ${first.message}.`,
    );
  }
}
