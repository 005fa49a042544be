import type { Need, Task } from '../readiness/index.ts';
import { LEASE_NEED, SYNC_PERMISSION_SET } from '../tiering/index.ts';
import type { SeenWhole } from '../tiering/index.ts';
import { LINK_COLUMNS, ROLE_COLUMNS, ROLE_KEYS } from './keys/index.ts';
import { ACCOUNT_CLOCK } from './readPeople.ts';

export const CONTACTS: Task = { what: 'run the contacts job', permissionSet: SYNC_PERMISSION_SET };

type NeededObject =
  | 'Account'
  | 'Task'
  | 'Event'
  | 'Stakeholder__c'
  | 'Stakeholder_Link__c'
  | 'Stakeholder_Coverage__c'
  | 'Team_Role__c'
  | typeof LEASE_NEED.object;

/** Everything that the job reads and writes. */
export const CONTACTS_NEEDS: readonly Need<NeededObject>[] = [
  { object: 'Account', write: 'update', readable: ['Name'], writable: ACCOUNT_CLOCK },
  {
    object: 'Task',
    write: 'none',
    readable: ['WhoId', 'AccountId', 'OwnerId', 'ActivityDate', 'IsClosed'],
    writable: [],
  },
  {
    object: 'Event',
    write: 'none',
    readable: ['WhoId', 'AccountId', 'OwnerId', 'ActivityDate', 'StartDateTime'],
    writable: [],
  },
  {
    object: 'Stakeholder__c',
    write: 'update',
    readable: ['Name', 'Account__c', 'Contact__c', 'Active__c'],
    writable: ['Stakeholder_Key__c', 'Last_Contact_On__c'],
  },
  {
    object: 'Stakeholder_Link__c',
    write: 'update',
    readable: LINK_COLUMNS.filter((column) => column !== 'Link_Key__c'),
    writable: ['Link_Key__c'],
  },
  {
    object: 'Stakeholder_Coverage__c',
    write: 'create and update',
    readable: ['Stakeholder__c'],
    writable: ['Coverage_Key__c', 'User__c', 'Last_Contact_On__c', 'Contacts_365_Days__c'],
  },
  { object: 'Team_Role__c', write: 'update', readable: ROLE_COLUMNS, writable: ROLE_KEYS },
  LEASE_NEED,
];

/** Activities are seen through the records that they are about. */
export const CONTACTS_SEE: SeenWhole = {
  objects: ['Account', 'Contact'],
  whole: 'Clocks are right',
  otherwise: 'clocks would silently be too old',
};
