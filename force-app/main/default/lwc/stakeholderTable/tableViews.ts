import { lastResult } from 'c/lastResult';
import type { SortDirection } from 'c/sortedRows';
import type { Choice, Stakeholder, StakeholderPicklists, Stance } from 'c/stakeholder';
import { MOST_LETTERS, choicesOf, givenValue, isEdited } from 'c/stakeholderColumns';
import type { StakeholderColumn } from 'c/stakeholderColumns';
import type { DrawnRow } from './rowTurns';
import { LABEL, cellText, tickText } from './tableTexts';

/** The cell that is being edited. */
export interface Editing {
  readonly id: string;
  readonly column: string;
}

export interface HeaderView {
  readonly name: string;
  readonly label: string;
  readonly cell: string;
  readonly className: string;
  readonly ariaSort: 'ascending' | 'descending' | 'none';
  readonly iconName: string | undefined;
}

export interface CellView {
  readonly column: string;
  readonly cell: string;
  readonly text: string;
  readonly stance: Stance | undefined;
  readonly isStance: boolean;
  readonly isEdited: boolean;
  /** A branch of the template by itself: cells without a component inside cost half as much to compare. */
  readonly isEditedStance: boolean;
  readonly className: string;
  /** Undefined while nobody edits the cell. */
  readonly editor: EditorView | undefined;
}

interface EditorView {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[] | undefined;
  readonly maxLength: number;
}

export interface RowView {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly nameCell: string;
  readonly tickCell: string;
  readonly tickLabel: string;
  readonly isTicked: boolean;
  readonly isSelected: 'true' | 'false';
  readonly className: string;
  readonly cells: readonly CellView[];
}

/** What the rows have besides people and columns. */
export interface TableState {
  readonly editing: Editing | undefined;
  readonly picklists: StakeholderPicklists;
  readonly selectedId: string | undefined;
  readonly ticked: ReadonlySet<string>;
}

/** The first column holds the ticks. */
const FIRST_COLUMN = 1;

export function headerViews(
  columns: readonly StakeholderColumn[],
  sortedBy: string,
  direction: SortDirection,
): readonly HeaderView[] {
  return columns.map(({ name, label }, index) => {
    const isSorted = name === sortedBy;
    return {
      name,
      label,
      cell: `0:${index + FIRST_COLUMN}`,
      className: index === 0 ? 'name' : '',
      ariaSort: isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : 'none',
      iconName: isSorted ? (direction === 'asc' ? 'utility:arrowup' : 'utility:arrowdown') : undefined,
    };
  });
}

type Rows = (
  drawn: readonly DrawnRow[],
  people: ReadonlyMap<string, Stakeholder>,
  columns: readonly StakeholderColumn[],
  state: TableState,
) => readonly RowView[];

/** The rows of those who are still shown; while some are drawn a frame, the others are taken as they were. */
export function keptRows(): Rows {
  const kept = new Map<string, (...of: Parameters<typeof rowView>) => RowView>();
  return (drawn, people, columns, { editing, picklists, selectedId, ticked }) =>
    drawn
      .flatMap(({ key, id }) => {
        const person = people.get(id);
        return person ? [{ key, person }] : [];
      })
      .map(({ key, person }, index) => {
        const { id } = person;
        const viewOf = kept.get(key) ?? lastResult(rowView);
        kept.set(key, viewOf);
        const edited = editing?.id === id ? editing.column : undefined;
        return viewOf(key, person, index + 1, columns, picklists, edited, id === selectedId, ticked.has(id));
      });
}

function rowView(
  key: string,
  person: Stakeholder,
  row: number,
  [, ...columns]: readonly StakeholderColumn[],
  picklists: StakeholderPicklists,
  editedColumn: string | undefined,
  isSelected: boolean,
  isTicked: boolean,
): RowView {
  return {
    ...{ key, isTicked, id: person.id, name: person.name },
    nameCell: `${row}:${FIRST_COLUMN}`,
    tickCell: `${row}:0`,
    tickLabel: tickText(person),
    isSelected: isSelected ? 'true' : 'false',
    className: isSelected ? 'slds-hint-parent slds-is-selected' : 'slds-hint-parent',
    cells: columns.map((column, offset) => {
      const editor = column.name === editedColumn ? editorView(person, column, picklists) : undefined;
      return cellView(person, column, `${row}:${offset + FIRST_COLUMN + 1}`, editor);
    }),
  };
}

function cellView(
  person: Stakeholder,
  column: StakeholderColumn,
  cell: string,
  editor: EditorView | undefined,
): CellView {
  const text = column.textOf(person);
  const isStance = column.isStance && text !== '';
  return {
    column: column.name,
    cell,
    text: text === '' ? LABEL.empty : text,
    className: classesOf(isEdited(column), text === ''),
    stance: column.isStance ? person.stance : undefined,
    isStance,
    isEdited: isEdited(column),
    isEditedStance: isStance && isEdited(column),
    editor,
  };
}

/** The place of a value that is not known says so to screen readers alone: a table full of words for nothing hides what is there. */
function classesOf(isButton: boolean, isEmpty: boolean): string {
  return `${isButton ? 'slds-button value edited' : 'value'}${isEmpty ? ' value_empty' : ''}`;
}

function editorView(
  person: Stakeholder,
  column: StakeholderColumn,
  picklists: StakeholderPicklists,
): EditorView | undefined {
  return isEdited(column)
    ? {
        label: cellText(column, person),
        value: givenValue(column, person),
        choices: choicesOf(column, picklists),
        maxLength: MOST_LETTERS,
      }
    : undefined;
}
