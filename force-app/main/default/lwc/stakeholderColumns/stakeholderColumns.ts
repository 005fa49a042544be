import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import NONE from '@salesforce/label/c.Stakeholder_Columns_None';
import TITLE from '@salesforce/label/c.Stakeholder_Columns_Title';
import { dayText, wholeText } from 'c/figureText';
import { EDITABLE_FIELDS, SCORES, STANCES } from 'c/stakeholder';
import type {
  Choice,
  EditableField,
  Score,
  Stakeholder,
  StakeholderChanges,
  StakeholderPicklists,
} from 'c/stakeholder';
import { stanceShape } from 'c/stanceShape';

/** How the values of a column are given: a score of 1 to 5, a stance, a value of a picklist, or words. */
export type ColumnKind = 'score' | 'stance' | 'role' | 'level' | 'words';

/** A column of the table of stakeholders. */
export interface StakeholderColumn {
  /** The field's API name; the contact's title has a name of its own, as it is no field of the stakeholder. */
  readonly name: string;
  readonly label: string;
  /** What the user may give; undefined where they may change nothing. */
  readonly edited: { readonly field: TableField; readonly kind: ColumnKind } | undefined;
  readonly isStance: boolean;
  /** What a cell says; empty where nothing is known. */
  readonly textOf: (person: Stakeholder) => string;
  readonly sortValueOf: (person: Stakeholder) => string | number | undefined;
}

/** A column that people give values in. */
export type EditedColumn = StakeholderColumn & { readonly edited: NonNullable<StakeholderColumn['edited']> };

/** The most letters of a text field that people give in the table: `Department__c`. */
export const MOST_LETTERS = 80;

const NAME_COLUMN = 'Name';
const TITLE_COLUMN = 'Title';
const KINDS = {
  Role__c: 'role',
  Power__c: 'score',
  Influence__c: 'score',
  Interest__c: 'score',
  Stance__c: 'stance',
  Relationship_Now__c: 'score',
  Relationship_Wanted__c: 'score',
  Department__c: 'words',
  Level__c: 'level',
} as const satisfies Partial<Record<EditableField, ColumnKind>>;

type TableField = keyof typeof KINDS;
type Read = Pick<StakeholderColumn, 'textOf' | 'sortValueOf'>;

const words = (valueOf: (person: Stakeholder) => string | undefined): Read => ({
  textOf: (person) => valueOf(person) ?? '',
  sortValueOf: valueOf,
});

/**
 * The columns that the user may see, those of them to edit that they may change. The name stands first.
 * @param fields object info of `Stakeholder__c`: a field that the user may not see is not in it
 */
export function stakeholderColumns(
  fields: Readonly<Record<string, FieldInfo>>,
  isLocked: boolean,
): readonly StakeholderColumn[] {
  const edited = (Object.keys(KINDS) as TableField[]).map((field) => {
    const kind = KINDS[field];
    const mayEdit = !isLocked && fields[field]?.updateable;
    return column(field, fields, readOf(field, kind), mayEdit ? { field, kind } : undefined);
  });
  const columns = [
    {
      ...column(
        NAME_COLUMN,
        fields,
        words(({ name }) => name),
      ),
      label: fields.Name?.label ?? NAME_COLUMN,
    },
    {
      ...column(
        TITLE_COLUMN,
        fields,
        words(({ title }) => title),
      ),
      label: TITLE,
    },
    ...edited,
    column(
      'Relationship_Owner__c',
      fields,
      words(({ owner }) => owner?.name),
    ),
    column('Last_Contact_On__c', fields, {
      textOf: ({ lastContactOn }) => dayText(lastContactOn ?? ''),
      sortValueOf: ({ lastContactOn }) => lastContactOn,
    }),
  ];
  return columns.filter(({ name }) => name === NAME_COLUMN || name === TITLE_COLUMN || name in fields);
}

export function isEdited(candidate: StakeholderColumn): candidate is EditedColumn {
  return candidate.edited !== undefined;
}

/** The values to choose among, with the one that empties the field first; undefined where any words will do. */
export function choicesOf({ edited }: EditedColumn, picklists: StakeholderPicklists): readonly Choice[] | undefined {
  const choices: Record<ColumnKind, readonly Choice[] | undefined> = {
    score: SCORES.map((score) => ({ label: wholeText(score), value: String(score) })),
    stance: [...STANCES].reverse().map((stance) => ({ label: stanceShape(stance).label, value: String(stance) })),
    role: picklists.roles,
    level: picklists.levels,
    words: undefined,
  };
  const found = choices[edited.kind];
  return found && [{ label: NONE, value: '' }, ...found];
}

/** The value that a cell holds, as an input takes it. */
export function givenValue({ edited }: EditedColumn, person: Stakeholder): string {
  return String(person[EDITABLE_FIELDS[edited.field]] ?? '');
}

/** What changes when an input holds `value`: empty text empties the field. */
export function changeTo({ edited: { field, kind } }: EditedColumn, value: string): StakeholderChanges {
  const text = value.trim();
  const isNumber = kind === 'score' || kind === 'stance';
  return { [field]: text === '' ? null : isNumber ? Number(text) : text };
}

function readOf(field: TableField, kind: ColumnKind): Read {
  const key = EDITABLE_FIELDS[field];
  switch (kind) {
    case 'stance':
      return {
        textOf: ({ stance }) => (stance === undefined ? '' : stanceShape(stance).label),
        sortValueOf: ({ stance }) => stance,
      };
    case 'score': {
      const scoreOf = (person: Stakeholder): Score | undefined => person[key] as Score | undefined;
      return { textOf: (person) => scoreText(scoreOf(person)), sortValueOf: scoreOf };
    }
    default:
      return words((person) => person[key] as string | undefined);
  }
}

function scoreText(score: Score | undefined): string {
  return score === undefined ? '' : wholeText(score);
}

function column(
  name: string,
  fields: Readonly<Record<string, FieldInfo>>,
  read: Read,
  edited?: StakeholderColumn['edited'],
): StakeholderColumn {
  return { name, label: fields[name]?.label ?? name, edited, isStance: name === 'Stance__c', ...read };
}
