import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { CellFocus } from 'c/cellFocus';
import { FrameSteps } from 'c/frameSteps';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import type { PageTurn } from 'c/pager';
import { sortedRows } from 'c/sortedRows';
import type { SortDirection } from 'c/sortedRows';
import type { PeopleChange, PersonSelect, Stakeholder, StakeholderPicklists } from 'c/stakeholder';
import type { CellCommit } from 'c/stakeholderCellEditor';
import { matchedPeople } from 'c/stakeholderMatches';
import { changeTo, givenValue, isEdited, stakeholderColumns } from 'c/stakeholderColumns';
import type { EditedColumn, StakeholderColumn } from 'c/stakeholderColumns';
import { RowTurns } from './rowTurns';
import type { DrawnPage } from './rowTurns';
import { headerViews, keptRows } from './tableViews';
import type { HeaderView, Editing, RowView } from './tableViews';
import { LABEL, emptyMessage, selectAllText, selectedText } from './tableTexts';

/** Rows of a page: as many as a screen and a half hold, so that 2,000 people cost no more to draw than these. */
const PAGE_SIZE = 50;
const NO_ONE: ReadonlySet<string> = new Set();
const SCORE_KEY = /^[1-5]$/;
const EMPTYING_KEYS = ['Delete', 'Backspace'];

/**
 * The people of an account as a table: the equal of grid and chart for whoever reads or types.
 *
 * A table of its own, since lightning-datatable keeps edits as drafts until a button saves them all, has no inline edit of picklists without a
 * type of one's own, and draws every row that it is given; here a value is saved as it is given.
 */
export default class StakeholderTable extends LightningElement {
  @api people: readonly Stakeholder[] = [];
  /** The ids that the filter lets through; undefined without a filter. */
  @api matches?: ReadonlySet<string>;
  @api selectedId?: string;
  /** Why the user may not change anything; undefined when they may. */
  @api lockedReason?: string;
  /** The fields of `Stakeholder__c` that the user may see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api picklists: StakeholderPicklists = { roles: [], levels: [] };

  readonly label = LABEL;
  readonly pageSize = PAGE_SIZE;

  sortedBy = 'Name';
  direction: SortDirection = 'asc';
  editing?: Editing;
  /** Whom a bulk edit would concern, if they are among those shown. */
  ticked = NO_ONE;
  /** Counts the frames that rows have been drawn in. */
  frame = 0;
  private start = 0;
  private readonly turns = new RowTurns();
  private readonly rowsOf = keptRows();
  private readonly steps = new FrameSteps();
  private readonly focus = new CellFocus();
  private readonly columnsOf = lastResult(stakeholderColumns);
  private readonly shownOf = lastResult(matchedPeople);
  private readonly byIdOf = lastResult(peopleById);
  private readonly idsOf = lastResult(idText);
  private readonly pageOf = lastResult((ids: readonly string[], from: number) => ids.slice(from, from + PAGE_SIZE));
  /** Rows keep their places while values change, so that nothing runs away from under an input: people or another column sort anew. */
  private readonly orderOf = lastResult((_people: string, by: string, direction: SortDirection) =>
    this.sortedIds(by, direction),
  );

  get message(): Message | undefined {
    return emptyMessage(this.people.length, this.shown.length);
  }

  get headers(): readonly HeaderView[] {
    return headerViews(this.columns, this.sortedBy, this.direction);
  }

  get rows(): readonly RowView[] {
    const { columns, editing, picklists, selectedId, ticked } = this;
    return this.rowsOf(this.drawn.rows, this.byId, columns, { editing, picklists, selectedId, ticked });
  }

  /** While rows are still being drawn, screen readers wait. */
  /** While rows are still being drawn, screen readers wait. */
  get busy(): 'true' | 'false' {
    return this.drawn.isDone ? 'false' : 'true';
  }

  get total(): number {
    return this.shown.length;
  }

  get firstRow(): number {
    return Math.min(this.start, Math.floor((this.total - 1) / PAGE_SIZE) * PAGE_SIZE);
  }

  get canTick(): boolean {
    return this.editedColumns.length > 0;
  }

  get editedColumns(): readonly EditedColumn[] {
    return this.columns.filter(isEdited);
  }

  get tickedIds(): readonly string[] {
    return this.shown.filter(({ id }) => this.ticked.has(id)).map(({ id }) => id);
  }

  get hasTicked(): boolean {
    return this.canTick && this.tickedIds.length > 0;
  }

  get tickedText(): string {
    return selectedText(this.tickedIds.length);
  }

  get isPageTicked(): boolean {
    return this.pageIds.every((id) => this.ticked.has(id));
  }

  /** Offered once the page is ticked and there are more pages. */
  get tickAllText(): string | undefined {
    const isOffered = this.isPageTicked && this.tickedIds.length < this.total;
    return isOffered ? selectAllText(this.total) : undefined;
  }

  override renderedCallback(): void {
    this.focus.apply(this.template?.querySelector('table') ?? undefined);
    if (!this.drawn.isDone) {
      this.steps.start([() => (this.frame += 1)]);
    }
  }

  override disconnectedCallback(): void {
    this.steps.stop();
  }

