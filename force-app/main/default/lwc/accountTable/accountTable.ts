import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import ACCOUNT from '@salesforce/label/c.Portfolio_Account';
import type { PageTurn } from 'c/pager';
import { sortedRows } from 'c/sortedRows';
import type { SortDirection } from 'c/sortedRows';

/** A row: the account, and a value for each column. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly [column: string]: string | number | undefined;
}

/** A column beside the account's name. */
export interface AccountColumn {
  readonly fieldName: string;
  readonly label: string;
  readonly type: 'text' | 'number';
}

/** Rows of a page. Rows that are added while one scrolls would make a datatable slower with each of them. */
const PAGE_SIZE = 20;
const NAME_COLUMN = 'url';

/** A list of accounts in pages: sorted by any column, each name a link. */
export default class AccountTable extends NavigationMixin(LightningElement) {
  /** Says what is listed, for screen readers. */
  @api label = '';
  @api emptyText = '';
  @api columns: readonly AccountColumn[] = [];

  @api
  get rows(): readonly AccountRow[] {
    return this.allRows;
  }
  set rows(rows: readonly AccountRow[]) {
    this.allRows = rows;
    this.sort();
  }

  /** The column that the rows given are sorted by already. */
  @api sortedBy = NAME_COLUMN;
  @api sortedDirection: SortDirection = 'asc';

  /** The rows of the page, each with its address. */
  shownRows: readonly AccountRow[] = [];

  readonly pageSize = PAGE_SIZE;
  /** Which row the page begins with. */
  start = 0;

  private allRows: readonly AccountRow[] = [];
  private sortedRows: readonly AccountRow[] = [];
  private chosen?: { readonly by: string; readonly direction: SortDirection };

  get isEmpty(): boolean {
    return this.allRows.length === 0;
  }

  get sortColumn(): string {
    return this.chosen?.by ?? this.sortedBy;
  }

  get sortDirection(): SortDirection {
    return this.chosen?.direction ?? this.sortedDirection;
  }

  get total(): number {
    return this.allRows.length;
  }

  get tableColumns(): readonly object[] {
    const account = {
      label: ACCOUNT,
      fieldName: NAME_COLUMN,
      type: 'url',
      typeAttributes: { label: { fieldName: 'name' }, target: '_self' },
      sortable: true,
      hideDefaultActions: true,
    };
    return [account, ...this.columns.map(tableColumn)];
  }

  handleSort(event: CustomEvent<{ readonly fieldName: string; readonly sortDirection: SortDirection }>): void {
    this.chosen = { by: event.detail.fieldName, direction: event.detail.sortDirection };
    this.sort();
  }

  handleTurn(event: CustomEvent<PageTurn>): void {
    this.show(event.detail.start);
  }

  /** Rows arrive sorted; only a user's own choice sorts them anew. */
  private sort(): void {
    const { chosen } = this;
    this.sortedRows = chosen === undefined ? this.allRows : sorted(this.allRows, chosen.by, chosen.direction);
    this.show(0);
  }

  private show(start: number): void {
    const { sortedRows } = this;
    this.start = start;
    const addressed = sortedRows
      .slice(start, start + PAGE_SIZE)
      .map(async (row): Promise<AccountRow> => ({ ...row, [NAME_COLUMN]: await this.addressOf(row.id) }));
    // oxlint-disable-next-line typescript/no-floating-promises -- an address that cannot be made is our mistake: it shall be seen
    Promise.all(addressed).then((rows) => {
      // Other rows may have been given, or another page asked for, meanwhile.
      if (sortedRows === this.sortedRows && start === this.start) {
        this.shownRows = rows;
      }
    });
  }

  private addressOf(recordId: string): Promise<string> {
    return this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName: 'Account', actionName: 'view' },
    });
  }
}

function tableColumn({ fieldName, label, type }: AccountColumn): object {
  const column = { fieldName, label, type, sortable: true, hideDefaultActions: true };
  return type === 'number' ? { ...column, typeAttributes: { maximumFractionDigits: 0 } } : column;
}

function sorted(rows: readonly AccountRow[], column: string, direction: SortDirection): readonly AccountRow[] {
  const field = column === NAME_COLUMN ? 'name' : column;
  return sortedRows(rows, (row) => row[field], direction);
}
