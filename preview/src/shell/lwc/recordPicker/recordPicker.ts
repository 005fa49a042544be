import { LightningElement, api } from 'lwc';
import missing from '@salesforce/label/LightningErrorMessage.validityValueMissing';
import badInput from '@salesforce/label/LightningRecordPicker.messageWhenBadInputDefault';
import dataSourceError from '@salesforce/label/LightningRecordPicker.dataSourceErrorMessage';
import manyFound from '@salesforce/label/LightningRecordPicker.resultCountDescriptionForMultipleRecords';
import moreFound from '@salesforce/label/LightningRecordPicker.resultCountDescriptionForMultipleRecordsWithMorePages';
import noneFound from '@salesforce/label/LightningRecordPicker.emptyStateNoResultText';
import oneFound from '@salesforce/label/LightningRecordPicker.resultCountDescriptionForOneRecord';
import searching from '@salesforce/label/LightningRecordPicker.resultsLoading';
import termTooShort from '@salesforce/label/LightningRecordPicker.searchInputHelp';
import unknownRecord from '@salesforce/label/LightningRecordPicker.defaultSelectedRecordErrorMessage';

import { fillLabel } from '../../../platform/fillLabel.ts';
import { LookupEvent } from '../../forms/lookupSuggestions.ts';
import { iconOf } from '../../icons.ts';
import { findRecord, findRecords, type FoundRecord, type FoundRecords, type PickerConfig } from './foundRecords.ts';
import type { DisplayInfo, MatchingInfo, RecordFilter } from './recordQuery.ts';

interface Option extends FoundRecord {
  readonly elementId: string;
  readonly isActive: 'true' | 'false';
  readonly rowClass: string;
}

/** Typing pauses longer than this; a request for every letter would be answered too late to be read. */
const TYPING_PAUSE_MS = 200;

/** "Enter at least 2 characters." */
const SHORTEST_TERM = 2;

const NOTHING: FoundRecords = { records: [], hasMore: false };

/**
 * lightning-record-picker, which is not among the open-source base components: finds records by what one types, through GraphQL.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker
 */
export default class RecordPicker extends LightningElement {
  @api label = '';
  @api objectApiName = '';
  @api placeholder = '';
  @api filter: RecordFilter | undefined;
  @api displayInfo: DisplayInfo | undefined;
  @api matchingInfo: MatchingInfo | undefined;
  @api fieldLevelHelp: string | undefined;
  @api messageWhenBadInput = badInput;
  /** `standard` or `label-hidden`; forms also ask for `label-stacked` and `label-inline`. */
  @api variant = 'standard';
  @api required = false;
  @api disabled = false;

  @api get value(): string | undefined {
    return this.recordId;
  }
  set value(id: string | null | undefined) {
    const recordId = id || undefined;
    if (recordId === this.recordId) return;
    this.recordId = recordId;
    this.selectedName = '';
    if (this.isConnected) void this.show();
  }

  recordId: string | undefined;
  selectedName = '';
  term = '';
  found: FoundRecords = NOTHING;
  /** What the list says in place of records. */
  hint = '';
  isOpen = false;
  message = '';
  customMessage = '';
  hasInvalidRecord = false;

  private active = -1;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private movesFocus = false;
  private isReady = false;

  get isSelected(): boolean {
    return Boolean(this.recordId);
  }

  get iconName(): string {
    return iconOf(this.objectApiName);
  }

