import CUSTOMER from '@salesforce/label/c.Rule_Customer';
import CUSTOMER_ACCOUNT from '@salesforce/label/c.Rule_Customer_Account';
import CUSTOMER_FAMILY from '@salesforce/label/c.Rule_Customer_Family';
import DAMPING from '@salesforce/label/c.Rule_Damping';
import DAMPING_PERCENT from '@salesforce/label/c.Rule_Damping_Percent';
import METHOD from '@salesforce/label/c.Rule_Method';
import METHOD_EQUAL_COUNT from '@salesforce/label/c.Rule_Method_Equal_Count';
import METHOD_EQUAL_REVENUE from '@salesforce/label/c.Rule_Method_Equal_Revenue';
import METHOD_TOP_SHARE from '@salesforce/label/c.Rule_Method_Top_Share';
import METRIC from '@salesforce/label/c.Rule_Metric';
import POLICY from '@salesforce/label/c.Explanation_Policy';
import POTENTIAL from '@salesforce/label/c.Rule_Potential';
import POTENTIAL_FULL from '@salesforce/label/c.Rule_Potential_Unweighted';
import POTENTIAL_WEIGHTED from '@salesforce/label/c.Rule_Potential_Weighted';
import TIES from '@salesforce/label/c.Rule_Ties';
import TIES_BETTER from '@salesforce/label/c.Rule_Ties_Share_Better';
import TIES_SPLIT from '@salesforce/label/c.Rule_Ties_Split';
import WINDOW from '@salesforce/label/c.Rule_Window';
import WINDOW_DAYS from '@salesforce/label/c.Rule_Window_Days';
import { dayText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { TieringPolicy } from 'c/tieringPolicy';
import type { TieringRun } from 'c/tieringRun';

/** One rule of the policy, in words. */
export interface Rule {
  readonly name: string;
  readonly text: string;
}

const CUSTOMER_TEXT: Record<TieringPolicy['customer'], string> = {
  Account: CUSTOMER_ACCOUNT,
  UltimateParent: CUSTOMER_FAMILY,
};
const METHOD_TEXT: Record<TieringPolicy['method'], string> = {
  EqualCount: METHOD_EQUAL_COUNT,
  EqualRevenue: METHOD_EQUAL_REVENUE,
  TopShare: METHOD_TOP_SHARE,
};
const POTENTIAL_TEXT: Record<TieringPolicy['openPotential'], string | undefined> = {
  None: undefined,
  Unweighted: POTENTIAL_FULL,
  Weighted: POTENTIAL_WEIGHTED,
};
const TIES_TEXT: Record<TieringPolicy['ties'], string> = { Split: TIES_SPLIT, ShareBetter: TIES_BETTER };

/** The rules by which a run ranked, of those that a reader may ask for; what is off is left out. */
export function policyRules({ policy, windowStart, windowEnd }: TieringRun): Rule[] {
  if (policy === undefined) {
    return [];
  }
  const window = windowStart && windowEnd && labelText(WINDOW_DAYS, dayText(windowStart), dayText(windowEnd));
  const damping = policy.dampingPercent === '0' ? undefined : labelText(DAMPING_PERCENT, policy.dampingPercent);
  return [
    { name: POLICY, text: policy.label },
    { name: METRIC, text: policy.metric },
    { name: WINDOW, text: window },
    { name: POTENTIAL, text: POTENTIAL_TEXT[policy.openPotential] },
    { name: CUSTOMER, text: CUSTOMER_TEXT[policy.customer] },
    { name: METHOD, text: labelText(METHOD_TEXT[policy.method], policy.topSharePercent) },
    { name: TIES, text: TIES_TEXT[policy.ties] },
    { name: DAMPING, text: damping },
  ].filter((rule): rule is Rule => Boolean(rule.text));
}
