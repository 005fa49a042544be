import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import LOCALE from '@salesforce/i18n/locale';
import ACCOUNT from '@salesforce/label/c.Portfolio_Account';

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

export type SortDirection = 'asc' | 'desc';

/** How many rows are added at a time: more than a table shows without scrolling, few enough to come at once. */
const STEP = 25;
/** Longer lists scroll inside of themselves. */
const ROWS_WITHOUT_SCROLLING = 12;
const NAME_COLUMN = 'url';

/** A list of accounts: sorted by any column, each name a link, further rows as one scrolls. */
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

  /** The rows shown so far, each with its address. */
  shownRows: readonly AccountRow[] = [];

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

  get hasMore(): boolean {
    return this.shownRows.length < this.sortedRows.length;
  }

  get containerClass(): string {
    return this.allRows.length > ROWS_WITHOUT_SCROLLING ? 'scrolling' : '';
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

  handleLoadMore(): void {
    this.show(this.shownRows.length + STEP);
  }

  /** Rows arrive sorted; only a user's own choice sorts them anew. */
  private sort(): void {
    const { chosen } = this;
    this.sortedRows = chosen === undefined ? this.allRows : sorted(this.allRows, chosen.by, chosen.direction);
    this.show(STEP);
  }

  private show(count: number): void {
    const { sortedRows } = this;
    const addressed = sortedRows
      .slice(0, count)
      .map(async (row): Promise<AccountRow> => ({ ...row, [NAME_COLUMN]: await this.addressOf(row.id) }));
    // eslint-disable-next-line @typescript-eslint/no-floating-promises -- an address that cannot be made is our mistake: it shall be seen
    Promise.all(addressed).then((rows) => {
      // Other rows may have been given meanwhile.
      if (sortedRows === this.sortedRows) {
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
  const sign = direction === 'asc' ? 1 : -1;
  const { compare } = new Intl.Collator(LOCALE, { numeric: true });
  return [...rows].sort((left, right) => {
    const [a, b] = [left[field], right[field]];
    if (a === undefined || b === undefined) {
      // What is missing stands last, whichever way.
      return Number(a === undefined) - Number(b === undefined);
    }
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)));
  });
}
