import { LightningElement, api, wire } from 'lwc';

import type { FormAction } from '../../../project/pageModel.ts';
import { decodeDefaultFieldValues } from '../../../platform/pageReferenceUtils.ts';
import { generateRecordInputForCreate } from '../../../platform/recordInput.ts';
import type { RecordRepresentation } from '../../../platform/records.ts';
import { getUiApi } from '../../../platform/uiApi.ts';
import { getLayout, type RecordLayout } from '../../../platform/uiLayoutApi.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { sectionsOfLayout, type FormSection } from '../../forms/formSections.ts';
import { iconOf } from '../../icons.ts';

/** The standard page that creates, edits or clones a record, by the object's layout. */
export default class RecordFormPage extends LightningElement {
  @api action: FormAction = 'new';
  @api heading = '';
  @api objectApiName = '';
  @api recordId: string | undefined;
  @api recordTypeId: string | undefined;
  @api defaultFieldValues = '';

  cloned: Readonly<Record<string, unknown>> | undefined;
  cloneError = '';

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(getLayout, {
    objectApiName: '$objectApiName',
    layoutType: 'Full',
    mode: '$layoutMode',
    recordTypeId: '$recordTypeId',
  })
  layout: WireState<RecordLayout> = NOT_PROVIDED;

  override connectedCallback(): void {
    if (this.action === 'clone') void this.readClone();
  }

  get layoutMode(): string {
    return this.action === 'edit' ? 'Edit' : 'Create';
  }

  get iconName(): string {
    return iconOf(this.objectApiName);
  }

  get editedId(): string | undefined {
    return this.action === 'edit' ? this.recordId : undefined;
  }

  get values(): Readonly<Record<string, unknown>> {
    return { ...this.cloned, ...decodeDefaultFieldValues(this.defaultFieldValues) };
  }

  get errorMessage(): string | undefined {
    return this.cloneError || (this.objectInfo.error ?? this.layout.error)?.body.message;
  }

  get isForbidden(): boolean {
    const info = this.objectInfo.data;
    if (info === undefined) return false;
    return this.action === 'edit' ? !info.updateable : !info.createable;
  }

  get isLoading(): boolean {
    if (this.errorMessage !== undefined) return false;
    return this.layout.data === undefined || (this.action === 'clone' && this.cloned === undefined);
  }

  get sections(): FormSection[] {
    return this.layout.data === undefined ? [] : sectionsOfLayout(this.layout.data, this.action !== 'edit');
  }

  handleCancel(): void {
    window.location.assign(
      this.recordId === undefined
        ? `/lightning/o/${this.objectApiName}/list`
        : `/lightning/r/${this.objectApiName}/${this.recordId}/view`,
    );
  }

  handleSuccess(event: CustomEvent<RecordRepresentation>): void {
    window.location.assign(`/lightning/r/${this.objectApiName}/${event.detail.id}/view`);
  }

  private async readClone(): Promise<void> {
    const answer = await getUiApi<{ readonly record: RecordRepresentation }>(
      `/record-defaults/clone/${encodeURIComponent(this.recordId ?? '')}`,
    );
    if (answer.ok) this.cloned = generateRecordInputForCreate(answer.data.record).fields;
    else this.cloneError = answer.error.body.message;
  }
}
