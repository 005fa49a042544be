import { LightningElement, api } from 'lwc';

import { findRecord, findRecords, type FoundRecord, type RecordFilter } from './foundRecords.ts';

interface Option extends FoundRecord {
  readonly elementId: string;
  readonly isActive: 'true' | 'false';
  readonly rowClass: string;
}

/** Typing pauses longer than this; a request for every letter would be answered too late to be read. */
const TYPING_PAUSE_MS = 200;

/**
 * lightning-record-picker, which is not among the open-source base components: finds records by name as one types. Search
 * and display by other fields (`matching-info`, `display-info`) are absent.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker
 */
export default class RecordPicker extends LightningElement {
  @api label = '';
  @api objectApiName = '';
  @api placeholder = '';
  @api filter: RecordFilter = {};
  @api fieldLevelHelp: string | undefined;
  @api required = false;
  @api disabled = false;

  @api get value(): string | undefined {
    return this.recordId;
  }
  set value(id: string | undefined) {
    if (id === this.recordId) return;
    this.recordId = id;
    void this.show();
  }

  recordId: string | undefined;
  selectedName = '';
  term = '';
  found: readonly FoundRecord[] = [];
  isOpen = false;
  message = '';
  customMessage = '';

  private active = -1;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private movesFocus = false;

  get isSelected(): boolean {
    return Boolean(this.recordId);
  }

  get hasNothing(): boolean {
    return this.found.length === 0;
  }

  get options(): Option[] {
    return this.found.map((record, index) => ({
      ...record,
      elementId: `option-${index}`,
      isActive: index === this.active ? 'true' : 'false',
      rowClass: `slds-media slds-listbox__option slds-listbox__option_plain slds-media_small${index === this.active ? ' slds-has-focus' : ''}`,
    }));
  }

  get expanded(): 'true' | 'false' {
    return this.isOpen ? 'true' : 'false';
  }

  get comboboxClass(): string {
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${this.isOpen ? ' slds-is-open' : ''}`;
  }

  get elementClass(): string {
    return `slds-form-element${this.message ? ' slds-has-error' : ''}`;
  }

  get invalid(): 'true' | 'false' {
    return this.message ? 'true' : 'false';
  }

  override renderedCallback(): void {
    const active = this.active < 0 ? undefined : this.template?.querySelectorAll('[role="option"]')[this.active];
    if (active === undefined) this.input?.removeAttribute('aria-activedescendant');
    else this.input?.setAttribute('aria-activedescendant', active.id);
    if (this.movesFocus) {
      this.movesFocus = false;
      this.focus();
    }
  }

  @api focus(): void {
    (this.input ?? this.template?.querySelector('lightning-button-icon'))?.focus();
  }

  @api clearSelection(): void {
    this.recordId = undefined;
    this.selectedName = '';
    this.term = '';
    this.found = [];
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

  handleInput(event: InputEvent): void {
    this.term = (event.target as HTMLInputElement).value;
    this.active = -1;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.search(), TYPING_PAUSE_MS);
  }

  handleKeydown(event: KeyboardEvent): void {
    if (!this.isOpen) return;
    const chosen = this.found[this.active];
    if (event.key === 'Escape') {
      event.preventDefault();
      this.isOpen = false;
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      this.select(chosen);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + this.found.length) % Math.max(this.found.length, 1);
    }
  }

  handleBlur(): void {
    this.isOpen = false;
    this.reportValidity();
  }

  /** A press, not a click: the input would lose the focus, and the list close, before the click. */
  handlePress(event: MouseEvent): void {
    event.preventDefault();
    const id = (event.currentTarget as HTMLElement).dataset.id;
    const chosen = this.found.find((record) => record.id === id);
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

  private get problem(): string {
    if (this.customMessage !== '') return this.customMessage;
    return this.required && !this.isSelected ? 'Complete this field.' : '';
  }

  private select({ id, name }: FoundRecord): void {
    this.recordId = id;
    this.selectedName = name;
    this.isOpen = false;
    this.movesFocus = true;
    this.tell();
  }

  private tell(): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId: this.recordId ?? null } }));
  }

  private async search(): Promise<void> {
    const { term } = this;
    if (term.trim().length < 2) {
      this.isOpen = false;
      return;
    }
    const found = await findRecords(this.objectApiName, term.trim(), this.filter);
    if (term !== this.term) return;
    this.found = found;
    this.isOpen = true;
  }

  private async show(): Promise<void> {
    const id = this.recordId;
    const record = id ? await findRecord(this.objectApiName, id) : undefined;
    if (id === this.recordId) this.selectedName = record?.name ?? '';
  }
}
