import { LightningElement, api } from 'lwc';
import type { Choice } from 'c/stakeholder';

/** What `commit` says. */
export interface CellCommit {
  /** Empty to empty the field. */
  readonly value: string;
  /** Whether the focus has gone elsewhere, where it shall stay. */
  readonly isLeft: boolean;
}

/**
 * Changes one value of a table. Enter, or leaving the input, gives the value; so does a choice by mouse. Escape gives none. A choice by
 * arrow keys waits for Enter, since a closed list changes with each of them.
 */
export default class StakeholderCellEditor extends LightningElement {
  /** For screen readers: the column and the person. */
  @api label = '';
  @api value = '';
  /** The values to choose among; undefined for any words. */
  @api choices?: readonly Choice[];
  @api maxLength?: number;

  private isDone = false;
  private isByPointer = false;
  private hasFocus = false;

  get options(): readonly (Choice & { readonly isSelected: boolean })[] | undefined {
    return this.choices?.map((choice) => ({ ...choice, isSelected: choice.value === this.value }));
  }

  override renderedCallback(): void {
    if (!this.hasFocus) {
      this.hasFocus = true;
      this.input?.focus();
    }
  }

  handlePointerDown(): void {
    this.isByPointer = true;
  }

  handleChange(): void {
    if (this.isByPointer && this.choices) {
      this.commit(false);
    }
  }

  /** The table moves by arrow keys, the editor has them for itself. */
  handleKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    this.isByPointer = false;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.commit(false);
    } else if (event.key === 'Escape') {
      this.end('cancel');
    }
  }

  handleBlur(): void {
    this.commit(true);
  }

  private get input(): HTMLInputElement | HTMLSelectElement | undefined {
    return this.template?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select') ?? undefined;
  }

  private commit(isLeft: boolean): void {
    this.end<CellCommit>('commit', { value: this.input?.value ?? this.value, isLeft });
  }

  /** Once: the input loses the focus when it goes, which would give the value a second time. */
  private end<Detail>(type: 'commit' | 'cancel', detail?: Detail): void {
    if (!this.isDone) {
      this.isDone = true;
      this.dispatchEvent(new CustomEvent(type, { detail }));
    }
  }
}
