import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CANCEL from '@salesforce/label/c.Quote_Form_Cancel';
import DISCARD from '@salesforce/label/c.Quote_Form_Discard';
import DISCARD_TITLE from '@salesforce/label/c.Quote_Form_Discard_Title';
import IN_FUTURE from '@salesforce/label/c.Quote_Form_In_Future';
import KEPT from '@salesforce/label/c.Quote_Form_Kept';
import NEEDS_QUOTE from '@salesforce/label/c.Quote_Form_Needs_Quote';
import NONE from '@salesforce/label/c.Quote_Form_None';
import SAVE from '@salesforce/label/c.Quote_Form_Save';
import SAVING from '@salesforce/label/c.Quote_Form_Saving';
import TITLE from '@salesforce/label/c.Quote_Form_Title';
import { today } from 'c/calendarDay';
import { labelText } from 'c/labelText';
import type { Choice } from 'c/stakeholder';
import { emptyDraft, hasWords } from 'c/voiceQuote';
import type { QuoteDraft } from 'c/voiceQuote';

interface Input extends HTMLElement {
  reportValidity(): boolean;
}

/** What the template needs of one field. */
interface Asked {
  readonly label: string;
  readonly help: string | null;
}

interface Change {
  readonly value?: string | null;
  readonly checked?: boolean;
}

const DISCARD_QUESTION = { label: DISCARD_TITLE, message: DISCARD, theme: 'warning', variant: 'header' } as const;

/**
 * Asks for what somebody said. It keeps nothing itself: the container holds what is typed, so that it outlives the form.
 *
 * @fires draftchange with the `QuoteDraft`, at each change
 * @fires save with the `QuoteDraft`
 * @fires cancel when there is nothing to lose, or the user agreed to lose it
 */
export default class QuoteForm extends LightningElement {
  @api draft: QuoteDraft = emptyDraft(today());
  /** Who said it. */
  @api name = '';
  /** What object info says of `Voice_Interview__c`: what is missing or not to be changed is not asked. */
  @api interviewFields: Readonly<Record<string, FieldInfo>> = {};
  /** Likewise of `Voice_Answer__c`. */
  @api answerFields: Readonly<Record<string, FieldInfo>> = {};
  @api channels: readonly Choice[] = [];
  /** Whether it was typed before this form was opened. */
  @api isKept = false;
  @api isSaving = false;

  readonly label = {
    cancel: CANCEL,
    inFuture: IN_FUTURE,
    kept: KEPT,
    needsQuote: NEEDS_QUOTE,
    save: SAVE,
    saving: SAVING,
  };

  /**
   * Whether somebody wanted to save: before, words that are missing because the form was just opened are no fault. Told as the field loses the
   * focus to a press on something else, it would move all below from under the pointer, and the click would be lost.
   */
  isChecked = false;

  get heading(): string {
    return labelText(TITLE, this.name);
  }

  get quote(): Asked | undefined {
    return asked(this.answerFields.Quote__c);
  }

  get question(): Asked | undefined {
    return asked(this.answerFields.Question_Text__c);
  }

  /** A required field has no permission of its own to change it. */
  get day(): Asked {
    const info = this.interviewFields.Date__c;
    return { label: info?.label ?? '', help: info?.inlineHelpText ?? null };
  }

  get channel(): Asked | undefined {
    return asked(this.interviewFields.Channel__c);
  }

  get consent(): Asked | undefined {
    return asked(this.interviewFields.Consent_To_Quote__c);
  }

  get channelOptions(): readonly Choice[] {
    return [{ label: NONE, value: '' }, ...this.channels];
  }

  get latest(): string {
    return today();
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-field]')?.focus();
  }

  handleChange(event: CustomEvent<Change>): void {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    const { value, checked } = event.detail;
    const detail: QuoteDraft = { ...this.draft, [field ?? '']: checked ?? value ?? '' };
    this.dispatchEvent(new CustomEvent('draftchange', { detail }));
  }

  async handleSave(): Promise<void> {
    this.isChecked = true;
    await Promise.resolve();
    const inputs = [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
    const refused = inputs.filter((input) => input.reportValidity() === false);
    if (refused.length === 0 && this.draft.words.trim() !== '') {
      this.dispatchEvent(new CustomEvent<QuoteDraft>('save', { detail: this.draft }));
    } else {
      (refused[0] ?? inputs[0])?.focus();
    }
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      await this.handleCancel();
    }
  }

  async handleCancel(): Promise<void> {
    if (!hasWords(this.draft) || (await LightningConfirm.open(DISCARD_QUESTION))) {
      this.dispatchEvent(new CustomEvent('cancel'));
    }
  }
}

function asked(info: FieldInfo | undefined): Asked | undefined {
  return info?.updateable ? { label: info.label, help: info.inlineHelpText } : undefined;
}
