import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import ANOTHER_CONTACT from '@salesforce/label/c.Stakeholder_Map_Another_Contact';
import CONFLICT_AGAIN from '@salesforce/label/c.Stakeholder_Map_Conflict_Again';
import CONFLICT_BY from '@salesforce/label/c.Stakeholder_Map_Conflict_By';
import CONFLICT_SOMEBODY from '@salesforce/label/c.Stakeholder_Map_Conflict_Somebody';
import { labelText } from 'c/labelText';
import type { ForeignChange } from 'c/saveConflict';
import type { EditableField, Stakeholder, StakeholderChanges } from 'c/stakeholder';
import { fieldsOf, valueOf } from 'c/stakeholderEdits';
import type { PersonConflict, PersonEdits } from 'c/stakeholderEdits';
import { stanceShape } from 'c/stanceShape';
import { STANCES } from 'c/stakeholder';

/** A conflict as c/saveConflict shows it. */
export interface ConflictView {
  readonly id: string;
  readonly explanation: string;
  readonly changes: readonly ForeignChange[];
}

/** What somebody else changed of what the user wanted to change, and what the user wanted. */
export function conflictView(
  { id, changes, before }: PersonConflict,
  people: PersonEdits,
  fields: Readonly<Record<string, FieldInfo>>,
): ConflictView {
  const person = people.person(id);
  const name = person?.name ?? '';
  const wanted = fieldsOf(changes)
    .map((field) => `${fields[field]?.label ?? field} “${shown(changes, field, people, person) ?? ''}”`)
    .join(', ');
  const foreign = fieldsOf(before);
  const now = Object.fromEntries(foreign.map((field) => [field, person && valueOf(person, field)]));
  const label = foreign.length === 0 ? CONFLICT_AGAIN : person?.modifiedBy ? CONFLICT_BY : CONFLICT_SOMEBODY;
  return {
    id,
    explanation: labelText(label, name, wanted, person?.modifiedBy ?? ''),
    changes: foreign.map((field) => ({
      field: fields[field]?.label ?? field,
      from: shown(before, field, people, person),
      to: shown(now, field, people, person),
    })),
  };
}

function shown(
  values: StakeholderChanges,
  field: EditableField,
  people: PersonEdits,
  person: Stakeholder | undefined,
): string | undefined {
  const value = values[field] ?? undefined;
  if (field === 'Contact__c' && value !== undefined) {
    return value === person?.contactId ? person.name : ANOTHER_CONTACT;
  }
  if (field === 'Stance__c') {
    return stanceShape(STANCES.find((stance) => stance === value)).label;
  }
  return typeof value === 'string' ? (people.colleagueName(value) ?? value) : value?.toString();
}
