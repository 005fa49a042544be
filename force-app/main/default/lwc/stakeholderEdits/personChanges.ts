import { EDITABLE_FIELDS } from 'c/stakeholder';
import type { Colleague, EditableField, Stakeholder, StakeholderChanges } from 'c/stakeholder';

/** Names of users by id, as far as the map knows them. */
export type Colleagues = ReadonlyMap<string, Colleague>;

const USER_FIELDS: readonly EditableField[] = ['Relationship_Owner__c', 'Executive_Peer__c'];

export function fieldsOf(changes: StakeholderChanges): EditableField[] {
  // Its keys are field names, which TypeScript widens to text.
  return Object.keys(changes) as EditableField[];
}

/** Whether the change names users, whose names only a query tells. */
export function namesUsers(changes: StakeholderChanges): boolean {
  return fieldsOf(changes).some((field) => USER_FIELDS.includes(field));
}

/** What a person's fields hold, as `updateRecord` takes it. */
export function valuesOf(person: Stakeholder, fields: readonly EditableField[]): StakeholderChanges {
  return Object.fromEntries(fields.map((field) => [field, valueOf(person, field)]));
}

export function valueOf(person: Stakeholder, field: EditableField): string | number | boolean | null {
  const value = person[EDITABLE_FIELDS[field]];
  return typeof value === 'object' ? value.id : (value ?? null);
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
