import assert from 'node:assert/strict';
import type { Org, RecordCells } from '../../scripts/salesforce/index.ts';

/** The day that lies so many days before today, `YYYY-MM-DD` in UTC, which is the time zone of the embedded org. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Makes records for a test, each with the keys that its screens would fill. */
export class StakeholderWorld {
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  async add(object: string, values: RecordCells): Promise<string> {
    const [outcome] = await this.#org.create(object, [values]);
    return outcome?.success === true ? outcome.id : assert.fail(`${object}: ${JSON.stringify(outcome)}`);
  }

  account(name: string, values: RecordCells = {}): Promise<string> {
    return this.add('Account', { Name: name, ...values });
  }

  contact(accountId: string, lastName: string): Promise<string> {
    return this.add('Contact', { AccountId: accountId, LastName: lastName });
  }

  stakeholder(accountId: string, contactId: string, name: string, values: RecordCells = {}): Promise<string> {
    return this.add('Stakeholder__c', {
      Name: name,
      Account__c: accountId,
      Contact__c: contactId,
      Stakeholder_Key__c: `${accountId}:${contactId}`,
      ...values,
    });
  }

  /** Who is on the account's team, and its main contact. */
  mainContact(accountId: string, userId: string): Promise<string> {
    return this.add('Team_Role__c', {
      Account__c: accountId,
      User__c: userId,
      Role_Key__c: `${accountId}:${userId}`,
      Main_Contact__c: true,
      Main_Contact_Key__c: accountId,
    });
  }

  /** A task of somebody of ours with a contact, done so many days ago unless `values` say otherwise. */
  call(ownerId: string, contactId: string, age: number, values: RecordCells = {}): Promise<string> {
    return this.add('Task', {
      OwnerId: ownerId,
      WhoId: contactId,
      Subject: 'Call',
      Status: 'Completed',
      ActivityDate: daysAgo(age),
      ...values,
    });
  }

  /** An event of an hour that begins so many days ago; negative ages are to come. */
  meeting(ownerId: string, contactId: string, age: number): Promise<string> {
    return this.add('Event', {
      OwnerId: ownerId,
      WhoId: contactId,
      Subject: 'Visit',
      StartDateTime: `${daysAgo(age)}T00:00:00Z`,
      DurationInMinutes: 60,
    });
  }
}
