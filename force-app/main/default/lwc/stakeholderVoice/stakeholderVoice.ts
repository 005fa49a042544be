import { LightningElement, api, wire } from 'lwc';
import { executeMutation, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import TIERED_ON from '@salesforce/schema/Account.Tiered_On__c';
import WINDOW_REVENUE from '@salesforce/schema/Account.Window_Revenue__c';
import ANSWER from '@salesforce/schema/Voice_Answer__c';
import INTERVIEW from '@salesforce/schema/Voice_Interview__c';
import CHANNEL from '@salesforce/schema/Voice_Interview__c.Channel__c';
import USER_ID from '@salesforce/user/Id';
import { today } from 'c/calendarDay';
import { isRequestError } from 'c/errorMessage';
import { lastResult } from 'c/lastResult';
import type { Choice, Stakeholder } from 'c/stakeholder';
import {
  MOST_QUOTES,
  NOTE_QUOTE,
  QUOTES,
  emptyDraft,
  keepDraft,
  keptDraft,
  noteVariables,
  quotesIn,
  revenueOn,
} from 'c/voiceQuote';
import type { Quote, QuoteDraft, Quotes, RevenueFigure } from 'c/voiceQuote';
import { LABEL, cutText, emptyText, errorText, notNotedText, showAllText } from './voiceTexts.ts';

/** Few enough to leave the rest of the panel in sight. */
const FIRST_QUOTES = 3;
const NO_FIELDS: Readonly<Record<string, FieldInfo>> = {};

/**
 * What one person said in their own words, and a form to note more of it. Its container gives each person an element of their own.
 *
 * @fires quotenoted once more of it is saved
 */
export default class StakeholderVoice extends LightningElement {
  @api
  get person(): Stakeholder | undefined {
    return this.shown;
  }
  set person(person: Stakeholder | undefined) {
    if (person && person.id !== this.shown?.id) {
      this.draft = keptDraft(person.id);
      this.isKept = this.draft !== undefined;
    }
    this.shown = person;
  }

  @wire(getObjectInfo, { objectApiName: INTERVIEW })
  interviewInfo?: WireResult<ObjectInfo>;

  @wire(getObjectInfo, { objectApiName: ANSWER })
  answerInfo?: WireResult<ObjectInfo>;

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: CHANNEL })
  channelValues?: WireResult<PicklistValues>;

  @wire(getRecord, { recordId: '$accountId', optionalFields: [WINDOW_REVENUE, TIERED_ON] })
  account?: WireResult<RecordRepresentation>;

  @wire(graphql, { query: '$query', variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  readonly label = LABEL;
  showsAll = false;
  isSaving = false;
  saveError?: string;
  /** What screen readers are told of the last save. */
  status = '';
  private shown?: Stakeholder;
  /** Undefined while the form is closed. */
  private draft?: QuoteDraft;
  private isKept = false;
  private nextFocus?: string;
  private readonly quotesOf = lastResult(quotesIn);
  private readonly variablesOf = lastResult(variablesFor);

  get accountId(): string | undefined {
    return this.canNote ? this.shown?.accountId : undefined;
  }

  get name(): string {
    return this.shown?.name ?? '';
  }

  get recordTypeId(): string | undefined {
    return this.canNote ? this.interviewInfo?.data?.defaultRecordTypeId : undefined;
  }

  /** Undefined until it is known that the user may see what it names: who may not gets no answer but an error. */
  get query(): GraphQLDocument | undefined {
    return this.isVisible && this.shown?.contactId !== undefined ? QUOTES : undefined;
  }

  get variables(): object {
    return this.variablesOf(this.shown?.accountId, this.shown?.contactId);
  }

  get interviewFields(): Readonly<Record<string, FieldInfo>> {
    return this.interviewInfo?.data?.fields ?? NO_FIELDS;
  }

  get answerFields(): Readonly<Record<string, FieldInfo>> {
    return this.answerInfo?.data?.fields ?? NO_FIELDS;
  }

  get channels(): readonly Choice[] {
    return this.channelValues?.data?.values ?? [];
  }

  /** Why there are no quotes to see, which nobody who looks can change here. */
  get reason(): string | undefined {
    const { interviewInfo, answerInfo } = this;
    const isRefused = isRequestError(interviewInfo?.error) || isRequestError(answerInfo?.error);
    if (isRefused || (interviewInfo?.data && answerInfo?.data && !this.isVisible)) {
      return LABEL.noAccess;
    }
    return this.shown?.contactId === undefined ? LABEL.noContact : undefined;
  }

  get error(): string | undefined {
    const errors = this.answer?.errors ?? [];
    const failure = this.interviewInfo?.error ?? this.answerInfo?.error ?? (errors.length > 0 ? errors : undefined);
    return this.reason === undefined && failure !== undefined ? errorText(failure) : undefined;
  }

  get isLoading(): boolean {
    return this.reason === undefined && this.error === undefined && this.quotes === undefined;
  }

  get emptyText(): string | undefined {
    return this.isRead && this.quotes?.rows.length === 0 ? emptyText(this.shown) : undefined;
  }

  get hasQuotes(): boolean {
    return this.isRead && this.emptyText === undefined;
  }

  get shownQuotes(): readonly Quote[] {
    const rows = this.quotes?.rows ?? [];
    return this.showsAll ? rows : rows.slice(0, FIRST_QUOTES);
  }

  get showAllLabel(): string | undefined {
    const count = this.quotes?.rows.length ?? 0;
    return !this.showsAll && count > FIRST_QUOTES ? showAllText(count) : undefined;
  }

  get cutText(): string | undefined {
    return this.showsAll && this.quotes?.isCut ? cutText(MOST_QUOTES) : undefined;
  }

  /** Whatever became of reading: what was typed stays in sight. */
  get isAsking(): boolean {
    return this.draft !== undefined && this.canNote && this.reason === undefined;
  }

  get mayAsk(): boolean {
    return this.draft === undefined && this.canNote && this.isRead;
  }

  override renderedCallback(): void {
    const target = this.nextFocus === undefined ? undefined : this.template?.querySelector<HTMLElement>(this.nextFocus);
    if (target) {
      this.nextFocus = undefined;
      target.focus();
    }
  }

  handleAdd(): void {
    this.draft = emptyDraft(today());
    this.status = '';
    this.nextFocus = 'c-quote-form';
  }

  handleShowAll(): void {
    this.showsAll = true;
    this.nextFocus = '.quotes';
  }

  async handleRetry(): Promise<void> {
    await this.refresh();
  }

  handleDraft({ detail }: CustomEvent<QuoteDraft>): void {
    this.hold(detail);
  }

  handleCancel(): void {
    this.closeForm();
  }

  async handleSave({ detail }: CustomEvent<QuoteDraft>): Promise<void> {
    if (this.isSaving) {
      return;
    }
    const personId = this.shown?.id ?? '';
    this.isSaving = true;
    this.saveError = undefined;
    // Whoever comes back to this person meanwhile is not offered the same words once more.
    keepDraft(personId, undefined);
    this.saveError = await this.note(detail);
    this.isSaving = false;
    if (this.saveError !== undefined) {
      keepDraft(personId, detail);
    } else {
      this.closeForm();
      this.status = LABEL.noted;
      this.dispatchEvent(new CustomEvent('quotenoted'));
    }
    await this.refresh();
  }

  private get quotes(): Quotes | undefined {
    return this.quotesOf(this.answer?.data);
  }

  private get isRead(): boolean {
    return this.reason === undefined && this.error === undefined && this.quotes !== undefined;
  }

  private get isVisible(): boolean {
    const { Contact__c: contact } = this.interviewFields;
    return contact !== undefined && this.answerFields.Quote__c !== undefined;
  }

  private get canNote(): boolean {
    const mayCreate = this.interviewInfo?.data?.createable === true && this.answerInfo?.data?.createable === true;
    return (
      mayCreate &&
      this.interviewFields.Contact__c?.updateable === true &&
      this.answerFields.Quote__c?.updateable === true
    );
  }

  private get revenue(): RevenueFigure {
    const value = getFieldValue(this.account?.data, WINDOW_REVENUE);
    const since = getFieldValue(this.account?.data, TIERED_ON);
    return {
      value: typeof value === 'number' ? value : undefined,
      since: typeof since === 'string' ? since : undefined,
    };
  }

  /** @returns why it was not saved; undefined once it is */
  private async note(draft: QuoteDraft): Promise<string | undefined> {
    const { accountId = '', contactId = '' } = this.shown ?? {};
    const revenue = revenueOn(this.revenue, draft.saidOn);
    const variables = noteVariables(
      { accountId, contactId, userId: USER_ID, draft, revenue },
      { interview: this.interviewFields, answer: this.answerFields },
    );
    try {
      const { errors } = await executeMutation({ query: NOTE_QUOTE, variables: { ...variables } });
      return (errors ?? []).length > 0 ? notNotedText(errors) : undefined;
    } catch {
      return LABEL.unknown;
    }
  }

  private hold(draft: QuoteDraft | undefined): void {
    this.draft = draft;
    keepDraft(this.shown?.id ?? '', draft);
  }

  private closeForm(): void {
    this.hold(undefined);
    this.isKept = false;
    this.saveError = undefined;
    this.nextFocus = '.add';
  }

  /** A query that is shown is not evaluated anew by itself; why it cannot be read the wire says. */
  private async refresh(): Promise<void> {
    await this.answer?.refresh?.().catch(() => undefined);
  }
}

function variablesFor(accountId: string | undefined, contactId: string | undefined): object {
  return { accountId, contactId, first: MOST_QUOTES };
}
