import { toLongId } from '#lwc/tieringMethod/tieringMethod.ts';
import type { Org } from '../../salesforce/index.ts';
import type { StoredStakeholder } from '../readPeople.ts';
import type { KeyedRecord } from './planKeys.ts';

const NAMED = ['Id', 'Name', 'CreatedDate'] as const;

/** What of each object the keys are made of, beside the keys themselves. */
export const LINK_COLUMNS = ['From__c', 'To__c', 'Kind__c', 'Link_Key__c'] as const;
export const ROLE_KEYS = ['Role_Key__c', 'Main_Contact_Key__c', 'Department_Contact_Key__c'] as const;
export const ROLE_COLUMNS = [
  'Account__c',
  'User__c',
  'Department__c',
  'Main_Contact__c',
  'Department_Contact__c',
  'Active__c',
] as const;

/** The kind of which a person has one link alone: one manager. */
const ONLY_ONE = 'Reports To';

/** One person once an account. */
export function keyedStakeholder(stakeholder: StoredStakeholder): KeyedRecord {
  const { id, name, accountId, contactId, isActive, key, createdAt } = stakeholder;
  const wanted = contactId === '' ? '' : `${accountId}:${contactId}`;
  return {
    object: 'Stakeholder__c',
    field: 'Stakeholder_Key__c',
    id,
    name,
    createdAt,
    isActive,
    stored: key,
    wanted,
  };
}

/** One link of a kind between two people, and one manager a person. */
export async function readLinks(org: Org): Promise<readonly KeyedRecord[]> {
  return readAll(org, 'Stakeholder_Link__c', LINK_COLUMNS, (record, cell) => {
    const [from, kind] = [toLongId(cell('From__c')), cell('Kind__c')];
    const wanted = kind === ONLY_ONE ? `${from}:${kind}` : `${from}:${kind}:${toLongId(cell('To__c'))}`;
    return [{ ...record, field: 'Link_Key__c', isActive: true, stored: cell('Link_Key__c'), wanted }];
  });
}

/** One of us once an account; one main contact an account; one contact a department. */
export async function readRoles(org: Org): Promise<readonly KeyedRecord[]> {
  return readAll(org, 'Team_Role__c', [...ROLE_COLUMNS, ...ROLE_KEYS], (record, cell) => {
    const [account, user] = [toLongId(cell('Account__c')), toLongId(cell('User__c'))];
    const isActive = cell('Active__c') === 'true';
    const isMain = isActive && cell('Main_Contact__c') === 'true';
    const department = cell('Department__c');
    const isOfDepartment = isActive && cell('Department_Contact__c') === 'true' && department !== '';
    const wanted: Readonly<Record<(typeof ROLE_KEYS)[number], string>> = {
      Role_Key__c: `${account}:${user}`,
      Main_Contact_Key__c: isMain ? account : '',
      Department_Contact_Key__c: isOfDepartment ? `${account}:${department}` : '',
    };
    return ROLE_KEYS.map((field) => ({ ...record, field, isActive, stored: cell(field), wanted: wanted[field] }));
  });
}

type NamedCells = Pick<KeyedRecord, 'object' | 'id' | 'name' | 'createdAt'>;

async function readAll<Column extends string>(
  org: Org,
  object: string,
  fields: readonly Column[],
  keyed: (record: NamedCells, cell: (column: Column) => string) => readonly KeyedRecord[],
): Promise<readonly KeyedRecord[]> {
  const records: KeyedRecord[] = [];
  const onRestart = () => {
    records.length = 0;
  };
  const query = { object, columns: [...NAMED, ...fields], moments: ['CreatedDate'], onRestart };
  await org.stream(query, ([id = '', name = '', createdAt = '', ...cells]) => {
    const cell = (column: Column): string => cells[fields.indexOf(column)] ?? '';
    records.push(...keyed({ object, id: toLongId(id), name, createdAt }, cell));
  });
  return records;
}
