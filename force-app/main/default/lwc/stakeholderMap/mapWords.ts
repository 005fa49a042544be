import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CHANGED_LINK from '@salesforce/label/c.Stakeholder_Map_Changed_Link';
import CHANGED_MANAGER from '@salesforce/label/c.Stakeholder_Map_Changed_Manager';
import CHANGED_MANY from '@salesforce/label/c.Stakeholder_Map_Changed_Many';
import CHANGED_ONE from '@salesforce/label/c.Stakeholder_Map_Changed_One';
import CONTACT_TAKEN from '@salesforce/label/c.Stakeholder_Map_Contact_Taken';
import CYCLE from '@salesforce/label/c.Stakeholder_Map_Cycle';
import GONE from '@salesforce/label/c.Stakeholder_Map_Gone';
import GONE_OTHER from '@salesforce/label/c.Stakeholder_Map_Gone_Other';
import LINK_OVERTAKEN from '@salesforce/label/c.Stakeholder_Map_Link_Overtaken';
import LINK_SUBJECT from '@salesforce/label/c.Stakeholder_Map_Link_Subject';
import MANAGER_OVERTAKEN from '@salesforce/label/c.Stakeholder_Map_Manager_Overtaken';
import NOBODY from '@salesforce/label/c.Stakeholder_Map_Nobody';
import OFFLINE from '@salesforce/label/c.Stakeholder_Map_Offline';
import REFUSED from '@salesforce/label/c.Stakeholder_Map_Refused';
import REMOVED from '@salesforce/label/c.Stakeholder_Map_Removed';
import SEVERAL_FAILED from '@salesforce/label/c.Stakeholder_Map_Several_Failed';
import SEVERAL_FIELDS from '@salesforce/label/c.Stakeholder_Map_Several_Fields';
import { errorMessage } from 'c/errorMessage';
import { isDuplicate } from 'c/saveFailure';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { StakeholderChanges } from 'c/stakeholder';
import { fieldsOf } from 'c/stakeholderEdits';
import type { Outcome } from 'c/stakeholderEdits';
import type { LineEnds } from './lineEnds.ts';

type Fields = Readonly<Record<string, FieldInfo>>;

/** Somebody whose change was not saved, and what became of it. */
export interface Failure {
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
}

/** What was changed, as undo names it. */
export function changeText(names: readonly string[], changes: StakeholderChanges, fields: Fields): string {
  // A name comes with the contact that has it.
  const changed = fieldsOf(changes).filter((field) => field !== 'Name');
  const [name = ''] = names;
  const field = changed[0] ?? '';
  if (changes.Active__c === false && names.length === 1) {
    return labelText(REMOVED, name);
  }
  const what =
    changed.length === 1 ? (fields[field]?.label ?? field) : labelText(SEVERAL_FIELDS, wholeText(changed.length));
  return names.length === 1
    ? labelText(CHANGED_ONE, name, what)
    : labelText(CHANGED_MANY, wholeText(names.length), what);
}

export function managerText(name: string): string {
  return labelText(CHANGED_MANAGER, name);
}

export function linkText(from: string, to: string): string {
  return labelText(CHANGED_LINK, from, to);
}

/** Why a line would close a circle; each name reports to the next. */
export function cycleText(names: readonly string[]): string {
  const [first = '', second = first] = names;
  return labelText(CYCLE, first, second, [...names, first].join(' → '));
}

/** What became of somebody's change and what to do next. */
export function failureText({ name, outcome }: Omit<Failure, 'id'>): string {
  switch (outcome.kind) {
    case 'Offline':
      return labelText(OFFLINE, name);
    case 'Gone':
      return labelText(GONE, name);
    case 'Refused':
      // Of what people change on a stakeholder, only the contact makes a unique key.
      return isDuplicate(outcome.failure)
        ? labelText(CONTACT_TAKEN, name)
        : labelText(REFUSED, name, errorMessage(outcome.failure));
    default:
      return '';
  }
}

export function severalFailedText(failed: number, all: number): string {
  return labelText(SEVERAL_FAILED, wholeText(failed), wholeText(all));
}

/**
 * @param ends the person, and whom they were to report to
 * @param manager whom somebody else chose; undefined for nobody
 */
export function managerFailureText(ends: LineEnds, outcome: Outcome, manager: string | undefined): string {
  const [name = ''] = ends.names;
  if (outcome.kind === 'Conflicting') {
    return labelText(MANAGER_OVERTAKEN, name, manager ?? NOBODY);
  }
  return outcome.kind === 'Gone' && !ends.isFirstGone()
    ? labelText(GONE_OTHER, name, ends.goneName())
    : failureText({ name, outcome });
}

export function linkFailureText(ends: LineEnds, outcome: Outcome): string {
  const [from = '', to = ''] = ends.names;
  const name = labelText(LINK_SUBJECT, from, to);
  switch (outcome.kind) {
    case 'Conflicting':
      return labelText(LINK_OVERTAKEN, from, to);
    case 'Gone':
      return labelText(GONE_OTHER, name, ends.goneName());
    default:
      return failureText({ name, outcome });
  }
}