  get options(): Option[] {
    return this.found.records.map((record, index) => ({
      ...record,
      elementId: `option-${index}`,
      isActive: index === this.active ? 'true' : 'false',
      rowClass: `slds-media slds-media_center slds-listbox__option slds-listbox__option_entity${record.detail ? ' slds-listbox__option_has-meta' : ''}${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  /** For screen readers: how many records were found. */
  get count(): string {
    const { length } = this.found.records;
    if (!this.isOpen || length === 0) return '';
    if (length === 1) return fillLabel(oneFound, this.term);
    return fillLabel(this.found.hasMore ? moreFound : manyFound, this.term, String(length));
  }

  get expanded(): 'true' | 'false' {
    return this.isOpen ? 'true' : 'false';
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get elementClass(): string {
    const layout = { 'label-inline': ' slds-form-element_horizontal', 'label-stacked': ' slds-form-element_stacked' };
    const ofVariant = layout[this.variant as keyof typeof layout] ?? '';
    return `slds-form-element${ofVariant}${this.message ? ' slds-has-error' : ''}`;
  }

  get labelClass(): string {
    return this.variant === 'label-hidden' ? 'slds-assistive-text' : 'slds-form-element__label';
  }

  get invalid(): 'true' | 'false' {
    return this.message ? 'true' : 'false';
  }

  override connectedCallback(): void {
    void this.show();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.typing);
  }

  override renderedCallback(): void {
    const active = this.active < 0 ? undefined : this.template?.querySelectorAll('[data-id]')[this.active];
    if (active === undefined) this.input?.removeAttribute('aria-activedescendant');
    else this.input?.setAttribute('aria-activedescendant', active.id);
    if (this.movesFocus) {
      this.movesFocus = false;
      this.focus();
    }
  }

  @api focus(): void {
    this.input?.focus();
  }

  @api blur(): void {
    this.input?.blur();
  }

  @api clearSelection(): void {
    this.recordId = undefined;
    this.selectedName = '';
    this.term = '';
    this.found = NOTHING;
    this.hasInvalidRecord = false;
    this.message = '';
  }

  @api setCustomValidity(message: string): void {
    this.customMessage = message;
  }

  @api checkValidity(): boolean {
    return this.problem === '';
  }

  @api reportValidity(): boolean {
    this.message = this.problem;
    return this.message === '';
  }

  @api get validity(): { readonly valid: boolean; readonly valueMissing: boolean; readonly customError: boolean } {
    return {
      valid: this.problem === '',
      valueMissing: this.required && !this.isSelected,
      customError: this.customMessage !== '',
    };
  }

  handleInput(event: InputEvent): void {
    this.term = (event.target as HTMLInputElement).value;
    this.active = -1;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.search(), TYPING_PAUSE_MS);
  }

  handleKeydown(event: KeyboardEvent): void {
    if (!this.isOpen) return;
    const { records } = this.found;
    const chosen = records[this.active];
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.isOpen = false;
    } else if (event.key === 'Enter') {
      // Enter would submit the form around the picker.
      event.preventDefault();
      if (chosen !== undefined) this.select(chosen);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + records.length) % Math.max(records.length, 1);
    }
  }

  handleFocus(): void {
    this.dispatchEvent(new CustomEvent('focus'));
  }

  handleBlur(): void {
    this.isOpen = false;
    this.reportValidity();
    this.dispatchEvent(new CustomEvent('blur'));
  }

  /** A press, not a click: the input would lose the focus, and the list close, before the click. */
  handlePress(event: MouseEvent): void {
    event.preventDefault();
    const id = (event.currentTarget as HTMLElement).dataset.id;
    const chosen = this.found.records.find((record) => record.id === id);
    if (chosen !== undefined) this.select(chosen);
  }

  handleClear(): void {
    this.clearSelection();
    this.movesFocus = true;
    this.tell();
  }

  private get input(): HTMLInputElement | undefined {
    return this.template?.querySelector('input') ?? undefined;
  }

  private get config(): PickerConfig {
    const { objectApiName, displayInfo, matchingInfo, filter } = this;
    return { objectApiName, displayInfo, matchingInfo, filter };
  }

  private get problem(): string {
    if (this.customMessage !== '') return this.customMessage;
    if (this.hasInvalidRecord) return unknownRecord;
    if (this.isSelected) return '';
    if (this.term.trim() !== '') return this.messageWhenBadInput;
    return this.required ? missing : '';
  }

  private select({ id, name }: FoundRecord): void {
    this.recordId = id;
    this.selectedName = name;
    this.isOpen = false;
    this.message = '';
    this.movesFocus = true;
    this.tell();
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: this.recordId ?? null } }));
  }

  private async search(): Promise<void> {
    const { term } = this;
    this.found = NOTHING;
    this.hint = term.trim().length < SHORTEST_TERM ? termTooShort : searching;
    this.isOpen = term.trim() !== '';
    if (this.hint === termTooShort) return;
    const lookup = new LookupEvent(term.trim());
    this.dispatchEvent(lookup);
    const search = lookup.detail.answer ?? findRecords(this.config, term.trim());
    const found = await search.catch((error: unknown) => this.fail(error));
    if (term !== this.term || found === undefined) return;
    this.found = found;
    this.hint = found.records.length === 0 ? fillLabel(noneFound, term.trim(), this.objectApiName) : '';
  }

  private async show(): Promise<void> {
    const id = this.recordId;
    const record = id ? await findRecord(this.config, id).catch((error: unknown) => this.fail(error)) : undefined;
    if (id !== this.recordId) return;
    this.selectedName = record?.name ?? '';
    this.hasInvalidRecord = id !== undefined && record === undefined;
    if (this.hasInvalidRecord) this.reportValidity();
    if (this.isReady) return;
    this.isReady = true;
    this.dispatchEvent(new CustomEvent('ready'));
  }

  /** The org refuses the query: a field that is not there, a filter that cannot be read. */
  private fail(error: unknown): undefined {
    this.hint = dataSourceError;
    this.dispatchEvent(new CustomEvent('error', { detail: { error } }));
    return undefined;
  }
}
