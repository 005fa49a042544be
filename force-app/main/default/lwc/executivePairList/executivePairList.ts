import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CANCEL from '@salesforce/label/c.Executive_Pair_List_Cancel';
import INTRO from '@salesforce/label/c.Executive_Pair_List_Intro';
import MISSING_TITLE from '@salesforce/label/c.Executive_Pair_List_Missing_Title';
import NEW_TASK from '@salesforce/label/c.Executive_Pair_List_New_Task';
import OURS from '@salesforce/label/c.Executive_Pair_List_Ours';
import OWN_ONLY from '@salesforce/label/c.Executive_Pair_List_Own_Only';
import READ_ONLY from '@salesforce/label/c.Executive_Pair_List_Read_Only';
import SHOW_ALL from '@salesforce/label/c.Executive_Pair_List_Show_All';
import THEIRS from '@salesforce/label/c.Executive_Pair_List_Theirs';
import TITLE from '@salesforce/label/c.Executive_Pair_List_Title';
import { executivePairs } from 'c/executivePairs';
import type { ExecutivePairs } from 'c/executivePairs';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import { newTaskPage } from 'c/newTask';
import { personField } from 'c/personField';
import type { PersonField } from 'c/personField';
import type { Choice, Coverage, PeopleChange, PersonSelect, Stakeholder } from 'c/stakeholder';
import type { SaveState } from 'c/stakeholderPanel';
import type { PartState } from 'c/stakeholderQuery';
import type { ContactCounts } from 'c/stakeholderSignals';
import type { UserChange } from 'c/userPicker';
import { insteadOfList, summaryText } from './pairMessages.ts';
import { missingRow, pairRow } from './pairViews.ts';
import type { PairLook, PairRow } from './pairViews.ts';

/** A screenful of either list; the rest waits until it is asked for. */
const FIRST = 25;
const DEFAULT_DAYS = 60;
const PEER = 'Executive_Peer__c';

/** What gets the focus once it is drawn. */
type FocusTarget = 'c-user-picker' | { readonly choose: string } | { readonly chosen: string; readonly peerId: string };

/** Rows under one heading. */
interface Section {
  readonly key: string;
  readonly heading: string | undefined;
  readonly rows: readonly PairRow[];
}

/**
 * Who of us is the executive peer of whom: whether their levels match, when they last met, and who of them has nobody. A peer is chosen in the
 * row.
 *
 * @fires personselect as `PersonSelect`
 * @fires peoplechange as `PeopleChange`
 */
export default class ExecutivePairList extends NavigationMixin(LightningElement) {
  @api people: readonly Stakeholder[] = [];
  /** Whom search and filters find; undefined for all. */
  @api matches?: ReadonlySet<string>;
  @api coverage?: readonly Coverage[];
  /** How far coverage is read. */
  @api coverageState?: PartState;
  @api counts?: ContactCounts;
  @api selectedId?: string;
  /** After so many days without contact a pair is overdue. */
  @api contactDays = DEFAULT_DAYS;
  /** `YYYY-MM-DD` */
  @api today = '';
  /** What object info says of `Stakeholder__c`: a field that is missing is not for this user to see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  /** What the org calls the levels. */
  @api levels: readonly Choice[] = [];
  /** Why the user may not change anything; undefined when they may. Tasks are offered all the same. */
  @api lockedReason?: string;
  /** Whose changes are not saved, by id. */
  @api saveStates: ReadonlyMap<string, SaveState> = new Map();
  /** The account of these people, while the map shows those of other accounts too, who are not here. */
  @api ownAccountName?: string;

  readonly label = { cancel: CANCEL, intro: INTRO, newTask: NEW_TASK, ours: OURS, theirs: THEIRS, title: TITLE };
  private showsAll = false;
  private choosingId?: string;
  private focusNext?: FocusTarget;
  private readonly pairsOf = lastResult(pairsNow);

  get ownOnly(): string | undefined {
    return this.ownAccountName === undefined ? undefined : labelText(OWN_ONLY, this.ownAccountName);
  }

  get message(): Message | undefined {
    return insteadOfList(this.pairs, this.field !== undefined, this.matches !== undefined);
  }

  /** Why nobody can be chosen; undefined where it can. */
  get locked(): string | undefined {
    return this.lockedReason ?? (this.field?.isReadOnly ? READ_ONLY : undefined);
  }

  get canChoose(): boolean {
    return this.locked === undefined;
  }

