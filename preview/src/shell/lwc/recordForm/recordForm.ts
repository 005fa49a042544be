import { LightningElement, api, wire } from 'lwc';

import type { FieldId } from '../../../platform/records.ts';
import { getLayout, type RecordLayout } from '../../../platform/uiLayoutApi.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { bareFieldName } from '../../forms/fieldNames.ts';
import type { Density } from '../../forms/formField.ts';
import { sectionOfFields, sectionsOfLayout, type FormSection } from '../../forms/formSections.ts';

type Fields = string | readonly (string | FieldId)[];
type Mode = 'view' | 'edit' | 'readonly';

interface SubmittingForm extends Element {
  submit: (fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * lightning-record-form, which is not among the open-source base components: views, edits or creates a record, by named fields
 * or by the object's layout.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-form
 */
export default class RecordForm extends LightningElement {
  @api recordId: string | null | undefined;
  @api recordTypeId: string | undefined;
  @api layoutType: 'Compact' | 'Full' | undefined;
  @api columns: number | string = 1;
  @api density: Density = 'auto';

  @api get objectApiName(): string | undefined {
    return this.objectName;
  }
  set objectApiName(object: string | { readonly objectApiName: string } | undefined) {
    this.objectName = typeof object === 'object' ? object.objectApiName : object;
  }

  @api get fields(): readonly string[] {
    return this.named;
  }
  set fields(fields: Fields | undefined) {
    const list = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : (fields ?? []);
    this.named = list.map(bareFieldName).filter((name) => name !== '');
  }

  /** `edit` without a record, `view` with one. */
  @api get mode(): Mode {
    return this.givenMode ?? (this.recordId ? 'view' : 'edit');
  }
  set mode(mode: Mode | undefined) {
    this.givenMode = mode;
    this.isEditing = false;
  }

  objectName: string | undefined;
  named: readonly string[] = [];
  givenMode: Mode | undefined;
  /** Whether a user has turned a form that shows into one that edits. */
  isEditing = false;

  @wire(getObjectInfo, { objectApiName: '$objectName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(getLayout, {
    objectApiName: '$layoutObject',
    layoutType: '$usedLayout',
    mode: '$layoutMode',
    recordTypeId: '$recordTypeId',
  })
  layout: WireState<RecordLayout> = NOT_PROVIDED;

  get takesInput(): boolean {
    return this.isEditing || this.mode === 'edit';
  }

  /** Undefined, and no layout is read, for a form of named fields. */
  get layoutObject(): string | undefined {
    return this.named.length > 0 ? undefined : this.objectName;
  }

  /** A new record is created by the full layout only. */
  get usedLayout(): string {
    return this.recordId ? (this.layoutType ?? 'Full') : 'Full';
  }

  get layoutMode(): string {
    if (!this.takesInput) return 'View';
    return this.recordId ? 'Edit' : 'Create';
  }

  get isLoading(): boolean {
    return this.sections === undefined && this.errorMessage === undefined;
  }

  get errorMessage(): string | undefined {
    return (this.objectInfo.error ?? this.layout.error)?.body.message;
  }

  get sections(): FormSection[] | undefined {
    if (this.named.length > 0) return [sectionOfFields(this.named, Number(this.columns))];
    return this.layout.data && sectionsOfLayout(this.layout.data, !this.recordId);
  }

  /** Labels of the fields that the user may edit; none on a form that only shows. */
  get editLabels(): Readonly<Record<string, string>> {
    const { data } = this.objectInfo;
    if (this.mode !== 'view' || data?.updateable !== true) return {};
    const fields = Object.values(data.fields).filter(({ updateable }) => updateable);
    return Object.fromEntries(fields.map(({ apiName, label }) => [apiName, label]));
  }

  /** Saves the record with these fields. */
  @api submit(fields: Readonly<Record<string, unknown>>): void {
    this.template?.querySelector<SubmittingForm>('lightning-record-edit-form')?.submit(fields);
  }

  handleEdit(): void {
    this.isEditing = true;
  }

  handleCancel(): void {
    this.isEditing = false;
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSuccess(event: CustomEvent): void {
    this.isEditing = false;
    this.tell(event);
  }

  /** The forms inside tell this form; this form tells the component that holds it. */
  tell(event: CustomEvent): void {
    event.stopPropagation();
    const { type, cancelable, detail } = event as CustomEvent<unknown>;
    if (!this.dispatchEvent(new CustomEvent(type, { cancelable, detail }))) event.preventDefault();
  }
}
