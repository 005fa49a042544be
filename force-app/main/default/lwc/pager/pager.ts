import { LightningElement, api } from 'lwc';
import NEXT from '@salesforce/label/c.Account_Table_Next';
import PLACE from '@salesforce/label/c.Account_Table_Place';
import PREVIOUS from '@salesforce/label/c.Account_Table_Previous';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';

/** What `turn` says: the row that the page shall begin with. */
export interface PageTurn {
  readonly start: number;
}

/** Forth and back through the pages of a list. It shows nothing where one page holds everything. */
export default class Pager extends LightningElement {
  /** The row that the page begins with; the first is 0. */
  @api start = 0;
  @api pageSize = 1;
  /** Rows on all pages. */
  @api total = 0;

  readonly texts = { next: NEXT, previous: PREVIOUS };

  get hasPages(): boolean {
    return this.total > this.pageSize;
  }

  get isFirstPage(): boolean {
    return this.start === 0;
  }

  get isLastPage(): boolean {
    return this.start + this.pageSize >= this.total;
  }

  get place(): string {
    const end = Math.min(this.start + this.pageSize, this.total);
    return labelText(PLACE, wholeText(this.start + 1), wholeText(end), wholeText(this.total));
  }

  handlePrevious(): void {
    this.turnTo(this.start - this.pageSize);
  }

  handleNext(): void {
    this.turnTo(this.start + this.pageSize);
  }

  private turnTo(start: number): void {
    this.dispatchEvent(new CustomEvent<PageTurn>('turn', { detail: { start: Math.max(0, start) } }));
  }
}
