import { api, LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { WireResult } from 'lightning/uiRecordApi';
import LEVEL from '@salesforce/schema/Stakeholder__c.Level__c';
import ROLE from '@salesforce/schema/Stakeholder__c.Role__c';
import STAKEHOLDER from '@salesforce/schema/Stakeholder__c';
import COVERAGE from '@salesforce/schema/Stakeholder_Coverage__c';
import VOICE from '@salesforce/schema/Voice_Interview__c';
import { today } from 'c/calendarDay';
import { isRequestError } from 'c/errorMessage';
import { lastResult } from 'c/lastResult';
import type { Message } from 'c/messagePanel';
import type { PeopleAdded, Stakeholder, StakeholderLink, StakeholderPicklists, TeamRole } from 'c/stakeholder';
import { lightningStore } from 'c/stakeholderEdits';
import type { SaveState } from 'c/stakeholderPanel';
import type { MapAccount, MapPart, PartStates } from 'c/stakeholderQuery';
import type { PartFailed, PartRead } from 'c/stakeholderReader';
import type StakeholderReader from 'c/stakeholderReader';
import type { SignalSettings } from 'c/stakeholderSignals';
import { makeChange } from './changeEvents.ts';
import { conflictView } from './conflictView.ts';
import type { ConflictView } from './conflictView.ts';
import { handOver } from './handOver.ts';
import { MapChanges } from './mapChanges.ts';
import { LABEL, contactTaskPage, noteTexts, savingText, stateMessage, undoText } from './mapTexts.ts';
import {
  NOTHING_READ,
  accountNames,
  activeOnes,
  hiddenParts,
  linksAmong,
  picklistsOf,
  readersOf,
  settingsOf,
  statesOf,
  withFailure,
  withPart,
} from './mapRows.ts';
import type { PartReader } from './mapRows.ts';
import { carried, isUndoKey } from './mapEvents.ts';
import type { Notice } from './notices.ts';

const DEFAULT_DAYS = 60;
const NO_TEAM: readonly TeamRole[] = [];
const NO_FIELDS: Readonly<Record<string, FieldInfo>> = {};

/** The stakeholders of an account: what is read, what is changed, and one selection for all views of it. */
export default class StakeholderMap extends NavigationMixin(LightningElement) {
  @api recordId?: string;
  /** After so many days without contact the map warns. */
  @api contactDays = DEFAULT_DAYS;
  /** Roles that somebody should have, separated by semicolons. */
  @api expectedRoles = '';
  /** Of a task that is logged: a value that counts as closed, since only closed tasks move the clock of the last contact. */
  @api contactStatus = 'Completed';

  @wire(getObjectInfo, { objectApiName: STAKEHOLDER })
  receiveInfo(result: WireResult<ObjectInfo>): void {
    this.info = result;
    this.changes.fields = this.fields;
  }

  @wire(getObjectInfo, { objectApiName: COVERAGE })
  coverageInfo?: WireResult<ObjectInfo>;

  @wire(getObjectInfo, { objectApiName: VOICE })
  voiceInfo?: WireResult<ObjectInfo>;

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: ROLE })
  roles?: WireResult<PicklistValues>;

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: LEVEL })
  levels?: WireResult<PicklistValues>;

  readonly label = LABEL;
  showsFamily = false;
  isRead = false;
  everybody: readonly Stakeholder[] = [];
  allLinks: readonly StakeholderLink[] = [];
  saveStates: ReadonlyMap<string, SaveState> = new Map();

  /** Whether the people of other accounts are on their way. */
  private isSwitching = false;
  private readonly activeOnes = lastResult(activeOnes);
  private readonly linksAmong = lastResult(linksAmong);
  private readonly accountNames = lastResult(accountNames);
  private readonly settingsOf = lastResult(settingsOf);
  private readonly picklistsOf = lastResult(picklistsOf);
  private info?: WireResult<ObjectInfo>;
  private rows = NOTHING_READ;
  private readonly statesOf = lastResult(statesOf);
  private readonly hiddenParts = lastResult(hiddenParts);
  private notices: readonly (Notice & { readonly canRetry: boolean })[] = [];
  private conflicts: readonly ConflictView[] = [];
  private undoText = '';
  private savingText = '';
  private readonly changes = new MapChanges(
    lightningStore((part) => this.readAgain(part)),
    () => this.update(),
    () => this.tellAccount(),
  );

  get recordTypeId(): string | undefined {
    return this.info?.data?.defaultRecordTypeId;
  }

  get fields(): Readonly<Record<string, FieldInfo>> {
    return this.info?.data?.fields ?? NO_FIELDS;
  }

  get picklists(): StakeholderPicklists {
    return this.picklistsOf(this.roles, this.levels);
  }

  get readers(): readonly PartReader[] {
    return readersOf(this.recordId, this.showsFamily, this.rows, {
      coverage: this.coverageInfo,
      voice: this.voiceInfo,
    });
  }

  get message(): Message | undefined {
    return stateMessage(this.info?.error, this.isRead ? undefined : this.failed?.text);
  }

  get failed(): PartFailed | undefined {
    return this.rows.failures.find(({ part }) => part === 'People');
  }

  /** Whoever may not see stakeholders may not the second time either. */
  get canReadAgain(): boolean {
    return this.failed !== undefined && !isRequestError(this.info?.error);
  }

  get isLoading(): boolean {
    return !this.message && !this.isShown;
  }

  get isShown(): boolean {
    return this.isRead && this.info?.data !== undefined && !this.message;
  }

  get lockedReason(): string | undefined {
    return this.info?.data && !this.info.data.updateable ? LABEL.locked : undefined;
  }

  get canAdd(): boolean {
    return this.isShown && (this.info?.data?.createable ?? false);
  }

  get canSwitchFamily(): boolean {
    return this.isShown && this.rows.account !== undefined;
  }

  get people(): readonly Stakeholder[] {
    return this.activeOnes(this.everybody);
  }

  get links(): readonly StakeholderLink[] {
    return this.linksAmong(this.allLinks, this.people);
  }

  get statusText(): string {
    return this.isSwitching ? LABEL.loading : this.savingText;
  }

  get hasFailures(): boolean {
    return this.rows.failures.length > 0;
  }

  get accounts(): Readonly<Record<string, string>> | undefined {
    return this.accountNames(this.people, this.showsFamily);
  }

  get notes(): readonly string[] {
    return noteTexts(this.rows.cut, this.rows.failures, this.isRead);
  }

  get team(): readonly TeamRole[] {
    return this.rows.team ?? NO_TEAM;
  }

  get counts(): MapAccount['counts'] | undefined {
    return this.rows.account?.counts;
  }

  get settings(): SignalSettings {
    return this.settingsOf(this.contactDays, this.expectedRoles);
  }

  get states(): PartStates {
    return this.statesOf(this.rows, this.hiddenParts(this.coverageInfo, this.voiceInfo));
  }

  get today(): string {
    return today();
  }

  handlePartRead({ detail }: CustomEvent<PartRead>): void {
    this.rows = withPart(this.rows, detail);
    if (detail.part === 'People') {
      this.isRead = true;
      this.isSwitching = false;
    }
    if (!handOver(this.changes, detail)) {
      this.update();
    }
  }

  handlePartFailed({ detail }: CustomEvent<PartFailed>): void {
    this.rows = withFailure(this.rows, detail);
    this.isSwitching = false;
  }

  async handleRead(): Promise<void> {
    await Promise.all(this.rows.failures.map(({ part }) => this.readAgain(part)));
  }

  handleFamily({ detail }: CustomEvent<{ readonly checked: boolean }>): void {
    this.showsFamily = detail.checked;
    this.isSwitching = true;
  }

  async handlePeopleAdded({ detail }: CustomEvent<PeopleAdded>): Promise<void> {
    await this.readAgain('People');
    if (detail.ids.length > 0) {
      this.changes.rememberAdded(detail.ids);
      this.tellAccount();
    }
  }

  async handleChange(event: Parameters<typeof makeChange>[1]): Promise<void> {
    await makeChange(this.changes, event);
  }

  async handleQuoteNoted(): Promise<void> {
    await this.readAgain('Voice');
  }

  async handleUndo(): Promise<void> {
    await this.changes.undo();
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (this.undoText && isUndoKey(event)) {
      event.preventDefault();
      await this.handleUndo();
    }
  }

  async handleResolve(event: Event): Promise<void> {
    await this.changes.resolve(carried(event, 'id'), event.type === 'takeover');
  }

  handleDismiss(event: Event): void {
    this.changes.dismiss(carried(event, 'key'));
  }

  async handleRetry(event: Event): Promise<void> {
    const key = carried(event, 'key');
    const retry = this.notices.find((notice) => notice.key === key)?.retry;
    this.changes.dismiss(key);
    await retry?.();
  }

  handleLogContact({ detail }: CustomEvent<{ readonly id: string }>): void {
    const person = this.people.find(({ id }) => id === detail.id);
    if (person) {
      this[NavigationMixin.Navigate](contactTaskPage(person, this.today, this.contactStatus));
    }
  }

  /** What all views show, computed once a change. */
  private update(): void {
    const { changes } = this;
    this.everybody = changes.everybody;
    this.allLinks = changes.allLinks;
    this.notices = changes.notices.map((notice) => ({ ...notice, canRetry: notice.retry !== undefined }));
    this.conflicts = changes.people.conflicts.map((conflict) => conflictView(conflict, changes.people, this.fields));
    this.undoText = undoText(changes.last?.text);
    this.savingText = savingText(changes);
    this.saveStates = changes.saveStates;
  }

  private async readAgain(part: MapPart): Promise<void> {
    const reader = this.template?.querySelector<HTMLElement & Pick<StakeholderReader, 'refresh'>>(
      `[data-part="${part}"]`,
    );
    await reader?.refresh();
  }

  /** Roll-ups of the account count these people. */
  private tellAccount(): void {
    if (this.recordId !== undefined) {
      // Cards that show the account say themselves what they could not read.
      notifyRecordUpdateAvailable([{ recordId: this.recordId }]).catch(() => undefined);
    }
  }
}
