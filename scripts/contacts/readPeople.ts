import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../salesforce/index.ts';
import { canonicalCell } from '../tiering/index.ts';

/** The fields of Account that the job writes, in the order of {@link AccountClock}. */
export const ACCOUNT_CLOCK = ['Last_Contact_On__c', 'Our_People_In_Contact__c', 'Their_People_In_Contact__c'] as const;

/** Texts in the order of {@link ACCOUNT_CLOCK}: a day and two canonical numbers; '' is an empty field. */
export type AccountClock = readonly [lastOn: string, ours: string, theirs: string];

export interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly clock: AccountClock;
}

export interface StoredStakeholder {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  /** '' once the contact was deleted. */
  readonly contactId: string;
  readonly isActive: boolean;
  readonly key: string;
  /** `YYYY-MM-DD`, '' for never. */
  readonly lastContactOn: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface StoredCoverage {
  readonly id: string;
  readonly stakeholderId: string;
  readonly userId: string;
  readonly lastContactOn: string;
  /** A canonical number. */
  readonly contacts: string;
}

/** All accounts that the user sees, by id. */
export async function readAccounts(org: Org): Promise<ReadonlyMap<string, StoredAccount>> {
  const accounts = new Map<string, StoredAccount>();
  const columns = ['Id', 'Name', ...ACCOUNT_CLOCK];
  const query = { object: 'Account', columns, onRestart: () => accounts.clear() };
  await org.stream(query, ([idCell = '', name = '', lastOn = '', ours = '', theirs = '']) => {
    const id = toLongId(idCell);
    const clock = [lastOn, canonicalCell(ACCOUNT_CLOCK[1], ours), canonicalCell(ACCOUNT_CLOCK[2], theirs)] as const;
    accounts.set(id, { id, name, clock });
  });
  return accounts;
}

/** All stakeholders, those taken off the map as well: they may come back. */
export async function readStakeholders(org: Org): Promise<readonly StoredStakeholder[]> {
  const stakeholders: StoredStakeholder[] = [];
  const columns = [
    'Id',
    'Name',
    'Account__c',
    'Contact__c',
    'Active__c',
    'Stakeholder_Key__c',
    'Last_Contact_On__c',
    'CreatedDate',
  ];
  const query = {
    object: 'Stakeholder__c',
    columns,
    moments: ['CreatedDate'],
    onRestart: () => {
      stakeholders.length = 0;
    },
  };
  await org.stream(
    query,
    ([id = '', name = '', account = '', contact = '', active = '', key = '', last = '', at = '']) =>
      stakeholders.push({
        id: toLongId(id),
        name,
        accountId: toLongId(account),
        contactId: contact === '' ? '' : toLongId(contact),
        isActive: active === 'true',
        key,
        lastContactOn: last,
        createdAt: at,
      }),
  );
  return stakeholders;
}

/** What the job has written of pairs of people. */
export async function readCoverage(org: Org): Promise<readonly StoredCoverage[]> {
  const coverage: StoredCoverage[] = [];
  const query = {
    object: 'Stakeholder_Coverage__c',
    columns: ['Id', 'Stakeholder__c', 'User__c', 'Last_Contact_On__c', 'Contacts_365_Days__c'],
    onRestart: () => {
      coverage.length = 0;
    },
  };
  await org.stream(query, ([id = '', stakeholder = '', user = '', lastContactOn = '', contacts = '']) =>
    coverage.push({
      id: toLongId(id),
      stakeholderId: toLongId(stakeholder),
      userId: user === '' ? '' : toLongId(user),
      lastContactOn,
      contacts: canonicalCell('Contacts_365_Days__c', contacts),
    }),
  );
  return coverage;
}
