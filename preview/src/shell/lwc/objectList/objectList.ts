import { LightningElement, api, wire } from 'lwc';

import { readMetadata } from '../../../platform/metadataCache.ts';
import type { RecordPage } from '../../../platform/recordPage.ts';
import { getUiApi } from '../../../platform/uiApi.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import type { ListColumn } from '../../../platform/uiRelatedListApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { iconOf } from '../../icons.ts';

interface ListInfo {
  readonly label: string;
  readonly displayColumns: readonly ListColumn[];
}

interface ListSummary {
  readonly apiName: string;
  readonly label: string;
}

const PAGE_SIZE = 50;

/** Typing pauses longer than this; a request for every letter would be answered too late to be read. */
const TYPING_PAUSE_MS = 200;

/** A list view: its records as a table that is searched as one types, sorted by its headings, and paged. */
export default class ObjectList extends LightningElement {
  @api objectApiName!: string;
  @api listViewApiName!: string;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;

  info: ListInfo | undefined;
  views: readonly ListSummary[] = [];
  page: RecordPage | undefined;
  errorMessage = '';
  searchTerm = '';
  /** What the shown records match; what is asked for comes later. */
  shownTerm = '';
  sortBy = '';
  isLoading = true;

  private asked = 0;
  private typing: ReturnType<typeof setTimeout> | undefined;

  get heading(): string {
    return this.info?.label ?? '';
  }

  get objectLabel(): string {
    return this.objectInfo.data?.labelPlural ?? '';
  }

  get iconName(): string {
    return iconOf(this.objectApiName);
  }

  get columns(): readonly ListColumn[] {
    return this.info?.displayColumns ?? [];
  }

  get options(): { label: string; value: string }[] {
    return this.views.map(({ apiName, label }) => ({ label, value: apiName }));
  }

  get hasViews(): boolean {
    return this.views.length > 1;
  }

  get status(): string {
    if (this.page === undefined) return '';
    const first = Number(this.page.currentPageToken);
    const last = first + this.page.count;
    const range = first === 0 ? `${last}${this.page.nextPageToken === null ? '' : '+'}` : `${first + 1}–${last}`;
    const found = this.shownTerm === '' ? '' : ` matching “${this.shownTerm}”`;
    return `${range} ${range === '1' ? 'item' : 'items'}${found} • Sorted by ${this.sortLabel}`;
  }

  get isEmpty(): boolean {
    return this.page?.records.length === 0;
  }

  get hasRecords(): boolean {
    return !this.isEmpty && this.page !== undefined && this.info !== undefined;
  }

  get isFirstPage(): boolean {
    return this.page?.previousPageToken === null;
  }

  get isLastPage(): boolean {
    return this.page?.nextPageToken === null;
  }

  get isPaged(): boolean {
    return this.hasRecords && !(this.isFirstPage && this.isLastPage);
  }

  override connectedCallback(): void {
    void this.start();
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      if (value.trim() === this.searchTerm) return;
      this.searchTerm = value.trim();
      void this.read('0');
    }, TYPING_PAUSE_MS);
  }

  handleSort(event: CustomEvent<{ sortBy: string }>): void {
    this.sortBy = event.detail.sortBy;
    void this.read('0');
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    if (value !== this.listViewApiName) {
      window.location.assign(`/lightning/o/${this.objectApiName}/list?filterName=${encodeURIComponent(value)}`);
    }
  }

  handlePrevious(): void {
    void this.read(this.page?.previousPageToken ?? '0');
  }

  handleNext(): void {
    void this.read(this.page?.nextPageToken ?? '0');
  }

  private get sortLabel(): string {
    const name = this.sortBy.replace(/^-/, '');
    return this.columns.find(({ fieldApiName }) => fieldApiName === name)?.label ?? name;
  }

  private async start(): Promise<void> {
    const object = encodeURIComponent(this.objectApiName);
    const [info, views] = await Promise.all([
      readMetadata<ListInfo>(`/list-info/${object}/${encodeURIComponent(this.listViewApiName)}`),
      readMetadata<{ lists: readonly ListSummary[] }>(`/list-ui/${object}?pageSize=2000`),
    ]);
    if (!info.ok || !views.ok) {
      this.isLoading = false;
      this.errorMessage = (info.ok ? (views.ok ? undefined : views.error) : info.error)?.body.message ?? '';
      return;
    }
    this.info = info.data;
    this.views = views.data.lists;
    this.sortBy = info.data.displayColumns[0]?.fieldApiName ?? '';
    await this.read('0');
  }

  private async read(pageToken: string): Promise<void> {
    const question = (this.asked += 1);
    this.isLoading = true;
    const { searchTerm } = this;
    const query = new URLSearchParams({ pageSize: String(PAGE_SIZE), pageToken, sortBy: this.sortBy });
    if (searchTerm !== '') query.set('searchTerm', searchTerm);
    const path = `/list-records/${encodeURIComponent(this.objectApiName)}/${encodeURIComponent(this.listViewApiName)}`;
    const answer = await getUiApi<RecordPage>(`${path}?${query.toString()}`);
    // A slow answer must not replace that of a later question.
    if (question !== this.asked) return;
    this.isLoading = false;
    this.errorMessage = answer.ok ? '' : answer.error.body.message;
    if (!answer.ok) return;
    this.page = answer.data;
    this.shownTerm = searchTerm;
  }
}
