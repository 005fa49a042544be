import { LightningElement, api, wire } from 'lwc';

import { GetRecord } from '../../../platform/getRecord.ts';
import { fieldAt, type RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type FieldInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { presentField, type FieldPresentation } from '../../fieldPresentation.ts';

interface Section {
  readonly title: string;
  readonly fields: readonly (FieldPresentation & { label: string })[];
}

const SYSTEM_FIELDS = new Set(['OwnerId', 'CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']);

/** Fields that page layouts do not offer. */
const NEVER_ON_LAYOUTS = new Set([
  'Id',
  'IsDeleted',
  'MasterRecordId',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'PhotoUrl',
]);

/** A person's or an address's parts are told by the whole where the org sends one. */
function isShown(info: FieldInfo, objectInfo: ObjectInfo): boolean {
  if (NEVER_ON_LAYOUTS.has(info.apiName) || info.dataType === 'Address' || info.dataType === 'Location') return false;
  return info.compoundFieldName === null || objectInfo.fields[info.compoundFieldName]?.dataType !== 'Address';
}

/** A lookup is read through its name. */
function pathOf(info: FieldInfo): string {
  return info.dataType === 'Reference' && info.relationshipName !== null
    ? `${info.relationshipName}.Name`
    : info.apiName;
}

const byLabel = (a: FieldInfo, b: FieldInfo): number => a.label.localeCompare(b.label);

/**
 * force:detailPanel: every field that the user can read, in two columns. The preview has no page layouts, so it groups the
 * object's standard fields, its custom fields, and who created and changed the record.
 */
export default class DetailPanel extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(GetRecord, { recordId: '$recordId', optionalFields: '$fields' }) record: WireState<RecordRepresentation> =
    NOT_PROVIDED;

  get fields(): string[] | undefined {
    return this.shown?.map((info) => `${this.objectApiName}.${pathOf(info)}`);
  }

  get isLoading(): boolean {
    return this.record.data === undefined && this.errorMessage === undefined;
  }

  get errorMessage(): string | undefined {
    return (this.objectInfo.error ?? this.record.error)?.body.message;
  }

  get sections(): Section[] {
    const [objectInfo, record, shown] = [this.objectInfo.data, this.record.data, this.shown];
    if (objectInfo === undefined || record === undefined || shown === undefined) return [];
    const section = (title: string, infos: readonly FieldInfo[]): Section => ({
      title,
      fields: infos.flatMap((info) => {
        const field = fieldAt(record, pathOf(info).split('.'));
        return field === undefined ? [] : [{ label: info.label.replace(/ ID$/, ''), ...presentField(info, field) }];
      }),
    });
    const standard = shown.filter((info) => !info.custom && !SYSTEM_FIELDS.has(info.apiName));
    const custom = shown.filter((info) => info.custom);
    const system = shown.filter((info) => SYSTEM_FIELDS.has(info.apiName));
    return [
      section(`${objectInfo.label} Information`, standard),
      section('Additional Information', custom.toSorted(byLabel)),
      section('System Information', system.toSorted(byLabel)),
    ].filter(({ fields }) => fields.length > 0);
  }

  private get shown(): readonly FieldInfo[] | undefined {
    const objectInfo = this.objectInfo.data;
    if (objectInfo === undefined) return undefined;
    return Object.values(objectInfo.fields).filter((info) => isShown(info, objectInfo));
  }
}
