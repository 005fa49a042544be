import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CANCEL from '@salesforce/label/c.Team_Member_Form_Cancel';
import DISCARD from '@salesforce/label/c.Team_Member_Form_Discard';
import DISCARD_TITLE from '@salesforce/label/c.Team_Member_Form_Discard_Title';
import FIND_USER from '@salesforce/label/c.Team_Member_Form_Find_User';
import NEEDS_DEPARTMENT from '@salesforce/label/c.Team_Member_Form_Needs_Department';
import NEW from '@salesforce/label/c.Team_Member_Form_New';
import SAVE from '@salesforce/label/c.Team_Member_Form_Save';
import SAVING from '@salesforce/label/c.Team_Member_Form_Saving';
import { EMPTY_VALUES, changedTeamFields } from 'c/teamRole';
import type { TeamField, TeamValues } from 'c/teamRole';

/** What all inputs of the base components offer. */
interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** What the template needs of one field. */
interface Asked<Value> {
  readonly label: string;
  readonly help: string | null;
  readonly value: Value;
}

interface Change {
  readonly value?: string | null;
  readonly recordId?: string | null;
  readonly checked?: boolean;
}

const DISCARD_QUESTION = { label: DISCARD_TITLE, message: DISCARD, theme: 'warning', variant: 'header' } as const;
const ACTIVE_USERS = { criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] };

/**
 * Somebody of an account team, to add or to change. Says `edit` with each change, `save` with all values, and `cancel` when there
 * is nothing to lose or the user agreed to lose it. What was typed stays when `values` are replaced by a newer version of the record.
 */
export default class TeamMemberForm extends LightningElement {
  /** What the changes are based on. */
  @api values: TeamValues = EMPTY_VALUES;
  /** What the org calls the fields, and which of them this user may change. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  /** Whom the role is of; undefined for a new one, for which the form asks. */
  @api name?: string;
  @api isSaving = false;
  /** What Salesforce found wrong with fields, by API name; shown at the field until it is changed. */
  @api get fieldErrors(): Readonly<Record<string, string>> {
    return this.errors;
  }
  set fieldErrors(errors: Readonly<Record<string, string>>) {
    this.errors = errors;
    if (this.hasFocused) {
      this.reportErrors();
    }
  }

  readonly label = {
    cancel: CANCEL,
    findUser: FIND_USER,
    needsDepartment: NEEDS_DEPARTMENT,
    save: SAVE,
    saving: SAVING,
  };
  readonly activeUsers = ACTIVE_USERS;
  /**
   * What is required says so once somebody wants to save. Before, a field that is empty because the form was just opened would say it as it
   * loses the focus to a press on something else: all below moves by a line, from under the pointer, and the click is lost.
   */
  isChecked = false;
  private drafts: Partial<TeamValues> = {};
  private errors: Readonly<Record<string, string>> = {};
  private hasFocused = false;

  get heading(): string {
    return this.name ?? NEW;
  }

  get user(): Asked<string> | undefined {
    return this.name === undefined ? this.asked('User__c') : undefined;
  }

  get department(): Asked<string> | undefined {
    return this.asked('Department__c');
  }

  get criticalRole(): Asked<string> | undefined {
    return this.asked('Critical_Role__c');
  }

  get contribution(): Asked<string> | undefined {
    return this.asked('Contribution__c');
  }

  get mainContact(): Asked<boolean> | undefined {
    return this.asked('Main_Contact__c');
  }

  get departmentContact(): Asked<boolean> | undefined {
    return this.asked('Department_Contact__c');
  }

  /** The contact of a department needs one. */
  get needsDepartment(): boolean {
    return this.filledIn.Department_Contact__c;
  }

  override renderedCallback(): void {
    if (!this.hasFocused) {
      this.hasFocused = true;
      this.inputs[0]?.focus();
    }
  }

  handleChange(event: CustomEvent<Change>): void {
    const input = event.currentTarget as Input;
    const { value, recordId, checked } = event.detail;
    const field = input.dataset.field as TeamField;
    const isFlag = typeof EMPTY_VALUES[field] === 'boolean';
    this.drafts = { ...this.drafts, [field]: isFlag ? checked === true : (recordId ?? value ?? '') };
    input.setCustomValidity('');
    this.dispatchEvent(new CustomEvent('edit'));
  }

  async handleKeydown(event: KeyboardEvent): Promise<void> {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      await this.handleCancel();
    }
  }

  async handleSave(): Promise<void> {
    this.isChecked = true;
    await Promise.resolve();
    const refused = this.inputs.filter((input) => input.reportValidity() === false);
    if (refused.length === 0) {
      this.dispatchEvent(new CustomEvent<TeamValues>('save', { detail: this.filledIn }));
    }
  }

  async handleCancel(): Promise<void> {
    const isDirty = changedTeamFields(this.values, this.filledIn).length > 0;
    if (!isDirty || (await LightningConfirm.open(DISCARD_QUESTION))) {
      this.dispatchEvent(new CustomEvent('cancel'));
    }
  }

  private get filledIn(): TeamValues {
    return { ...this.values, ...this.drafts };
  }

  private get inputs(): Input[] {
    return [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
  }

  private asked<Field extends TeamField>(field: Field): Asked<TeamValues[Field]> | undefined {
    const info = this.fields[field];
    // A required field has no permission of its own to change it: who may create the record may fill it in.
    return info && (info.updateable || field === 'User__c')
      ? { label: info.label, help: info.inlineHelpText, value: this.filledIn[field] }
      : undefined;
  }

  private reportErrors(): void {
    for (const input of this.inputs) {
      input.setCustomValidity(this.errors[input.dataset.field ?? ''] ?? '');
      input.reportValidity();
    }
  }
}
