import { LightningElement, api, wire } from 'lwc';

import { GetRecord } from '../../../platform/getRecord.ts';
import { fieldAt, fieldPath, type RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';

/**
 * force:relatedListSingleContainer: one related list of the page's record, or of a record that one of its lookups names
 * (`parentFieldApiName` is `Contact.Id` or `Contact.AccountId`).
 */
export default class RelatedListSingle extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api relatedListApiName = '';
  @api parentFieldApiName = '';
  @api rowsToDisplay: string | undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(GetRecord, { recordId: '$recordId', optionalFields: '$lookupFields' }) record: WireState<RecordRepresentation> =
    NOT_PROVIDED;

  /** Empty where the list is that of the record itself: then nothing is read. */
  get lookupFields(): readonly string[] {
    return this.lookup === undefined ? [] : [this.parentFieldApiName];
  }

  get parentId(): string | undefined {
    if (this.lookup === undefined) return this.recordId;
    const value = this.record.data && fieldAt(this.record.data, [this.lookup])?.value;
    return typeof value === 'string' ? value : undefined;
  }

  get parentObject(): string | undefined {
    if (this.lookup === undefined) return this.objectApiName;
    return this.objectInfo.data?.fields[this.lookup]?.referenceToInfos[0]?.apiName;
  }

  get isReady(): boolean {
    return this.parentId !== undefined && this.parentObject !== undefined;
  }

  /** Ten is what Lightning App Builder sets. */
  get pageSize(): number {
    return Number(this.rowsToDisplay ?? '10');
  }

  private get lookup(): string | undefined {
    const [field = 'Id'] = fieldPath(this.parentFieldApiName);
    return field === 'Id' ? undefined : field;
  }
}