  /** Gives the focus to a person's name; false where nobody of that id is on this page. */
  @api
  focusPerson(id: string): boolean {
    const name = this.template?.querySelector<HTMLElement>(`th [data-id="${id}"]`);
    name?.focus();
    return Boolean(name);
  }

  handleSort(event: Event): void {
    const name = datasetOf(event).column ?? '';
    const isTurned = name === this.sortedBy && this.direction === 'asc';
    this.sortedBy = name;
    this.direction = isTurned ? 'desc' : 'asc';
    this.start = 0;
  }

  handleTurn(event: CustomEvent<PageTurn>): void {
    this.editing = undefined;
    this.start = event.detail.start;
    this.focus.toFirstRow();
  }

  handleSelect(event: Event): void {
    const id = datasetOf(event).id;
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id } }));
  }

  handleTick(event: Event): void {
    const id = datasetOf(event).id ?? '';
    this.ticked = withIds(this.ticked, [id], (event.target as HTMLInputElement).checked);
  }

  handleTickPage(event: Event): void {
    this.ticked = withIds(this.ticked, this.pageIds, (event.target as HTMLInputElement).checked);
  }

  handleTickAll(): void {
    this.ticked = new Set(this.shown.map(({ id }) => id));
  }

  handleUntick(): void {
    this.ticked = NO_ONE;
  }

  handleEdit(event: Event): void {
    const { id = '', column = '' } = datasetOf(event);
    // Not every browser gives the focus to a button that is clicked.
    this.focus.follow(event.currentTarget as HTMLElement);
    this.editing = { id, column };
  }

  handleCommit(event: CustomEvent<CellCommit>): void {
    const { id = '', column = '' } = datasetOf(event);
    this.endEdit(!event.detail.isLeft);
    this.give(id, column, event.detail.value);
  }

  handleCancel(): void {
    this.endEdit(true);
  }

  handleBulk(event: CustomEvent<PeopleChange>): void {
    this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail: event.detail }));
  }

  handleFocusIn(event: FocusEvent): void {
    this.focus.follow(event.target as HTMLElement);
  }

  handleKeyDown(event: KeyboardEvent): void {
    const { id, column } = (event.target as HTMLElement).dataset;
    const isCommand = event.ctrlKey || event.metaKey;
    if (this.focus.move(event.key, isCommand)) {
      event.preventDefault();
    } else if (!isCommand && id !== undefined && column !== undefined && this.isEditedColumn(column)) {
      this.typeInto(id, column, event);
    }
  }

  private get columns(): readonly StakeholderColumn[] {
    return this.columnsOf(this.fields, this.lockedReason !== undefined);
  }

  private get shown(): readonly Stakeholder[] {
    return this.shownOf(this.people, this.matches);
  }

  private get drawn(): DrawnPage {
    return this.turns.take(this.pageIds, this.frame);
  }

  private get byId(): ReadonlyMap<string, Stakeholder> {
    return this.byIdOf(this.shown);
  }

  private get pageIds(): readonly string[] {
    const order = this.orderOf(this.idsOf(this.shown), this.sortedBy, this.direction);
    return this.pageOf(order, this.firstRow);
  }

  private sortedIds(by: string, direction: SortDirection): readonly string[] {
    const column = this.columns.find(({ name }) => name === by);
    const rows = column ? sortedRows(this.shown, column.sortValueOf, direction) : this.shown;
    return rows.map(({ id }) => id);
  }

  private isEditedColumn(name: string): boolean {
    return this.editedColumns.some((column) => column.name === name);
  }

  /** A digit on a score is the quickest way to give it. */
  private typeInto(id: string, name: string, event: KeyboardEvent): void {
    const isScore = this.editedColumns.some((column) => column.name === name && column.edited.kind === 'score');
    if (event.key === 'F2') {
      this.editing = { id, column: name };
    } else if (EMPTYING_KEYS.includes(event.key)) {
      this.give(id, name, '');
    } else if (isScore && SCORE_KEY.test(event.key)) {
      this.give(id, name, event.key);
    }
  }

  private endEdit(keepsFocus: boolean): void {
    this.editing = undefined;
    if (keepsFocus) {
      this.focus.restore();
    }
  }

  /** Says what changes, if anything does. */
  private give(id: string, name: string, value: string): void {
    const column = this.editedColumns.find((candidate) => candidate.name === name);
    const person = this.byId.get(id);
    if (column && person && givenValue(column, person) !== value.trim()) {
      const detail = { ids: [id], changes: changeTo(column, value) };
      this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail }));
    }
  }
}

function datasetOf(event: Event): DOMStringMap {
  return (event.currentTarget as HTMLElement).dataset;
}

function peopleById(people: readonly Stakeholder[]): ReadonlyMap<string, Stakeholder> {
  return new Map(people.map((person) => [person.id, person]));
}

function idText(people: readonly Stakeholder[]): string {
  return people.map(({ id }) => id).join(' ');
}

function withIds(ids: ReadonlySet<string>, changed: readonly string[], isIn: boolean): ReadonlySet<string> {
  const left = [...ids].filter((id) => !changed.includes(id));
  return new Set(isIn ? [...left, ...changed] : left);
}
