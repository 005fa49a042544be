import { LightningElement, api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import ACCOUNT from '@salesforce/schema/Account';
import ACCOUNT_NAME from '@salesforce/schema/Account.Name';
import DESIGNATION from '@salesforce/schema/Account.Designation__c';
import QUARTILE from '@salesforce/schema/Account.Quartile__c';
import CHECK_FIELDS from '@salesforce/label/c.Designation_Check_Fields';
import EDIT from '@salesforce/label/c.Designation_Edit';
import ERROR_TEXT from '@salesforce/label/c.Tier_Card_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Designation_Error_Title';
import LOADING from '@salesforce/label/c.Designation_Loading';
import NO_ACCESS_TEXT from '@salesforce/label/c.Designation_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Designation_No_Access_Title';
import NOT_SAVED_TITLE from '@salesforce/label/c.Designation_Not_Saved_Title';
import SAVED from '@salesforce/label/c.Designation_Saved';
import TITLE from '@salesforce/label/c.Designation_Title';
import {
  DESIGNATION_FIELDS,
  DESIGNATION_WITH_VERSION,
  changedFields,
  readDesignation,
  recordFields,
} from 'c/designation';
import type { Designation, DesignationField, DesignationValues } from 'c/designation';
import type { Choice } from 'c/designationForm';
import { errorMessage } from 'c/errorMessage';
import { dayText, moneyText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import type { ForeignChange } from 'c/saveConflict';
import { fieldErrorsOf, hasRecordErrors, isModifiedSince } from 'c/saveFailure';
import { tierDisagreements } from 'c/tierDisagreement';
import type { TierDisagreement } from 'c/tierDisagreement';

const LOCKED: Message = { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };

/** What people decided the account is to us, and why; changed in place. */
export default class AccountDesignation extends LightningElement {
  @api recordId?: string;

  @wire(getRecord, {
    recordId: '$recordId',
    fields: [ACCOUNT_NAME],
    optionalFields: [...DESIGNATION_WITH_VERSION, QUARTILE],
  })
  account?: WireResult<RecordRepresentation>;

  @wire(getObjectInfo, { objectApiName: ACCOUNT })
  accountInfo?: WireResult<ObjectInfo>;

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: DESIGNATION })
  picklist?: WireResult<PicklistValues>;

  readonly label = { edit: EDIT, loading: LOADING, notSaved: NOT_SAVED_TITLE, title: TITLE };
  /** The version that the form started from; undefined while nobody edits. */
  private started?: Designation;
  private isSaving = false;
  private isConflicting = false;
  private saveError?: string;
  private fieldErrors: DesignationValues = {};
  private returnsFocus = false;

  get recordTypeId(): string | undefined {
    return this.account?.data?.recordTypeId ?? this.accountInfo?.data?.defaultRecordTypeId;
  }

  get designation(): Designation | undefined {
    return this.account?.data && readDesignation(this.account.data);
  }

  get fields(): Readonly<Record<string, FieldInfo>> {
    return this.accountInfo?.data?.fields ?? {};
  }

  get choices(): readonly Choice[] {
    const current = this.designation?.values.Designation__c;
    const values = this.picklist?.data?.values ?? [];
    return !current || values.some(({ value }) => value === current)
      ? values
      : [...values, { label: current, value: current }];
  }

  get designationLabel(): string {
    return this.labelOf(this.designation?.values.Designation__c ?? '');
  }

  get disagreements(): TierDisagreement[] {
    const { Designation__c: designation, SAM__c: sam } = this.designation?.values ?? {};
    const quartile = getFieldValue(this.account?.data, QUARTILE);
    return tierDisagreements({
      quartile: typeof quartile === 'number' ? quartile : undefined,
      designation,
      hasSam: sam === undefined ? undefined : sam !== '',
    });
  }

  get message(): Message | undefined {
    const error = this.account?.error ?? this.accountInfo?.error;
    if (error !== undefined) {
      const text = labelText(ERROR_TEXT, errorMessage(error));
      return { iconName: 'utility:error', iconVariant: 'error', heading: ERROR_TITLE, text };
    }
    return this.designation !== undefined && this.designation.values.Designation__c === undefined ? LOCKED : undefined;
  }

  get isLoading(): boolean {
    return !this.message && !(this.designation && this.accountInfo?.data);
  }

  get isEditing(): boolean {
    return this.started !== undefined && !this.message;
  }

  get isReading(): boolean {
    return !this.isEditing && !this.isLoading && !this.message;
  }

  get canEdit(): boolean {
    return this.isReading && DESIGNATION_FIELDS.some((name) => this.fields[name]?.updateable);
  }

  /** What somebody else changed since the form was opened, once a save was refused for that. */
  get conflict(): { readonly changedBy: string | undefined; readonly changes: readonly ForeignChange[] } | undefined {
    const { designation, started } = this;
    if (!this.isConflicting || !designation || !started) {
      return undefined;
    }
    const changes = changedFields(started.values, designation.values).map((name) => ({
      field: this.fields[name]?.label ?? name,
      from: this.shown(name, started),
      to: this.shown(name, designation),
    }));
    return { changedBy: designation.version === started.version ? undefined : designation.modifiedBy, changes };
  }

  override renderedCallback(): void {
    if (this.returnsFocus) {
      this.returnsFocus = false;
      this.template?.querySelector<HTMLElement>('lightning-button-icon')?.focus();
    }
  }

  handleEdit(): void {
    this.started = this.designation;
  }

  handleCancel(): void {
    this.closeForm();
  }

  /** The form keeps what was typed; the fields that were not touched take the newer values. */
  async handleTakeOver(): Promise<void> {
    if (this.designation?.version === this.started?.version) {
      await this.readAgain();
    }
    this.started = this.designation;
    this.isConflicting = false;
  }

  async handleSave(event: CustomEvent<DesignationValues>): Promise<void> {
    this.isSaving = true;
    this.isConflicting = false;
    this.saveError = undefined;
    this.fieldErrors = {};
    try {
      await this.save(event.detail);
      this.closeForm();
      this.dispatchEvent(new ShowToastEvent({ title: SAVED, variant: 'success' }));
    } catch (failure) {
      this.showFailure(failure);
    } finally {
      this.isSaving = false;
    }
  }

  private async save(changes: DesignationValues): Promise<void> {
    if (Object.keys(changes).length === 0) {
      return;
    }
    try {
      await this.update(changes);
    } catch (failure) {
      if (!isModifiedSince(failure) || !(await this.isUntouchedByOthers())) {
        throw failure;
      }
      // A nightly run or a colleague changed something else on this account.
      this.started = this.designation;
      await this.update(changes);
    }
  }

  private async update(changes: DesignationValues): Promise<void> {
    const version = this.started?.version;
    await updateRecord(
      { fields: { Id: this.recordId, ...recordFields(changes) } },
      version === undefined ? {} : { ifUnmodifiedSince: version },
    );
  }

  private async isUntouchedByOthers(): Promise<boolean> {
    await this.readAgain();
    const { designation, started } = this;
    return (
      designation !== undefined &&
      started !== undefined &&
      designation.version !== started.version &&
      changedFields(started.values, designation.values).length === 0
    );
  }

  private async readAgain(): Promise<void> {
    await notifyRecordUpdateAvailable([{ recordId: this.recordId ?? '' }]);
  }

  private showFailure(failure: unknown): void {
    if (isModifiedSince(failure)) {
      this.isConflicting = true;
      return;
    }
    const asked = DESIGNATION_FIELDS.filter((name) => this.fields[name]?.updateable);
    const errors = Object.entries(fieldErrorsOf(failure));
    this.fieldErrors = Object.fromEntries(errors.filter(([name]) => asked.some((field) => field === name)));
    const isToldAtFields = errors.length > 0 && errors.every(([name]) => name in this.fieldErrors);
    this.saveError = isToldAtFields && !hasRecordErrors(failure) ? CHECK_FIELDS : errorMessage(failure);
  }

  private closeForm(): void {
    this.started = undefined;
    this.isConflicting = false;
    this.saveError = undefined;
    this.fieldErrors = {};
    this.returnsFocus = true;
  }

  private labelOf(designation: string): string {
    return this.choices.find(({ value }) => value === designation)?.label ?? designation;
  }

  private shown(name: DesignationField, { values, samName }: Designation): string | undefined {
    const value = values[name];
    switch (name) {
      case 'Designation__c':
        return value && this.labelOf(value);
      case 'SAM__c':
        return value && samName;
      case 'Programme_Start__c':
        return value && dayText(value);
      case 'Baseline_Revenue__c':
        return value && moneyText(Number(value));
      default:
        return value;
    }
  }
}
