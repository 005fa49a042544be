import { LightningElement, api, wire } from 'lwc';

import { GetRecord } from '../../../platform/getRecord.ts';
import { fieldAt, type RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type FieldInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { iconOf } from '../../icons.ts';
import { layoutLabel } from '../../layoutLabel.ts';
import { presentField, type FieldPresentation } from '../../fieldPresentation.ts';

/** Field info of a compact layout's field: `Owner.Name` shows under the label of the lookup that it goes through. */
function infoOf(objectInfo: ObjectInfo, path: string): FieldInfo | undefined {
  const [first = ''] = path.split('.');
  return Object.values(objectInfo.fields).find((field) => field.apiName === path || field.relationshipName === first);
}

/** force:highlightsPanel: the record's icon, name and compact layout. */
export default class HighlightsPanel extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api compactFields: readonly string[] = [];

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(GetRecord, { recordId: '$recordId', optionalFields: '$fields' }) record: WireState<RecordRepresentation> =
    NOT_PROVIDED;

  /** Undefined until it is known which field holds the name: the wire waits for that. */
  get fields(): string[] | undefined {
    if (this.objectInfo.data === undefined) return undefined;
    return [this.nameField, ...this.compactFields].map((field) => `${this.objectApiName}.${field}`);
  }

  get nameField(): string {
    const names = this.objectInfo.data?.nameFields ?? [];
    return names.includes('Name') ? 'Name' : (names[0] ?? 'Name');
  }

  get iconName(): string {
    return iconOf(this.objectApiName);
  }

  get objectLabel(): string {
    return this.objectInfo.data?.label ?? '';
  }

  get name(): string {
    const value = this.record.data === undefined ? undefined : fieldAt(this.record.data, [this.nameField])?.value;
    return typeof value === 'string' ? value : '';
  }

  get details(): (FieldPresentation & { label: string })[] {
    const [objectInfo, record] = [this.objectInfo.data, this.record.data];
    if (objectInfo === undefined || record === undefined) return [];
    return this.compactFields.flatMap((path) => {
      const [info, field] = [infoOf(objectInfo, path), fieldAt(record, path.split('.'))];
      if (info === undefined || field === undefined) return [];
      return [{ label: layoutLabel(objectInfo, info), ...presentField(info, field) }];
    });
  }

  get hasDetails(): boolean {
    return this.details.length > 0;
  }

  get errorMessage(): string | undefined {
    return (this.record.error ?? this.objectInfo.error)?.body.message;
  }
}
