import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CUMULATIVE_SHARE from '@salesforce/label/c.Tier_Cumulative_Share';
import CUMULATIVE_SHARE_HELP from '@salesforce/label/c.Tier_Cumulative_Share_Help';
import OF_FOUR from '@salesforce/label/c.Tier_Quartile_Of_Four';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import QUARTILE_HELP from '@salesforce/label/c.Tier_Quartile_Help';
import RANK from '@salesforce/label/c.Tier_Rank';
import RANK_ALONE from '@salesforce/label/c.Tier_Rank_Alone';
import REVENUE_SHARE from '@salesforce/label/c.Tier_Revenue_Share';
import REVENUE_SHARE_HELP from '@salesforce/label/c.Tier_Revenue_Share_Help';
import TOP_POOL_HELP from '@salesforce/label/c.Tier_Top_Pool_Help';
import TOP_POOL_IN from '@salesforce/label/c.Tier_Top_Pool_In';
import TOP_POOL_OUT from '@salesforce/label/c.Tier_Top_Pool_Out';
import WINDOW_REVENUE from '@salesforce/label/c.Tier_Window_Revenue';
import WINDOW_REVENUE_HELP from '@salesforce/label/c.Tier_Window_Revenue_Help';
import type { TierFigures as Figures } from 'c/accountTier';
import { labelText } from 'c/labelText';

interface Row {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly style: 'decimal' | 'percent-fixed';
  readonly minimumDigits: number;
  readonly maximumDigits: number;
}

/** Below it two digits would round a share to nothing, so all six that are stored are shown. */
const SMALLEST_SHARE_IN_TWO_DIGITS = 0.01;

/** The figures of a ranked account: the quartile large, then rank, top pool, revenue and shares. */
export default class TierFigures extends LightningElement {
  @api figures?: Figures;

  readonly label = { quartile: QUARTILE, quartileHelp: QUARTILE_HELP, ofFour: OF_FOUR, topPoolHelp: TOP_POOL_HELP };

  get rank(): string | undefined {
    const { rank, customersRanked } = this.figures ?? {};
    if (rank === undefined) {
      return undefined;
    }
    return customersRanked === undefined
      ? labelText(RANK_ALONE, whole(rank))
      : labelText(RANK, whole(rank), whole(customersRanked));
  }

  get topPool(): { readonly text: string; readonly iconName: string } | undefined {
    switch (this.figures?.inTopPool) {
      case true:
        return { text: TOP_POOL_IN, iconName: 'utility:favorite' };
      case false:
        return { text: TOP_POOL_OUT, iconName: 'utility:dash' };
      default:
        return undefined;
    }
  }

  get rows(): Row[] {
    const { windowRevenue, revenueShare, cumulativeShare } = this.figures ?? {};
    return [
      money(WINDOW_REVENUE, WINDOW_REVENUE_HELP, windowRevenue),
      share(REVENUE_SHARE, REVENUE_SHARE_HELP, revenueShare),
      share(CUMULATIVE_SHARE, CUMULATIVE_SHARE_HELP, cumulativeShare),
    ].filter((row) => row !== undefined);
  }
}

function whole(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }).format(value);
}

function money(label: string, help: string, value: number | undefined): Row | undefined {
  return value === undefined ? undefined : { label, help, value, style: 'decimal', minimumDigits: 2, maximumDigits: 2 };
}

function share(label: string, help: string, value: number | undefined): Row | undefined {
  if (value === undefined) {
    return undefined;
  }
  const maximumDigits = value < SMALLEST_SHARE_IN_TWO_DIGITS ? 6 : 2;
  return { label, help, value, style: 'percent-fixed', minimumDigits: 2, maximumDigits };
}
