import { LightningElement, api } from 'lwc';
import NOT_RANKED from '@salesforce/label/c.Explanation_Not_Ranked';
import POLICY from '@salesforce/label/c.Explanation_Policy';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import RANK from '@salesforce/label/c.Explanation_Rank';
import AS_OF from '@salesforce/label/c.Explanation_As_Of';
import TITLE from '@salesforce/label/c.Explanation_Other_Title';
import TOTAL from '@salesforce/label/c.Explanation_Total';
import { dayText, moneyText, wholeText } from 'c/figureText';
import type { TierStanding } from 'c/tierHistory';

interface Row {
  readonly id: string;
  readonly policy: string;
  readonly quartile: string;
  readonly rank: string;
  readonly total: string;
  readonly asOf: string;
}

/** What the other policies of the organisation say of an account: each its latest word. */
export default class OtherPolicies extends LightningElement {
  @api standings: readonly TierStanding[] = [];

  readonly label = { asOf: AS_OF, policy: POLICY, quartile: QUARTILE, rank: RANK, title: TITLE, total: TOTAL };

  get rows(): Row[] {
    return this.standings.map(({ id, policy, metric, quartile, rank, total, asOf }) => ({
      id,
      policy: metric === undefined ? (policy ?? '') : `${policy} (${metric})`,
      quartile: quartile === undefined ? NOT_RANKED : wholeText(quartile),
      rank: rank === undefined ? '' : wholeText(rank),
      total: total === undefined ? '' : moneyText(total),
      asOf: dayText(asOf),
    }));
  }
}
