import { LightningElement, api, wire } from 'lwc';

import type { RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type ObjectInfo } from '../../../platform/uiObjectInfoApi.ts';
import type { ListColumn } from '../../../platform/uiRelatedListApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { isNumeric, tableRows, type Row } from '../../tableRows.ts';

interface HeadView {
  readonly key: string;
  readonly label: string;
  readonly sortable: boolean;
  readonly ariaSort: string | undefined;
  readonly className: string;
  readonly icon: string | undefined;
}

/**
 * Records as a table. Fires `sort` with `{ sortBy }`, a field path with `-` before it to sort downwards, when a heading is
 * clicked or pressed.
 */
export default class RecordTable extends LightningElement {
  @api label = '';
  @api objectApiName = '';
  @api columns: readonly ListColumn[] = [];
  @api records: readonly RecordRepresentation[] = [];
  /** Field path; `-` before it sorts downwards. */
  @api sortBy = '';
  /** Whether headings sort. */
  @api sortable = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' }) objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;

  get heads(): HeadView[] {
    const [field, isDescending] = [this.sortBy.replace(/^-/, ''), this.sortBy.startsWith('-')];
    return this.columns.map((column) => {
      const isSorted = this.sortable && column.fieldApiName === field;
      const direction = isDescending ? 'descending' : 'ascending';
      return {
        key: column.fieldApiName,
        label: column.label,
        sortable: this.sortable && column.sortable,
        ariaSort: isSorted ? direction : undefined,
        className: isNumeric(column, this.records) ? 'head number' : 'head',
        icon: isSorted ? (isDescending ? 'utility:arrowdown' : 'utility:arrowup') : undefined,
      };
    });
  }

  get rows(): Row[] {
    const infos = this.objectInfo.data?.fields;
    return infos === undefined ? [] : tableRows(this.objectApiName, this.columns, this.records, infos);
  }

  handleSort(event: Event): void {
    const { key = '' } = (event.currentTarget as HTMLElement).dataset;
    const sortBy = this.sortBy === key ? `-${key}` : key;
    this.dispatchEvent(new CustomEvent('sort', { detail: { sortBy } }));
  }
}
