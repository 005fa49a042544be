import { LightningElement, api, wire } from 'lwc';

import { GetRecord } from '../../../platform/getRecord.ts';
import type { RecordPage } from '../../../platform/recordPage.ts';
import { fieldAt, type RecordRepresentation } from '../../../platform/records.ts';
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

const PAGE_SIZE = 50;

/** What "View All" of a related list opens: all its records, sorted and paged. */
export default class RelatedListPage extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api relatedListId!: string;

  pageSize = PAGE_SIZE;
  pageToken = '0';
  chosenSort: readonly string[] | undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  @wire(GetRecord, { recordId: '$recordId', optionalFields: '$nameFields' }) parent: WireState<RecordRepresentation> =
    NOT_PROVIDED;

  @wire(getRelatedListInfo, { parentObjectApiName: '$objectApiName', relatedListId: '$relatedListId' })
  info: WireState<RelatedListInfo> = NOT_PROVIDED;

  @wire(getRelatedListCount, { parentRecordId: '$recordId', relatedListId: '$relatedListId' })
  counted: WireState<RelatedListCount> = NOT_PROVIDED;

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$relatedListId',
    pageSize: '$pageSize',
    pageToken: '$pageToken',
    sortBy: '$sortFields',
  })
  page: WireState<RecordPage> = NOT_PROVIDED;

  get nameFields(): string[] | undefined {
    const [name] = this.objectInfo.data?.nameFields ?? [];
    return name === undefined ? undefined : [`${this.objectApiName}.${name}`];
  }

  get parentName(): string {
    const [name = 'Name'] = this.objectInfo.data?.nameFields ?? [];
    const value = this.parent.data === undefined ? undefined : fieldAt(this.parent.data, [name])?.value;
    return typeof value === 'string' ? value : '';
  }

  get parentHref(): string {
    return `/lightning/r/${this.objectApiName}/${this.recordId}/view`;
  }

  get listHref(): string {
    return `/lightning/o/${this.objectApiName}/list`;
  }

  get objectLabel(): string {
    return this.objectInfo.data?.labelPlural ?? '';
  }

  get label(): string {
    return this.info.data?.label ?? '';
  }

  get childObject(): string {
    return this.info.data?.objectApiNames[0] ?? '';
  }

  get iconName(): string | undefined {
    return this.childObject === '' ? undefined : iconOf(this.childObject);
  }

  get columns(): readonly ListColumn[] {
    return this.info.data?.displayColumns ?? [];
  }

  get sortFields(): readonly string[] | undefined {
    return this.chosenSort ?? [this.sortBy].filter((field) => field !== '');
  }

  get sortBy(): string {
    if (this.chosenSort !== undefined) return this.chosenSort[0] ?? '';
    const [order] = this.info.data?.orderedByInfo ?? [];
    if (order === undefined) return '';
    return order.isAscending ? order.fieldApiName : `-${order.fieldApiName}`;
  }

  get status(): string {
    const { data } = this.counted;
    if (data === undefined) return '';
    return `${data.count}${data.hasMore ? '+' : ''} ${data.count === 1 ? 'item' : 'items'}`;
  }

  get hasRecords(): boolean {
    return this.info.data !== undefined && (this.page.data?.count ?? 0) > 0;
  }

  get errorMessage(): string | undefined {
    return (this.info.error ?? this.page.error)?.body.message;
  }

  get isFirstPage(): boolean {
    return this.page.data?.previousPageToken === null;
  }

  get isLastPage(): boolean {
    return this.page.data?.nextPageToken === null;
  }

  get isPaged(): boolean {
    return this.hasRecords && !(this.isFirstPage && this.isLastPage);
  }

  handleSort(event: CustomEvent<{ sortBy: string }>): void {
    this.chosenSort = [event.detail.sortBy];
    this.pageToken = '0';
  }

  handlePrevious(): void {
    this.pageToken = this.page.data?.previousPageToken ?? '0';
  }

  handleNext(): void {
    this.pageToken = this.page.data?.nextPageToken ?? '0';
  }
}
