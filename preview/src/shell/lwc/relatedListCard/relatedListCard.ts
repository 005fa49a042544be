import { LightningElement, api, wire } from 'lwc';

import type { RecordPage } from '../../../platform/recordPage.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import {
  getRelatedListCount,
  getRelatedListInfo,
  getRelatedListRecords,
  type ListColumn,
  type RelatedListCount,
  type RelatedListInfo,
} from '../../../platform/uiRelatedListApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { iconOf } from '../../icons.ts';

/** Lightning shows six records of a list on a record page; the rest is behind "View All". */
const SHOWN = 6;

/** One related list on a record page: its first records, and how many there are. */
export default class RelatedListCard extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api relatedListId!: string;
  /** The list's own unless given. */
  @api label = '';
  @api childObjectApiName = '';

  /** How many records to show. */
  @api pageSize = SHOWN;
  /** Column names as page metadata writes them (`NAME`, `As_Of__c`); those of the list itself where there are none. */
  @api fieldAliases: readonly string[] | undefined;
  /** Fields to sort by instead of the list's own; `-` before a field sorts downwards. */
  @api sortBy: readonly string[] | undefined;

  @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$relatedListId' })
  info: WireState<RelatedListInfo> = NOT_PROVIDED;

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$relatedListId',
    pageSize: '$pageSize',
    optionalFields: '$aliasFields',
    sortBy: '$sortBy',
  })
  page: WireState<RecordPage> = NOT_PROVIDED;

  @wire(getRelatedListCount, { parentRecordId: '$recordId', relatedListId: '$relatedListId' })
  counted: WireState<RelatedListCount> = NOT_PROVIDED;

  get heading(): string {
    const { data } = this.counted;
    return data === undefined ? this.listName : `${this.listName} (${data.count}${data.hasMore ? '+' : ''})`;
  }

  get iconName(): string | undefined {
    return this.childObject === '' ? undefined : iconOf(this.childObject);
  }

  @wire(getObjectInfo, { objectApiName: '$childObject' }) childInfo: WireState<ObjectInfo> = NOT_PROVIDED;

  get childObject(): string {
    return this.childObjectApiName || (this.info.data?.objectApiNames[0] ?? '');
  }

  get aliasFields(): readonly string[] {
    return this.aliasColumns
      .flatMap(({ fieldApiName, lookupId }) => [fieldApiName, ...(lookupId === null ? [] : [lookupId])])
      .map((path) => `${this.childObject}.${path}`);
  }

  get columns(): readonly ListColumn[] {
    return this.fieldAliases === undefined ? (this.info.data?.displayColumns ?? []) : this.aliasColumns;
  }

  /** Columns that the viewer cannot read are left out, as on the platform; a lookup shows the name of its record. */
  private get aliasColumns(): ListColumn[] {
    const fields = Object.values(this.childInfo.data?.fields ?? {});
    return (this.fieldAliases ?? []).flatMap((alias) => {
      const field = fields.find(({ apiName }) => apiName.toLowerCase() === alias.toLowerCase());
      if (field === undefined) return [];
      const column = { label: field.label.replace(/ ID$/, ''), sortable: true };
      const [target] = field.referenceToInfos;
      if (field.relationshipName !== null && target !== undefined) {
        const path = field.relationshipName;
        return [{ ...column, fieldApiName: `${path}.${target.nameFields[0] ?? 'Id'}`, lookupId: `${path}.Id` }];
      }
      return [{ ...column, fieldApiName: field.apiName, lookupId: field.apiName === 'Name' ? 'Id' : null }];
    });
  }

  get hasRecords(): boolean {
    return this.columns.length > 0 && (this.page.data?.count ?? 0) > 0;
  }

  get errorMessage(): string | undefined {
    return (this.info.error ?? this.page.error)?.body.message;
  }

  get allHref(): string {
    return `/lightning/r/${this.objectApiName}/${this.recordId}/related/${this.relatedListId}/view`;
  }

  get allLabel(): string {
    return `View all ${this.listName}`;
  }

  private get listName(): string {
    return this.label || (this.info.data?.label ?? '');
  }
}
