import { LightningElement, api } from 'lwc';
import CUSTOMER from '@salesforce/label/c.What_If_Customer';
import CUSTOMER_ACCOUNT from '@salesforce/label/c.What_If_Customer_Account';
import CUSTOMER_FAMILY from '@salesforce/label/c.What_If_Customer_Family';
import METHOD from '@salesforce/label/c.What_If_Method';
import METHOD_COUNT from '@salesforce/label/c.What_If_Method_Equal_Count';
import METHOD_REVENUE from '@salesforce/label/c.What_If_Method_Equal_Revenue';
import METHOD_TOP from '@salesforce/label/c.What_If_Method_Top_Share';
import RESET from '@salesforce/label/c.What_If_Reset';
import TIES from '@salesforce/label/c.What_If_Ties';
import TIES_BETTER from '@salesforce/label/c.What_If_Ties_Share_Better';
import TIES_SPLIT from '@salesforce/label/c.What_If_Ties_Split';
import TOP_SHARE from '@salesforce/label/c.What_If_Top_Share';
import TOP_SHARE_RANGE from '@salesforce/label/c.What_If_Top_Share_Range';
import ZEROS from '@salesforce/label/c.What_If_Zeros';
import ZEROS_RANKED from '@salesforce/label/c.What_If_Zeros_Ranked';
import ZEROS_UNRANKED from '@salesforce/label/c.What_If_Zeros_Unranked';
import type { WhatIfRules } from 'c/whatIfTiering';

interface Choice {
  readonly label: string;
  readonly value: string;
}

interface Question {
  /** Which rule it sets. */
  readonly rule: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
}

const CHOICES: Readonly<Record<Exclude<keyof WhatIfRules, 'topSharePercent'>, readonly Choice[]>> = {
  method: [
    { label: METHOD_COUNT, value: 'EqualCount' },
    { label: METHOD_REVENUE, value: 'EqualRevenue' },
    { label: METHOD_TOP, value: 'TopShare' },
  ],
  customer: [
    { label: CUSTOMER_ACCOUNT, value: 'Account' },
    { label: CUSTOMER_FAMILY, value: 'UltimateParent' },
  ],
  ties: [
    { label: TIES_SPLIT, value: 'Split' },
    { label: TIES_BETTER, value: 'ShareBetter' },
  ],
  zeroTotals: [
    { label: ZEROS_UNRANKED, value: 'Unranked' },
    { label: ZEROS_RANKED, value: 'Ranked' },
  ],
};

/** At most 100, with at most six decimals, as a policy holds it. */
const PERCENT = /^\d{1,3}(\.\d{1,6})?$/;

/**
 * The rules of a ranking as a form.
 * @fires ruleschange with the rules, whenever they are valid and changed
 * @fires rulesreset when the user wants those of the run again
 */
export default class WhatIfRulesForm extends LightningElement {
  @api rules?: WhatIfRules;
  /** Whether they are those of the run, so that there is nothing to go back to. */
  @api isOfRun = false;

  readonly label = { reset: RESET, topShare: TOP_SHARE, topShareRange: TOP_SHARE_RANGE };

  get questions(): readonly Question[] {
    const { rules } = this;
    return rules === undefined
      ? []
      : [
          { rule: 'method', label: METHOD, choices: CHOICES.method, value: rules.method },
          { rule: 'customer', label: CUSTOMER, choices: CHOICES.customer, value: rules.customer },
          { rule: 'ties', label: TIES, choices: CHOICES.ties, value: rules.ties },
          { rule: 'zeroTotals', label: ZEROS, choices: CHOICES.zeroTotals, value: rules.zeroTotals },
        ];
  }

  /** It decides the first quartile of one method only. */
  get isTopShareAsked(): boolean {
    return this.rules?.method === 'TopShare';
  }

  handleChoice(event: CustomEvent<{ readonly value: string }>): void {
    const { rule } = (event.target as HTMLElement).dataset;
    this.change({ [rule ?? '']: event.detail.value });
  }

  handleTopShare(event: CustomEvent<{ readonly value: string }>): void {
    const { value } = event.detail;
    if (PERCENT.test(value) && Number(value) > 0 && Number(value) <= 100) {
      this.change({ topSharePercent: value });
    }
  }

  handleReset(): void {
    this.dispatchEvent(new CustomEvent('rulesreset'));
  }

  private change(changed: Readonly<Record<string, string>>): void {
    this.dispatchEvent(new CustomEvent('ruleschange', { detail: { ...this.rules, ...changed } }));
  }
}
