import { gql } from 'lightning/graphql';
import { SCORES, STANCES } from 'c/stakeholder';
import type { Colleague, Score, Stakeholder } from 'c/stakeholder';
import { unobserved } from 'c/unobserved';
import { PAGE_INFO, PAGING, VARIABLES, number, oneOf, text } from './connection.ts';
import type { Cell, PersonNode } from './connection.ts';

const VALUES = [
  'Contact__c',
  'Active__c',
  'Role__c',
  'Power__c',
  'Influence__c',
  'Interest__c',
  'Stance__c',
  'Fit__c',
  'Relationship_Now__c',
  'Relationship_Wanted__c',
  'Department__c',
  'Level__c',
  'Relationship_Owner__c',
  'Executive_Peer__c',
  'Notes__c',
  'Success_Definition__c',
  'Value_Message__c',
  'Last_Contact_On__c',
] as const;

type ValueField = (typeof VALUES)[number];

/** All but what every reader of the object sees is optional: who may not see an opinion gets the map without it. */
const values = VALUES.map((field) => `${field} @optional { value }`).join(' ');
const person = '{ Name @optional { value } Title @optional { value } }';

/** Those off the map too: adding one of them again brings the record back. */
export const PEOPLE = gql`
  query StakeholderPeople(${VARIABLES}) {
    uiapi {
      query {
        Stakeholder__c(where: { Account__c: { in: $ids } }, ${PAGING}) {
          edges {
            node {
              Id
              Name { value }
              Account__c { value }
              Account__r { Name { value } }
              ${values}
              Contact__r @optional ${person}
              Relationship_Owner__r @optional ${person}
              Executive_Peer__r @optional ${person}
              LastModifiedDate { value }
              LastModifiedBy @optional { Name @optional { value } }
            }
          }
          ${PAGE_INFO}
        }
      }
    }
  }
`;

export interface StakeholderNode extends Readonly<Partial<Record<ValueField, Cell>>> {
  readonly Id: string;
  readonly Name: Cell;
  readonly Account__c: Cell;
  readonly Account__r?: PersonNode | null;
  readonly Contact__r?: PersonNode | null;
  readonly Relationship_Owner__r?: PersonNode | null;
  readonly Executive_Peer__r?: PersonNode | null;
  readonly LastModifiedDate: Cell;
  readonly LastModifiedBy?: PersonNode | null;
}

/** The contact's name of today where the user sees the contact, else the name that was stored. */
export function personOf(node: StakeholderNode): Stakeholder {
  return unobserved({
    id: node.Id,
    accountId: text(node.Account__c) ?? '',
    accountName: text(node.Account__r?.Name) ?? '',
    contactId: text(node.Contact__c),
    name: text(node.Contact__r?.Name) ?? text(node.Name) ?? node.Id,
    title: text(node.Contact__r?.Title),
    role: text(node.Role__c),
    power: score(node.Power__c),
    influence: score(node.Influence__c),
    interest: score(node.Interest__c),
    stance: oneOf(STANCES, node.Stance__c?.value),
    fit: score(node.Fit__c),
    relationshipNow: score(node.Relationship_Now__c),
    relationshipWanted: score(node.Relationship_Wanted__c),
    department: text(node.Department__c),
    level: text(node.Level__c),
    owner: colleague(node.Relationship_Owner__c, node.Relationship_Owner__r),
    executivePeer: colleague(node.Executive_Peer__c, node.Executive_Peer__r),
    notes: text(node.Notes__c),
    successDefinition: text(node.Success_Definition__c),
    valueMessage: text(node.Value_Message__c),
    lastContactOn: text(node.Last_Contact_On__c),
    isActive: node.Active__c?.value !== false,
    version: text(node.LastModifiedDate) ?? '',
    modifiedBy: text(node.LastModifiedBy?.Name),
  });
}

/** @param user undefined or without a name where the user may not see users */
export function colleague(id: Cell, user: PersonNode | null | undefined): Colleague | undefined {
  const userId = text(id);
  return userId === undefined ? undefined : { id: userId, name: text(user?.Name) ?? '', title: text(user?.Title) };
}

function score(cell: Cell): Score | undefined {
  return oneOf(SCORES, number(cell));
}
