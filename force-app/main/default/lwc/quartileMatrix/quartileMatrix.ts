import { LightningElement, api } from 'lwc';
import CAPTION from '@salesforce/label/c.What_If_Matrix';
import FROM from '@salesforce/label/c.What_If_From';
import NOT_RANKED from '@salesforce/label/c.What_If_Not_Ranked';
import QUARTILE from '@salesforce/label/c.What_If_Quartile';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { QuartileMatrix as Matrix } from 'c/whatIfTiering';

interface MatrixCell {
  readonly key: number;
  readonly text: string;
  readonly className: string;
}

interface MatrixRow {
  readonly key: number;
  readonly name: string;
  readonly cells: readonly MatrixCell[];
}

/** As people read it: the quartiles, then those that are in none. */
const ORDER = [1, 2, 3, 4, 0];

/** How many accounts would go from which quartile to which. */
export default class QuartileMatrix extends LightningElement {
  @api matrix: Matrix = [];

  readonly label = { caption: CAPTION, from: FROM };

  get columns(): readonly { readonly key: number; readonly name: string }[] {
    return ORDER.map((tier) => ({ key: tier, name: nameOf(tier) }));
  }

  get rows(): readonly MatrixRow[] {
    return ORDER.map((from) => ({
      key: from,
      name: nameOf(from),
      cells: ORDER.map((to) => this.cellAt(from, to)),
    }));
  }

  private cellAt(from: number, to: number): MatrixCell {
    const accounts = this.matrix[from]?.[to] ?? 0;
    const isChange = from !== to && accounts > 0;
    const className = isChange ? 'slds-text-align_right changed' : 'slds-text-align_right slds-text-color_weak';
    return { key: to, text: wholeText(accounts), className };
  }
}

function nameOf(tier: number): string {
  return tier === 0 ? NOT_RANKED : labelText(QUARTILE, wholeText(tier));
}
