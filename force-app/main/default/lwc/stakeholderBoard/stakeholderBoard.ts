import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import ADD from '@salesforce/label/c.Stakeholder_Board_Add';
import EMPTY_TEXT from '@salesforce/label/c.Stakeholder_Board_Empty_Text';
import EMPTY_TEXT_READ from '@salesforce/label/c.Stakeholder_Board_Empty_Text_Read';
import EMPTY_TITLE from '@salesforce/label/c.Stakeholder_Board_Empty_Title';
import VIEW from '@salesforce/label/c.Stakeholder_Board_View';
import type {
  Coverage,
  Heard,
  PersonAdd,
  PersonSelect,
  Stakeholder,
  StakeholderLink,
  StakeholderPicklists,
  TeamRole,
} from 'c/stakeholder';
import { lastResult } from 'c/lastResult';
import { departmentsOf, matchesOf } from 'c/stakeholderMatches';
import type { Criteria } from 'c/stakeholderMatches';
import type { SaveState } from 'c/stakeholderPanel';
import { unreadState } from 'c/stakeholderQuery';
import type { PartState, PartStates } from 'c/stakeholderQuery';
import { hasClocks } from 'c/stakeholderSignals';
import type { ContactCounts, Signal, SignalSettings } from 'c/stakeholderSignals';
import { peopleOf, signalsNow } from './boardSignals.ts';
import { recallLook, rememberLook } from './boardMemory.ts';
import { BOARD_VIEWS } from './boardViews.ts';
import type { BoardView } from './boardViews.ts';

/** The element of a view: the focus can be given to one of its people. */
interface View extends HTMLElement {
  /** @returns false where the view does not show this person */
  focusPerson(id: string): boolean;
}

/** What gets the focus once it is drawn. */
type FocusTarget = 'panel' | 'add' | 'addbutton' | 'view' | { readonly personId: string };

const FOCUSED = {
  panel: 'c-stakeholder-panel',
  add: 'c-stakeholder-add',
  addbutton: '.add',
  view: '.view',
} as const;
const NO_SETTINGS: SignalSettings = { contactDays: 60, expectedRoles: [] };

/**
 * The people of an account in several views of one selection. Wishes for changes are passed on as the views and the panel say them;
 * events are said anew, since none of them leaves the component that says it.
 */
export default class StakeholderBoard extends LightningElement {
  /** The account whose page this is; people of its family may be shown beside its own. */
  @api accountId?: string;
  /** The ones on the map. */
  @api people: readonly Stakeholder[] = [];
  /** Those who were taken off it too. */
  @api everybody: readonly Stakeholder[] = [];
  @api links: readonly StakeholderLink[] = [];
  /** Names by id, when people of several accounts are shown. */
  @api accounts?: Readonly<Record<string, string>>;
  @api coverage?: readonly Coverage[];
  /** Who told us in their own words what they think. */
  @api heard?: readonly Heard[];
  /** How far what the map tells is read; without it, all of it is. */
  @api states?: PartStates;
  @api team: readonly TeamRole[] = [];
  @api counts?: ContactCounts;
  @api settings = NO_SETTINGS;
  /** `YYYY-MM-DD` */
  @api today = '';
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api picklists: StakeholderPicklists = { roles: [], levels: [] };
  /** Why the user may not change anything; undefined when they may. */
  @api lockedReason?: string;
  @api canAdd = false;
  /** Whose changes are not saved, by id. */
  @api saveStates: ReadonlyMap<string, SaveState> = new Map();

  readonly label = { add: ADD, emptyTitle: EMPTY_TITLE, view: VIEW };
  readonly views = BOARD_VIEWS;
  /** Few enough to leave the map itself on the first screen. */
  readonly firstSignals = 2;
  view: BoardView = 'grid';
  criteria: Criteria = {};
  selectedId?: string;
  isAdding = false;
  wantedRole?: string;
  private focusNext?: FocusTarget;
  private readonly matchesOf = lastResult(matchesOf);
  private readonly departmentsOf = lastResult(departmentsOf);
  private readonly signalsOf = lastResult(signalsNow);
  private readonly ownPeopleOf = lastResult(peopleOf);

  get isEmpty(): boolean {
    return this.people.length === 0;
  }

  get hasPeople(): boolean {
    return this.people.length > 0;
  }

  get emptyText(): string {
    return this.canAdd ? EMPTY_TEXT : EMPTY_TEXT_READ;
  }

  get addVariant(): string {
    return this.isEmpty ? 'brand' : 'neutral';
  }

  get matches(): ReadonlySet<string> | undefined {
    return this.matchesOf(this.people, this.criteria);
  }

  get foundCount(): number {
    return this.matches?.size ?? this.people.length;
  }

  get departments(): readonly string[] {
    return this.departmentsOf(this.people);
  }

