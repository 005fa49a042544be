import { LightningElement, api } from 'lwc';

/** What `textsave` says; undefined empties the field. */
export interface TextSave {
  readonly value: string | undefined;
}

/** Text that is saved when one leaves the field, or with Enter where it is one line. */
export default class AutosaveText extends LightningElement {
  @api label = '';
  @api help?: string;
  @api maxLength?: number;
  /** Several lines: a text area. */
  @api isLong = false;
  @api isReadOnly = false;
  /**
   * Set while the last save failed: then a value that falls back to what it was does not take the typed text away. Bind it before
   * `value`, as properties are set in the order of the template.
   */
  @api keepsText = false;

  @api
  get value(): string | undefined {
    return this.saved;
  }
  set value(value: string | undefined) {
    const isOthers = value !== this.saved && (value ?? '') !== this.draft;
    if (isOthers && !this.isTyping && !this.keepsText) {
      this.draft = undefined;
    }
    this.saved = value;
  }

  private saved?: string;
  /** What was typed. It stays after the save, so that it is still there when the save turns out to have failed. */
  private draft?: string;
  private isTyping = false;

  get text(): string {
    return this.draft ?? this.saved ?? '';
  }

  handleInput(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    this.isTyping = true;
    this.draft = event.detail.value;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      this.save();
    }
  }

  handleBlur(): void {
    this.save();
  }

  private save(): void {
    this.isTyping = false;
    const value = this.text.trim() === '' ? undefined : this.text;
    if (value !== this.saved) {
      this.dispatchEvent(new CustomEvent<TextSave>('textsave', { detail: { value } }));
    }
  }
}
