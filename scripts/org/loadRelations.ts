import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { DemoData } from './demo/index.ts';
import { idsBy, sendRecords } from './sendRecords.ts';
import { loadPeople } from './loadPeople.ts';
import { loadVoice } from './loadVoice.ts';

/** Contacts, the stakeholders that some of them are and what these said, then their roles on opportunities, and the tasks and events that name them. `load` knows accounts and opportunities only. @throws Error with the first refusal */
export async function loadRelations(org: Org, data: DemoData, terminal: Terminal): Promise<void> {
  const accountIds = await idsBy(org, 'Account', 'External_Key__c');
  const idOf = (ids: ReadonlyMap<string, string>, key: string): string => ids.get(key) ?? '';
  await sendRecords(
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
  await loadPeople(org, data, { accountIds, contactIds }, terminal);
  await loadVoice(org, data.interviews, { accountIds, contactIds }, terminal);
  const opportunityIds = await idsBy(org, 'Opportunity', 'External_Key__c', 'IsClosed = false');
  await sendRecords(
    org,
    'OpportunityContactRole',
    data.contactRoles.map(({ opportunityKey, email, role, isPrimary }) => ({
      OpportunityId: idOf(opportunityIds, opportunityKey),
      ContactId: idOf(contactIds, email),
      Role: role,
      IsPrimary: String(isPrimary),
    })),
    terminal,
  );
  await sendRecords(
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
  await sendRecords(
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