  get ownPeople(): readonly Stakeholder[] {
    return this.ownPeopleOf(this.people, this.accountId);
  }

  get accountName(): string {
    return (this.ownPeople[0] ?? this.people[0])?.accountName ?? '';
  }

  get signals(): readonly Signal[] {
    const { ownPeople, coverage, heard, team, settings, today, counts, fields } = this;
    const links = this.isReadingLinks ? undefined : this.links;
    return this.signalsOf(ownPeople, links, coverage, heard, team, settings, today, counts, fields);
  }

  /** Whether the signals lack something that they come from. */
  get unread(): 'loading' | 'failed' | undefined {
    return unreadState(this.states, ['Account', 'Coverage', 'Links', 'Team', 'Voice']);
  }

  /** Without any trace of contact, nobody can be said to have had none. */
  get isContactUncounted(): boolean {
    const { states, people, coverage, counts } = this;
    return unreadState(states, ['Account', 'Coverage']) !== undefined || !hasClocks({ people, coverage, counts });
  }

  get coverageState(): PartState | undefined {
    return this.states?.Coverage;
  }

  /** Whether it is not known who reports to whom, be it for a moment or because it could not be read. */
  get isReadingLinks(): boolean {
    return this.unreadLinks !== undefined;
  }

  get unreadLinks(): 'loading' | 'failed' | undefined {
    return unreadState(this.states, ['Links']);
  }

  /** The account that a view is about which leaves out the others. */
  get ownAccountName(): string | undefined {
    return this.accounts && this.accountName;
  }

  get contactDays(): number {
    return this.settings.contactDays;
  }

  get missingRoles(): readonly string[] {
    const filled = new Set(this.ownPeople.map(({ role }) => role));
    return this.settings.expectedRoles.filter((role) => !filled.has(role));
  }

  get selected(): Stakeholder | undefined {
    return this.people.find(({ id }) => id === this.selectedId);
  }

  /** Undefined where there is nothing to save. */
  get saveState(): SaveState | undefined {
    return this.lockedReason === undefined ? (this.saveStates.get(this.selectedId ?? '') ?? 'saved') : undefined;
  }

  get addExpanded(): string {
    return String(this.isAdding);
  }

  get hasSide(): boolean {
    return this.isAdding || this.selected !== undefined;
  }

  get viewClass(): string {
    return `slds-col slds-size_1-of-1${this.hasSide ? ' slds-large-size_8-of-12' : ''}`;
  }

  get viewLabel(): string | undefined {
    return this.views.find(({ value }) => value === this.view)?.label;
  }

  get isGrid(): boolean {
    return this.view === 'grid';
  }

  get isChart(): boolean {
    return this.view === 'chart';
  }

  get isTable(): boolean {
    return this.view === 'table';
  }

  get isMatrix(): boolean {
    return this.view === 'matrix';
  }

  override connectedCallback(): void {
    const { view, criteria } = recallLook(this.accountId);
    this.view = view ?? this.view;
    this.criteria = criteria;
  }

  override renderedCallback(): void {
    if (this.focusNext !== undefined) {
      const target = this.focusNext;
      this.focusNext = undefined;
      this.giveFocus(target);
    }
  }

  handleView({ detail }: CustomEvent<{ readonly value: BoardView }>): void {
    this.view = detail.value;
    rememberLook(this.accountId, this);
  }

  handleCriteria({ detail }: CustomEvent<Criteria>): void {
    this.criteria = detail;
    rememberLook(this.accountId, this);
  }

  handleSelect({ detail }: CustomEvent<PersonSelect>): void {
    this.selectedId = detail.id;
    this.isAdding = false;
    this.focusNext = 'panel';
  }

  handleAdd({ detail }: CustomEvent<PersonAdd>): void {
    this.openAdd(detail.role);
  }

  handleAddClick(): void {
    this.openAdd(undefined);
  }

  handleClose(): void {
    if (this.isAdding) {
      this.focusNext = 'addbutton';
    } else {
      this.focusNext = this.selectedId === undefined ? 'view' : { personId: this.selectedId };
      this.selectedId = undefined;
    }
    this.isAdding = false;
  }

  /** Whoever is taken off the map takes the panel along, and with it what was pressed. */
  handleRemove(event: CustomEvent<unknown>): void {
    this.focusNext = 'view';
    this.handleForward(event);
  }

  handleForward({ type, detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  private openAdd(role: string | undefined): void {
    this.wantedRole = role;
    this.isAdding = true;
    this.focusNext = 'add';
  }

  private giveFocus(target: FocusTarget): void {
    if (typeof target === 'string') {
      this.template?.querySelector<HTMLElement>(FOCUSED[target])?.focus();
    } else if (!this.template?.querySelector<View>('[data-view]')?.focusPerson(target.personId)) {
      this.giveFocus('view');
    }
  }
}
