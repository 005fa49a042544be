import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import CAPTION from '@salesforce/label/c.Contact_Matrix_Caption';
import DEPARTMENTS from '@salesforce/label/c.Contact_Matrix_Departments';
import DEPARTMENTS_ALL from '@salesforce/label/c.Contact_Matrix_Departments_All';
import KEYS from '@salesforce/label/c.Contact_Matrix_Keys';
import LEGEND from '@salesforce/label/c.Contact_Matrix_Legend';
import LEGEND_RECENT from '@salesforce/label/c.Contact_Matrix_Legend_Recent';
import LOADING from '@salesforce/label/c.Contact_Matrix_Loading';
import NONE_RECORDED from '@salesforce/label/c.Contact_Matrix_None_Recorded';
import OWN_ONLY from '@salesforce/label/c.Contact_Matrix_Own_Only';
import PERSON from '@salesforce/label/c.Contact_Matrix_Person';
import REACHED from '@salesforce/label/c.Contact_Matrix_Reached';
import SHOW_ALL from '@salesforce/label/c.Contact_Matrix_Show_All';
import TITLE from '@salesforce/label/c.Contact_Matrix_Title';
import { CellFocus } from 'c/cellFocus';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { lastResult } from 'c/lastResult';
import { contactSurface } from 'c/matrixRows';
import type { ContactSurface } from 'c/matrixRows';
import type { Message } from 'c/messagePanel';
import { newTaskPage } from 'c/newTask';
import type { Coverage, PersonSelect, Stakeholder, TeamRole } from 'c/stakeholder';
import type { PartState } from 'c/stakeholderQuery';
import { insteadOfTable } from './matrixMessages.ts';
import { departmentActions, departmentTask, introduceTask } from './matrixTasks.ts';
import type { DepartmentAction } from './matrixTasks.ts';
import { columnViews, rowViews } from './matrixViews.ts';
import type { ColumnView, RowView } from './matrixViews.ts';

/** A screenful; the rest waits until it is asked for, since each row has a cell for each of us. */
const FIRST = 50;

/**
 * Our people by their people: who was in contact with whom, how often and when last, and where nobody was, which leads to a task.
 *
 * @fires personselect as `PersonSelect`
 */
export default class ContactMatrix extends NavigationMixin(LightningElement) {
  @api people: readonly Stakeholder[] = [];
  @api coverage?: readonly Coverage[];
  /** How far coverage is read; without it, there is what there is. */
  @api coverageState?: PartState;
  @api team: readonly TeamRole[] = [];
  @api selectedId?: string;
  /** So many days back contact is recent. */
  @api contactDays?: number;
  /** `YYYY-MM-DD` */
  @api today?: string;
  /** The account of these people, while the map shows those of other accounts too, who are not here. */
  @api ownAccountName?: string;

  readonly label = { caption: CAPTION, keys: KEYS, loading: LOADING, person: PERSON, title: TITLE };
  private showsAll = false;
  private readonly focus = new CellFocus();
  private readonly surfaceOf = lastResult(
    (people: readonly Stakeholder[], coverage: readonly Coverage[] | undefined, team: readonly TeamRole[]) =>
      contactSurface({ people, coverage: coverage ?? [], team }),
  );

  get isLoading(): boolean {
    return this.people.length > 0 && this.coverageState === 'loading';
  }

  get message(): Message | undefined {
    const state = this.coverageState ?? (this.coverage ? 'read' : 'hidden');
    return insteadOfTable(this.people.length, state, this.surface.columns.length);
  }

  get ownOnly(): string | undefined {
    return this.ownAccountName === undefined ? undefined : labelText(OWN_ONLY, this.ownAccountName);
  }

  get summary(): string[] {
    const { reached, departments } = this.surface;
    if (reached === 0) {
      return [NONE_RECORDED];
    }
    const { touched, untouched } = departments;
    const counts = [wholeText(touched.length), wholeText(touched.length + untouched.length)];
    const reachedText = labelText(REACHED, wholeText(reached), wholeText(this.people.length));
    if (touched.length + untouched.length === 0) {
      return [reachedText];
    }
    return [
      reachedText,
      untouched.length === 0
        ? labelText(DEPARTMENTS_ALL, ...counts)
        : labelText(DEPARTMENTS, ...counts, untouched.join(', ')),
    ];
  }

  get departmentActions(): DepartmentAction[] {
    return departmentActions(this.surface.departments.untouched);
  }

  get legend(): string {
    const recent = this.contactDays === undefined ? '' : labelText(LEGEND_RECENT, wholeText(this.contactDays));
    return `${LEGEND} ${recent}`.trim();
  }

  get columns(): ColumnView[] {
    return columnViews(this.surface.columns);
  }

  get rows(): readonly RowView[] {
    const { rows, columns } = this.surface;
    const { selectedId, contactDays, today } = this;
    return rowViews(this.showsAll ? rows : rows.slice(0, FIRST), columns, { selectedId, contactDays, today });
  }

  get hasMore(): boolean {
    return !this.showsAll && this.people.length > FIRST;
  }

  get showAllLabel(): string {
    return labelText(SHOW_ALL, wholeText(this.people.length));
  }

  override renderedCallback(): void {
    this.focus.apply(this.template?.querySelector('table') ?? undefined);
  }

  /** Gives the focus to a person's name; false where nobody of that id is shown. */
  @api
  focusPerson(id: string): boolean {
    const name = this.template?.querySelector<HTMLElement>(`tbody th [data-id="${id}"]`);
    name?.focus();
    return Boolean(name);
  }

  handleShowAll(): void {
    this.showsAll = true;
  }

  handleSelect(event: Event): void {
    const { id } = datasetOf(event);
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id } }));
  }

  handleIntroduce(event: Event): void {
    const { person: personId, user: userId } = datasetOf(event);
    const theirs = this.people.find(({ id }) => id === personId);
    const ours = this.surface.columns.find(({ user }) => user.id === userId)?.user;
    if (ours && theirs) {
      this[NavigationMixin.Navigate](newTaskPage(introduceTask(ours, theirs)));
    }
  }

  handleDepartment(event: Event): void {
    const inOrder = this.surface.rows.map(({ person }) => person);
    const task = departmentTask(datasetOf(event).department ?? '', inOrder);
    if (task) {
      this[NavigationMixin.Navigate](newTaskPage(task));
    }
  }

  handleFocusIn(event: FocusEvent): void {
    this.focus.follow(event.target as HTMLElement);
  }

  handleKeyDown(event: KeyboardEvent): void {
    if (this.focus.move(event.key, event.ctrlKey || event.metaKey)) {
      event.preventDefault();
    }
  }

  private get surface(): ContactSurface {
    return this.surfaceOf(this.people, this.coverage, this.team);
  }
}

function datasetOf(event: Event): DOMStringMap {
  return (event.currentTarget as HTMLElement).dataset;
}
