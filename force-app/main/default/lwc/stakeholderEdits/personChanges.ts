import { EDITABLE_FIELDS } from 'c/stakeholder';
import type { Colleague, EditableField, Stakeholder, StakeholderChanges } from 'c/stakeholder';
import type { FieldValues } from './recordStore.ts';

/** Names of users by id, as far as the map knows them. */
export type Colleagues = ReadonlyMap<string, Colleague>;

const USER_FIELDS: readonly EditableField[] = ['Relationship_Owner__c', 'Executive_Peer__c'];
const NAMING_FIELDS: readonly EditableField[] = [...USER_FIELDS, 'Contact__c'];

export function fieldsOf(changes: StakeholderChanges): EditableField[] {
  // Its keys are field names, which TypeScript widens to text.
  return Object.keys(changes) as EditableField[];
}

/** Whether the change names users or a contact, whose names only a query tells. */
export function namesOthers(changes: StakeholderChanges): boolean {
  return fieldsOf(changes).some((field) => NAMING_FIELDS.includes(field));
}

/** Keeps a contact on an account's map once: what the rule `Key_Names_Account_And_Contact` asks for. Ids have 18 characters. */
export function stakeholderKey(accountId: string, contactId: string): string {
  return `${accountId}:${contactId}`;
}

/** What `updateRecord` is to write: whoever writes the contact fills the key that follows from it. */
export function savedFields({ accountId }: Stakeholder, changes: StakeholderChanges): FieldValues {
  const { Contact__c: contactId } = changes;
  if (contactId === undefined) {
    return changes;
  }
  return { ...changes, Stakeholder_Key__c: contactId === null ? null : stakeholderKey(accountId, String(contactId)) };
}

/** What a person's fields hold, as `updateRecord` takes it. */
export function valuesOf(person: Stakeholder, fields: readonly EditableField[]): StakeholderChanges {
  return Object.fromEntries(fields.map((field) => [field, valueOf(person, field)]));
}

export function valueOf(person: Stakeholder, field: EditableField): string | number | boolean | null {
  const value = person[EDITABLE_FIELDS[field]];
  return typeof value === 'object' ? value.id : (value ?? null);
}

/** Whether the person is as they would be after the change. */
export function holds(person: Stakeholder, changes: StakeholderChanges): boolean {
  return fieldsOf(changes).every((field) => valueOf(person, field) === (changes[field] ?? null));
}

/** The person as they are after the change. */
export function withChanges(person: Stakeholder, changes: StakeholderChanges, colleagues: Colleagues): Stakeholder {
  const changed = fieldsOf(changes).map((field) => {
    const value = changes[field] ?? undefined;
    const isUser = typeof value === 'string' && USER_FIELDS.includes(field);
    return [EDITABLE_FIELDS[field], isUser ? (colleagues.get(value) ?? { id: value, name: '' }) : value];
  });
  return { ...person, ...(Object.fromEntries(changed) as Partial<Stakeholder>) };
}

/** How lines end, which browsers and imports do in their own ways, is no difference. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : (value ?? null);
}
