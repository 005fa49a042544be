import assert from 'node:assert/strict';

import { linkOf, personOf, roleOf } from '../peopleRecords.ts';
import type { StakeholderOrg } from '../stakeholderOrg.ts';
import { MANAGER, SAM } from './mapPage.ts';

const PEOPLE = 8;

/** An account with a map, and whom it is about. */
export interface MadeMap {
  readonly accountId: string;
  /** Stakeholders by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** The id of a stakeholder. */
  readonly id: (name: string) => string;
}

/**
 * Eight people: Bela, Carla, Dinesh and Elif report to Ada, Femi, Greta and Hiro to Bela, who influences Carla. Of Femi the power is not
 * known. Sam was in contact with Ada and Bela; Mara is on the team, and was in contact with nobody.
 * @param owner the username of whoever sees the account
 */
export async function makeMap(world: StakeholderOrg, name: string, owner = SAM): Promise<MadeMap> {
  const { admin } = world;
  const accountId = await world.account(name, {}, owner);
  const people = await world.people(accountId, PEOPLE);
  const ids = new Map(people.map((person) => [person.name.split(' ')[0] ?? '', person.id]));
  const id = (first: string): string => ids.get(first) ?? assert.fail(`nobody is called ${first}`);
  await admin.sobject('Stakeholder__c').update({ Id: id('Femi'), Power__c: null });
  await admin.sobject('Stakeholder_Link__c').create(linkOf(id('Bela'), id('Carla'), 'Influences', { Strength__c: 2 }));
  const sam = await userId(world, SAM);
  await admin.sobject('Stakeholder_Coverage__c').create([contactOf(id('Ada'), sam), contactOf(id('Bela'), sam)]);
  const mara = roleOf(accountId, await userId(world, MANAGER), { Department__c: 'Service' });
  await admin.sobject('Team_Role__c').create(mara);
  return { accountId, ids, id };
}

/** Contacts who belong on the map: Nora by her title, Omar by a role on an opportunity, Pia by a call. @returns Nora's id */
export async function makeCandidates({ admin }: StakeholderOrg, accountId: string): Promise<string> {
  const [nora, omar, pia] = await admin.sobject('Contact').create([
    { AccountId: accountId, FirstName: 'Nora', LastName: 'Quist', Title: 'Managing Director', Department: 'Board' },
    { AccountId: accountId, FirstName: 'Omar', LastName: 'Rahal' },
    { AccountId: accountId, FirstName: 'Pia', LastName: 'Stern' },
  ]);
  const day = new Date().toISOString().slice(0, 10);
  const account = await admin.sobject('Account').retrieve(accountId);
  const OwnerId = String(account.OwnerId);
  const deal = { AccountId: accountId, OwnerId, Name: 'Line 4', StageName: 'Prospecting', CloseDate: day };
  const { id: OpportunityId } = await admin.sobject('Opportunity').create(deal);
  await admin.sobject('OpportunityContactRole').create({ OpportunityId, ContactId: omar?.id, Role: 'Influencer' });
  await admin.sobject('Task').create({ Subject: 'Call', WhoId: pia?.id, Status: 'Completed', ActivityDate: day });
  return nora?.id ?? assert.fail('Nora was refused');
}

export async function userId({ admin }: StakeholderOrg, username: string): Promise<string> {
  const { records } = await admin.query(`SELECT Id FROM User WHERE Username = '${username}'`);
  return String(records[0]?.Id);
}

/** Who of us was in contact with a stakeholder. */
export const contactOf = (personId: string, user: string): Record<string, unknown> => ({
  Stakeholder__c: personId,
  User__c: user,
  Coverage_Key__c: `${personId}:${user}`,
  Contacts_365_Days__c: 4,
  Last_Contact_On__c: '2026-11-02',
});

/**
 * Ulla, who had two contacts, each with an entry on the map, until somebody merged them.
 * @returns the entry of the contact that is left, and of the one that went into it
 */
export async function mergedTwins({ admin }: StakeholderOrg, accountId: string): Promise<readonly [string, string]> {
  const contact = { AccountId: accountId, FirstName: 'Ulla', LastName: 'Vik' };
  const [kept = '', lost = ''] = (await admin.sobject('Contact').create([contact, contact])).map(({ id }) => id);
  const [first = '', second = ''] = (
    await admin.sobject('Stakeholder__c').create([
      personOf(accountId, kept, { Name: 'Ulla Vik', Role__c: 'User', Power__c: 5, Interest__c: 1 }),
      personOf(accountId, lost, {
        Name: 'Ulla Vik',
        Role__c: 'Champion',
        Power__c: 2,
        Interest__c: 1,
        Notes__c: 'Ours',
      }),
    ])
  ).map(({ id }) => id);
  const { success } = await admin.soap.merge({
    masterRecord: { type: 'Contact', Id: kept },
    recordToMergeIds: [lost],
  });
  assert.ok(success, 'the merge was refused');
  return [first, second];
}
