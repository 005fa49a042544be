import { api, wire } from 'lwc';

import { getRecordCreateDefaults, type RecordDefaults } from '../../../platform/getRecordCreateDefaults.ts';
import type { FetchResponse } from '../../../platform/fetchResponse.ts';
import { createRecordInputFilteredByEditedFields } from '../../../platform/recordInput.ts';
import type { RecordRepresentation } from '../../../platform/records.ts';
import { createRecord, updateRecord } from '../../../platform/recordWrites.ts';
import {
  getPicklistValuesByRecordType,
  type PicklistValues,
  type PicklistValuesCollection,
} from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { isFetchResponse, recordErrors } from '../../forms/formError.ts';
import DataForm from '../dataForm/dataForm.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * lightning-record-edit-form, which is not among the open-source base components: creates or edits a record. The fields inside it
 * are checked, then the submit event can be cancelled, then the record is saved; the errors of a refused record show at their
 * fields, and the others in lightning-messages.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-edit-form
 */
export default class RecordEditForm extends DataForm {
  @api recordTypeId: string | undefined;

  defaults: WireState<RecordDefaults> = NOT_PROVIDED;
  picklistValues: WireState<PicklistValuesCollection> = NOT_PROVIDED;
  isSaving = false;

  @wire(getRecordCreateDefaults, {
    objectApiName: '$newObject',
    recordTypeId: '$recordTypeId',
    optionalFields: '$recordFields',
  })
  handleDefaults(state: WireState<RecordDefaults>): void {
    this.defaults = state;
    this.update(state.error);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$supportedObject', recordTypeId: '$usedRecordType' })
  handlePicklists(state: WireState<PicklistValuesCollection>): void {
    this.picklistValues = state;
    this.update(state.error);
  }

  get isBusy(): boolean {
    return this.isLoading || this.isSaving;
  }

  /** Undefined on a form that edits, and while its fields have not joined: the wire for defaults waits for that. */
  get newObject(): string | undefined {
    return this.recordId || this.recordFields === undefined ? undefined : this.supportedObject;
  }

  /** The record's own record type, for which the picklists are read. */
  get usedRecordType(): string | undefined {
    const ofRecord = this.shownRecord?.recordTypeId;
    if (typeof ofRecord === 'string') return ofRecord;
    return this.shownRecord === undefined
      ? undefined
      : (this.recordTypeId ?? this.objectInfo.data?.defaultRecordTypeId);
  }

  /** Saves the record with these fields, without asking the fields inside the form whether they are valid. */
  @api submit(fields: Fields): void {
    void this.save(fields);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    if (this.isSaving) return;
    this.clearErrors();
    const inputs = [...this.members].flatMap(({ field }) => field.input ?? []);
    if (inputs.map((input) => input.reportValidity()).includes(false)) return;
    const fields = this.enteredFields();
    const submit = new CustomEvent('submit', { bubbles: true, cancelable: true, detail: { fields } });
    if (this.dispatchEvent(submit)) void this.save(fields);
  }

  protected get shownRecord(): RecordRepresentation | undefined {
    return this.recordId ? this.record.data : this.defaults.data?.record;
  }

  protected get picklists(): Readonly<Record<string, PicklistValues>> | undefined {
    return this.picklistValues.data?.picklistFieldValues;
  }

  protected override get failure(): FetchResponse | undefined {
    return super.failure ?? this.defaults.error ?? this.picklistValues.error;
  }

  protected currentValue(fieldName: string): unknown {
    const entered = this.enteredFields();
    return fieldName in entered ? entered[fieldName] : this.shownRecord?.fields[fieldName]?.value;
  }

  protected loadDetail(): unknown {
    const [record, objectInfo] = [this.record.data, this.objectInfo.data];
    if (this.defaults.data !== undefined) return { ...this.defaults.data, picklistValues: this.picklists };
    if (record === undefined || objectInfo === undefined) return {};
    const objectInfos = { [objectInfo.apiName]: objectInfo };
    return { records: { [record.id]: record }, record, objectInfos, picklistValues: this.picklists };
  }

  private enteredFields(): Record<string, unknown> {
    const entries = [...this.members].flatMap(({ field }) => {
      const value = field.input?.value();
      return value === undefined ? [] : [[field.fieldName, value] as const];
    });
    return Object.fromEntries(entries);
  }

  private async save(fields: Fields): Promise<void> {
    this.isSaving = true;
    try {
      const record = await (this.recordId ? this.change(this.recordId, fields) : this.create(fields));
      for (const { field } of this.members) field.input?.saved();
      this.dispatchEvent(new CustomEvent('success', { detail: record }));
    } catch (error) {
      if (!isFetchResponse(error)) throw error;
      this.showRefusal(error);
    } finally {
      this.isSaving = false;
    }
  }

  private create(fields: Fields): Promise<RecordRepresentation> {
    const { recordTypeId } = this;
    const typed = recordTypeId === undefined ? fields : { RecordTypeId: recordTypeId, ...fields };
    return createRecord({ apiName: this.objectName ?? '', fields: typed });
  }

  private change(recordId: string, fields: Fields): Promise<RecordRepresentation> {
    const input = { fields: { ...fields, Id: recordId } };
    const before = this.record.data;
    return updateRecord(before === undefined ? input : createRecordInputFilteredByEditedFields(input, before));
  }

  /** What no field of the form could show is told with the errors of the whole record. */
  private showRefusal(error: FetchResponse): void {
    const { pageErrors, fieldErrors } = recordErrors(error);
    const unplaced = Object.entries(fieldErrors).flatMap(([name, messages]) => {
      const field = [...this.members].find((member) => member.field.fieldName === name)?.field;
      return field?.input?.showErrors(messages) === true ? [] : messages.map((message) => `${name}: ${message}`);
    });
    this.tellError(error, [...pageErrors, ...unplaced]);
  }
}
