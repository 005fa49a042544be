import { LightningElement, api } from 'lwc';
import ABOVE from '@salesforce/label/c.Explanation_Border_Above';
import ABOVE_PASSED from '@salesforce/label/c.Explanation_Border_Above_Passed';
import BELOW from '@salesforce/label/c.Explanation_Border_Below';
import BELOW_PASSED from '@salesforce/label/c.Explanation_Border_Below_Passed';
import BOTTOM from '@salesforce/label/c.Explanation_Border_Bottom';
import HERE from '@salesforce/label/c.Explanation_Border_Here';
import HERE_FAMILY from '@salesforce/label/c.Explanation_Border_Here_Family';
import FIRST from '@salesforce/label/c.Explanation_Border_First';
import LAST from '@salesforce/label/c.Explanation_Border_Last';
import TITLE from '@salesforce/label/c.Explanation_Borders_Title';
import TOP from '@salesforce/label/c.Explanation_Border_Top';
import { moneyText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { gapAbove, gapBelow } from 'c/tieringRun';
import type { TieringRun } from 'c/tieringRun';

const BEST = 1;
const WORST = 4;

interface Step {
  readonly key: 'above' | 'here' | 'below';
  readonly text: string;
  readonly className: string;
}

/** The quartiles above and below an account, and the money between: what is missing, and what may be lost. */
export default class QuartileBorders extends LightningElement {
  @api run?: TieringRun;
  /** Undefined for an account that is not ranked. */
  @api quartile?: number;
  /** What was ranked, in corporate currency. */
  @api total = 0;
  /** Whether that is the total of a whole family of accounts. */
  @api isFamily = false;

  readonly label = { title: TITLE };

  get steps(): Step[] {
    const text = labelText(this.isFamily ? HERE_FAMILY : HERE, this.money(this.total));
    const here: Step = { key: 'here', text, className: 'step step_here' };
    return [this.step('above', this.above), here, this.step('below', this.below)].filter((step) => step !== undefined);
  }

  private get above(): string | undefined {
    const { quartile, run, total } = this;
    const found = run && gapAbove(run, quartile, total);
    if (found === undefined) {
      return quartile === undefined ? undefined : quartile === BEST ? FIRST : TOP;
    }
    const text = found.gap < 0 ? ABOVE_PASSED : ABOVE;
    return labelText(text, wholeText(found.quartile), this.money(found.border), this.money(Math.abs(found.gap)));
  }

  private get below(): string | undefined {
    const { quartile, run, total } = this;
    if (quartile === undefined) {
      return undefined;
    }
    const found = run && gapBelow(run, quartile, total);
    if (found === undefined) {
      return quartile === WORST ? LAST : BOTTOM;
    }
    const text = found.gap < 0 ? BELOW_PASSED : BELOW;
    return labelText(text, wholeText(found.quartile), this.money(found.border), this.money(Math.abs(found.gap)));
  }

  private step(key: Step['key'], text: string | undefined): Step | undefined {
    return text === undefined ? undefined : { key, text, className: 'step' };
  }

  private money(value: number): string {
    return moneyText(value, this.run?.currency);
  }
}