  get peerLabel(): string | undefined {
    return this.field?.label;
  }

  get summary(): string {
    return summaryText(this.pairs);
  }

  get sections(): Section[] {
    const { look, most } = this;
    const pairs = this.pairs.pairs.slice(0, most).map((pair) => pairRow(pair, look));
    const missing = this.pairs.missing.slice(0, most).map((person) => missingRow(person, look));
    return [
      { key: 'pairs', heading: undefined, rows: pairs },
      { key: 'missing', heading: MISSING_TITLE, rows: missing },
    ].filter(({ rows }) => rows.length > 0);
  }

  get hasMore(): boolean {
    const { pairs, missing } = this.pairs;
    return pairs.length > this.most || missing.length > this.most;
  }

  get showAllLabel(): string {
    const { pairs, missing } = this.pairs;
    return labelText(SHOW_ALL, wholeText(pairs.length + missing.length));
  }

  override renderedCallback(): void {
    const { focusNext } = this;
    if (focusNext !== undefined) {
      this.focusNext = this.isStillToMove(focusNext) ? focusNext : undefined;
      this.giveFocus(focusNext);
    }
  }

  /** Gives the focus to a person's name; false where nobody of that id is shown. */
  @api
  focusPerson(id: string): boolean {
    const name = this.template?.querySelector<HTMLElement>(`button[data-id="${id}"]`);
    name?.focus();
    return Boolean(name);
  }

  handleShowAll(): void {
    this.showsAll = true;
  }

  handleSelect(event: Event): void {
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id: idOf(event) } }));
  }

  handleTask(event: Event): void {
    const id = idOf(event);
    const row = this.sections.flatMap(({ rows }) => rows).find((candidate) => candidate.id === id);
    if (row) {
      this[NavigationMixin.Navigate](newTaskPage(row.task));
    }
  }

  handleChoose(event: Event): void {
    this.choosingId = idOf(event);
    this.focusNext = 'c-user-picker';
  }

  handlePeer(event: CustomEvent<UserChange>): void {
    const { id: peerId } = event.detail;
    const id = idOf(event);
    if (peerId !== undefined) {
      this.choosingId = undefined;
      this.focusNext = { chosen: id, peerId };
      const detail: PeopleChange = { ids: [id], changes: { [PEER]: peerId } };
      this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail }));
    }
  }

  handleCancel(event: Event): void {
    this.choosingId = undefined;
    this.focusNext = { choose: idOf(event) };
  }

  /** Escape closes the list of the picker first. */
  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      this.handleCancel(event);
    }
  }

  private get field(): PersonField | undefined {
    return personField(this.fields, PEER, this.lockedReason);
  }

  private get pairs(): ExecutivePairs {
    const { people, matches, coverage, counts, contactDays, today } = this;
    return this.pairsOf(people, matches, coverage, counts, contactDays, today);
  }

  private get most(): number {
    return this.showsAll ? Infinity : FIRST;
  }

  private get look(): PairLook {
    const { selectedId, levels, coverageState, contactDays, choosingId } = this;
    const saving = [...this.saveStates].filter(([, state]) => state === 'saving').map(([id]) => id);
    return { selectedId, levels, coverageState, contactDays, choosingId, savingIds: new Set(saving) };
  }

  /** Whoever gets a peer moves to the pairs, which takes the focus away from the row that is left. */
  private isStillToMove(target: FocusTarget): boolean {
    return (
      typeof target === 'object' &&
      'chosen' in target &&
      this.people.some(({ id, executivePeer }) => id === target.chosen && executivePeer?.id !== target.peerId)
    );
  }

  private giveFocus(target: FocusTarget): void {
    if (typeof target === 'object' && 'chosen' in target) {
      this.focusPerson(target.chosen);
    } else {
      const selector = typeof target === 'string' ? target : `lightning-button[data-choose="${target.choose}"]`;
      this.template?.querySelector<HTMLElement>(selector)?.focus();
    }
  }
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}

function pairsNow(
  people: readonly Stakeholder[],
  matches: ReadonlySet<string> | undefined,
  coverage: readonly Coverage[] | undefined,
  counts: ContactCounts | undefined,
  contactDays: number,
  today: string,
): ExecutivePairs {
  const found = matches ? people.filter(({ id }) => matches.has(id)) : people;
  return executivePairs({ people: found, coverage, counts, settings: { contactDays, expectedRoles: [] }, today });
}
