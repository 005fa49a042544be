import type { SortDirection } from 'c/sortedRows';
import type { Choice, Stakeholder, StakeholderPicklists, Stance } from 'c/stakeholder';
import { MOST_LETTERS, choicesOf, givenValue, isEdited } from 'c/stakeholderColumns';
import type { StakeholderColumn } from 'c/stakeholderColumns';
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

export function rowViews(
  people: readonly Stakeholder[],
  [, ...columns]: readonly StakeholderColumn[],
  state: TableState,
): readonly RowView[] {
  return people.map((person, index) => {
    const row = index + 1;
    const isSelected = person.id === state.selectedId;
    return {
      id: person.id,
      name: person.name,
      nameCell: `${row}:${FIRST_COLUMN}`,
      tickCell: `${row}:0`,
      tickLabel: tickText(person),
      isTicked: state.ticked.has(person.id),
      isSelected: isSelected ? 'true' : 'false',
      className: isSelected ? 'slds-hint-parent slds-is-selected' : 'slds-hint-parent',
      cells: columns.map((column, offset) => cellView(person, column, `${row}:${offset + FIRST_COLUMN + 1}`, state)),
    };
  });
}

function cellView(person: Stakeholder, column: StakeholderColumn, cell: string, state: TableState): CellView {
  const text = column.textOf(person);
  const isOpen = state.editing?.id === person.id && state.editing.column === column.name;
  return {
    column: column.name,
    cell,
    text: text === '' ? LABEL.empty : text,
    // The place of a value that is not known says so to screen readers alone: a table full of words for nothing hides what is there.
    className: text === '' ? 'slds-assistive-text' : '',
    stance: column.isStance ? person.stance : undefined,
    isStance: column.isStance && text !== '',
    isEdited: isEdited(column),
    editor:
      isOpen && isEdited(column)
        ? {
            label: cellText(column, person),
            value: givenValue(column, person),
            choices: choicesOf(column, state.picklists),
            maxLength: MOST_LETTERS,
          }
        : undefined,
  };
}
