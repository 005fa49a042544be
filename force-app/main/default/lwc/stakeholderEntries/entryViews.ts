import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import EMPTY from '@salesforce/label/c.Stakeholder_Entries_Empty';
import KEEP from '@salesforce/label/c.Stakeholder_Entries_Keep';
import LINES from '@salesforce/label/c.Stakeholder_Entries_Lines';
import OTHER from '@salesforce/label/c.Stakeholder_Entries_Other';
import SCORE from '@salesforce/label/c.Stakeholder_Entries_Score';
import SHOW from '@salesforce/label/c.Stakeholder_Entries_Show';
import TEXT_FIELD from '@salesforce/label/c.Stakeholder_Entries_Text_Field';
import THIS from '@salesforce/label/c.Stakeholder_Entries_This';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { EDITABLE_FIELDS } from 'c/stakeholder';
import type { EditableField, Stakeholder, StakeholderLink } from 'c/stakeholder';
import { stanceShape } from 'c/stanceShape';

type Fields = Readonly<Record<string, FieldInfo>>;

/** One of the entries of a person. */
export interface EntryView {
  readonly id: string;
  readonly heading: string;
  /** What tells it from the others. */
  readonly facts: string;
  readonly showLabel: string;
  readonly keepLabel: string;
  readonly isElsewhere: boolean;
}

/** All that people fill in but what the entries share or cannot tell apart. */
const COMPARED = (Object.keys(EDITABLE_FIELDS) as EditableField[]).filter(
  (field) => field !== 'Name' && field !== 'Contact__c' && field !== 'Active__c',
);
/** Too long to stand in a line. */
const TEXTS: readonly EditableField[] = ['Notes__c', 'Success_Definition__c', 'Value_Message__c'];

/** @param shownId the entry that the panel shows */
export function entryViews(
  entries: readonly Stakeholder[],
  shownId: string | undefined,
  links: readonly StakeholderLink[],
  fields: Fields,
): EntryView[] {
  return entries.map((entry, index) => {
    const number = wholeText(index + 1);
    const isShown = entry.id === shownId;
    return {
      id: entry.id,
      heading: labelText(isShown ? THIS : OTHER, number),
      facts: factsOf(entry, links, fields),
      showLabel: labelText(SHOW, number),
      keepLabel: labelText(KEEP, number),
      isElsewhere: !isShown,
    };
  });
}

function factsOf(entry: Stakeholder, links: readonly StakeholderLink[], fields: Fields): string {
  const lines = links.filter(({ fromId, toId }) => fromId === entry.id || toId === entry.id).length;
  const facts = [
    ...COMPARED.map((field) => factOf(entry, field, fields)),
    lines > 0 ? labelText(LINES, wholeText(lines)) : '',
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(' · ') : EMPTY;
}

/** Empty for what nobody has filled in, or the user may not see. */
function factOf(entry: Stakeholder, field: EditableField, fields: Fields): string {
  const label = fields[field]?.label;
  const value = entry[EDITABLE_FIELDS[field]];
  if (label === undefined || value === undefined || value === '') {
    return '';
  }
  if (TEXTS.includes(field)) {
    return labelText(TEXT_FIELD, label);
  }
  return labelText(SCORE, label, field === 'Stance__c' ? stanceShape(entry.stance).label : shownValue(value));
}

function shownValue(value: NonNullable<Stakeholder[keyof Stakeholder]>): string {
  return typeof value === 'object' ? value.name : String(value);
}
