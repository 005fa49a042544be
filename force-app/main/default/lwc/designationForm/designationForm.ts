import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CANCEL from '@salesforce/label/c.Designation_Cancel';
import DISCARD from '@salesforce/label/c.Designation_Discard';
import DISCARD_TITLE from '@salesforce/label/c.Designation_Discard_Title';
import FIND_SAM from '@salesforce/label/c.Designation_Find_Sam';
import NOT_DECIDED from '@salesforce/label/c.Designation_Not_Decided';
import SAVE from '@salesforce/label/c.Designation_Save';
import SAVING from '@salesforce/label/c.Designation_Saving';
import { changedFields } from 'c/designation';
import type { DesignationField, DesignationValues } from 'c/designation';

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What all inputs of the base components offer. */
interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** What the template needs of one field. */
interface Asked {
  readonly label: string;
  readonly help: string | null;
  readonly value: string;
}

type Drafts = Partial<Record<DesignationField, string>>;

const DISCARD_QUESTION = { label: DISCARD_TITLE, message: DISCARD, theme: 'warning', variant: 'header' } as const;
const ACTIVE_USERS = { criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] };

/**
 * The designation of an account, to change. Says `save` with the values that differ, and `cancel` when there is nothing to
 * lose or the user agreed to lose it. What was typed stays when `values` are replaced by a newer version of the record.
 */
export default class DesignationForm extends LightningElement {
  /** The version of the record that the changes are based on. */
  @api values: DesignationValues = {};
  /** What the org calls the fields, and which of them this user may change. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api choices: readonly Choice[] = [];
  @api isSaving = false;
  /** What Salesforce found wrong with fields, by API name; shown at the field until it is changed. */
  @api get fieldErrors(): DesignationValues {
    return this.errors;
  }
  set fieldErrors(errors: DesignationValues) {
    this.errors = errors;
    this.showsErrors = false;
  }

  readonly label = { cancel: CANCEL, findSam: FIND_SAM, save: SAVE, saving: SAVING };
  readonly activeUsers = ACTIVE_USERS;
  private drafts: Drafts = {};
  private errors: DesignationValues = {};
  private showsErrors = true;
  private hasFocused = false;

  get designation(): Asked | undefined {
    return this.asked('Designation__c');
  }

  get sam(): Asked | undefined {
    return this.asked('SAM__c');
  }

  get whyTheyMatter(): Asked | undefined {
    return this.asked('Why_They_Matter_To_Us__c');
  }

  get whyWeMatter(): Asked | undefined {
    return this.asked('Why_We_Matter_To_Them__c');
  }

  get programmeStart(): Asked | undefined {
    return this.asked('Programme_Start__c');
  }

  get baselineRevenue(): Asked | undefined {
    return this.asked('Baseline_Revenue__c');
  }

  get options(): Choice[] {
    return [{ label: NOT_DECIDED, value: '' }, ...this.choices];
  }

  override connectedCallback(): void {
    window.addEventListener('beforeunload', this.handleLeave);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.handleLeave);
  }

  override renderedCallback(): void {
    if (!this.hasFocused) {
      this.hasFocused = true;
      this.inputs[0]?.focus();
    }
    if (!this.showsErrors) {
      this.showsErrors = true;
      this.reportErrors();
    }
  }

  handleChange(event: CustomEvent<{ value?: string | null; recordId?: string | null }>): void {
    const input = event.currentTarget as Input;
    const { value, recordId } = event.detail;
    const field = input.dataset.field as DesignationField;
    this.drafts = { ...this.drafts, [field]: value ?? recordId ?? '' };
    input.setCustomValidity('');
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      await this.handleCancel();
    }
  }

  handleSave(): void {
    const refused = this.inputs.filter((input) => input.reportValidity() === false);
    if (refused.length > 0) {
      return;
    }
    this.dispatchEvent(new CustomEvent('save', { detail: this.changes }));
  }

  async handleCancel(): Promise<void> {
    if (!this.isDirty || (await LightningConfirm.open(DISCARD_QUESTION))) {
      this.dispatchEvent(new CustomEvent('cancel'));
    }
  }

  /** Closing the browser's tab asks as well; the browser words the question itself. */
  private readonly handleLeave = (event: BeforeUnloadEvent): void => {
    if (this.isDirty) {
      event.preventDefault();
    }
  };

  private get isDirty(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  private get changes(): DesignationValues {
    const filledIn = { ...this.values, ...this.drafts };
    return Object.fromEntries(changedFields(this.values, filledIn).map((field) => [field, filledIn[field] ?? '']));
  }

  private get inputs(): Input[] {
    return [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
  }

  private asked(field: DesignationField): Asked | undefined {
    const info = this.fields[field];
    return info?.updateable
      ? {
          label: info.label,
          help: info.inlineHelpText,
          value: this.drafts[field] ?? this.values[field] ?? '',
        }
      : undefined;
  }

  private reportErrors(): void {
    for (const input of this.inputs) {
      input.setCustomValidity(this.errors[input.dataset.field as DesignationField] ?? '');
      input.reportValidity();
    }
  }
}
