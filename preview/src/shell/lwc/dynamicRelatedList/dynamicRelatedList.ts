import { LightningElement, api } from 'lwc';

/** lst:dynamicRelatedList: one related list with the columns, order and number of records that the page gives it. */
export default class DynamicRelatedList extends LightningElement {
  @api recordId!: string;
  @api objectApiName!: string;
  @api relatedListApiName = '';
  @api relatedListLabel = '';
  @api relatedListFieldAliases: readonly string[] | undefined;
  @api maxRecordsToDisplay: string | undefined;
  @api sortFieldAlias: string | undefined;
  @api sortFieldOrder: string | undefined;

  get pageSize(): number {
    return Number(this.maxRecordsToDisplay ?? '6');
  }

  get sortBy(): readonly string[] | undefined {
    if (!this.sortFieldAlias || this.sortFieldAlias === '__DEFAULT__') return undefined;
    const field = this.sortFieldAlias === 'NAME' ? 'Name' : this.sortFieldAlias;
    return [this.sortFieldOrder === 'Descending' ? `-${field}` : field];
  }
}
