import { LightningElement, api, wire } from 'lwc';

import type { LayoutSection } from '../../../project/pageModel.ts';
import { GetRecord } from '../../../platform/getRecord.ts';
import { fieldAt, type RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type FieldInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { addressesOf, addressFields } from '../../addresses.ts';
import { layoutLabel } from '../../layoutLabel.ts';
import { markupOf, presentField, type FieldPresentation } from '../../fieldPresentation.ts';

/** Labels of fields and sections are not unique: a picture and its link may be called the same. */
interface Section {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly (FieldPresentation & {
    readonly key: string;
    readonly label: string;
    readonly markup?: string | undefined;
  })[];
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

/** Compound fields are told by their parts, and addresses as a whole. */
function isShown(info: FieldInfo): boolean {
  return !NEVER_ON_LAYOUTS.has(info.apiName) && info.dataType !== 'Address' && info.dataType !== 'Location';
}

/** A lookup is read through its name. */
function pathOf(info: FieldInfo): string {
  return info.dataType === 'Reference' && info.relationshipName !== null
    ? `${info.relationshipName}.Name`
    : info.apiName;
}

/** The fields of a layout's section, line by line, as its columns stand beside each other. */
function inRows({ columns }: LayoutSection, infos: readonly FieldInfo[]): FieldInfo[] {
  const longest = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_, line) => columns.map((column) => column[line]))
    .flat()
    .flatMap((name) => infos.find((info) => info.apiName === name) ?? []);
}

const byLabel = (a: FieldInfo, b: FieldInfo): number => a.label.localeCompare(b.label);

/**
 * force:detailPanel: the fields of the project's layout of the object, in its sections. Where the layout is the org's own: every
 * field that the user can read, grouped into standard fields, custom fields, and who created and changed the record.
 */
export default class DetailPanel extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api layout: readonly LayoutSection[] | undefined;

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
    const section = (title: string, infos: readonly FieldInfo[], key = title): Section => ({
      key,
      title,
      fields: infos.flatMap((info) => {
        const field = fieldAt(record, pathOf(info).split('.'));
        if (field === undefined) return [];
        const label = layoutLabel(objectInfo, info);
        return [{ key: info.apiName, label, markup: markupOf(info, field), ...presentField(info, field) }];
      }),
    });
    if (this.layout !== undefined) {
      return this.layout.map((placed, index) => section(placed.label, inRows(placed, shown), String(index)));
    }
    const byName = new Map(shown.map((info) => [info.apiName, info]));
    const inAddresses = addressFields(byName);
    const standard = shown.filter(
      ({ custom, apiName }) => !custom && !SYSTEM_FIELDS.has(apiName) && !inAddresses.has(apiName),
    );
    const addresses = addressesOf(byName, record).map((address) => ({
      ...address,
      key: address.label,
      href: undefined,
    }));
    const custom = shown.filter((info) => info.custom);
    const system = shown.filter((info) => SYSTEM_FIELDS.has(info.apiName));
    return [
      section(`${objectInfo.label} Information`, standard),
      { key: 'Address Information', title: 'Address Information', fields: addresses },
      section('Additional Information', custom.toSorted(byLabel)),
      section('System Information', system.toSorted(byLabel)),
    ].filter(({ fields }) => fields.length > 0);
  }

  private get shown(): readonly FieldInfo[] | undefined {
    const objectInfo = this.objectInfo.data;
    if (objectInfo === undefined) return undefined;
    return Object.values(objectInfo.fields).filter(isShown);
  }
}
