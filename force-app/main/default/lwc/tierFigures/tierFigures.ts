import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CORPORATE_CURRENCY from '@salesforce/label/c.Tier_Corporate_Currency';
import CUMULATIVE_SHARE from '@salesforce/label/c.Tier_Cumulative_Share';
import CUMULATIVE_SHARE_HELP from '@salesforce/label/c.Tier_Cumulative_Share_Help';
import DOWN from '@salesforce/label/c.Tier_Down';
import FAMILY_REVENUE from '@salesforce/label/c.Tier_Family_Revenue';
import FAMILY_REVENUE_HELP from '@salesforce/label/c.Tier_Family_Revenue_Help';
import GAP_ABOVE from '@salesforce/label/c.Tier_Gap_Above';
import GAP_ABOVE_HELP from '@salesforce/label/c.Tier_Gap_Above_Help';
import GAP_BELOW from '@salesforce/label/c.Tier_Gap_Below';
import GAP_BELOW_HELP from '@salesforce/label/c.Tier_Gap_Below_Help';
import OF_FOUR from '@salesforce/label/c.Tier_Quartile_Of_Four';
import OPEN_POTENTIAL from '@salesforce/label/c.Tier_Open_Potential';
import OPEN_POTENTIAL_HELP from '@salesforce/label/c.Tier_Open_Potential_Help';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import QUARTILE_HELP from '@salesforce/label/c.Tier_Quartile_Help';
import RANK from '@salesforce/label/c.Tier_Rank';
import RANK_ALONE from '@salesforce/label/c.Tier_Rank_Alone';
import REVENUE_SHARE from '@salesforce/label/c.Tier_Revenue_Share';
import REVENUE_SHARE_HELP from '@salesforce/label/c.Tier_Revenue_Share_Help';
import SUBSIDIARY from '@salesforce/label/c.Tier_Subsidiary';
import TOP_POOL_HELP from '@salesforce/label/c.Tier_Top_Pool_Help';
import TOP_POOL_IN from '@salesforce/label/c.Tier_Top_Pool_In';
import TOP_POOL_OUT from '@salesforce/label/c.Tier_Top_Pool_Out';
import UP from '@salesforce/label/c.Tier_Up';
import WINDOW_REVENUE from '@salesforce/label/c.Tier_Window_Revenue';
import WINDOW_REVENUE_HELP from '@salesforce/label/c.Tier_Window_Revenue_Help';
import type { TierFigures as Figures } from 'c/accountTier';
import { labelText } from 'c/labelText';

interface Row {
  readonly label: string;
  /** Said below the label where the value does not show it. */
  readonly unit?: string;
  readonly help: string;
  readonly value: number;
  readonly style: 'decimal' | 'percent-fixed';
  readonly maximumDigits: number;
}

interface Sign {
  readonly text: string;
  readonly iconName: string;
}

/** Below it two digits would round a share to nothing, so all six that are stored are shown. */
const SMALLEST_SHARE_IN_TWO_DIGITS = 0.01;

/** The figures of a ranked account: the quartile large, then rank, top pool, revenue and shares. */
export default class TierFigures extends LightningElement {
  @api figures?: Figures;

  readonly label = {
    quartile: QUARTILE,
    quartileHelp: QUARTILE_HELP,
    ofFour: OF_FOUR,
    subsidiary: SUBSIDIARY,
    topPoolHelp: TOP_POOL_HELP,
  };

  get rank(): string | undefined {
    const { rank, customersRanked } = this.figures ?? {};
    if (rank === undefined) {
      return undefined;
    }
    return customersRanked === undefined
      ? labelText(RANK_ALONE, whole(rank))
      : labelText(RANK, whole(rank), whole(customersRanked));
  }

  get movement(): Sign | undefined {
    const { quartile, previousQuartile } = this.figures ?? {};
    if (quartile === undefined || previousQuartile === undefined || quartile === previousQuartile) {
      return undefined;
    }
    const from = whole(previousQuartile);
    return quartile < previousQuartile
      ? { text: labelText(UP, from), iconName: 'utility:arrowup' }
      : { text: labelText(DOWN, from), iconName: 'utility:arrowdown' };
  }

  get topPool(): Sign | undefined {
    if (this.figures?.isSubsidiary) {
      return undefined;
    }
    switch (this.figures?.inTopPool) {
      case true:
        return { text: TOP_POOL_IN, iconName: 'utility:favorite' };
      case false:
        return { text: TOP_POOL_OUT, iconName: 'utility:favorite_alt' };
      default:
        return undefined;
    }
  }

  get rows(): Row[] {
    const { windowRevenue, openPotential, familyRevenue, revenueShare, cumulativeShare } = this.figures ?? {};
    return [
      money(WINDOW_REVENUE, WINDOW_REVENUE_HELP, windowRevenue),
      money(OPEN_POTENTIAL, OPEN_POTENTIAL_HELP, openPotential),
      money(FAMILY_REVENUE, FAMILY_REVENUE_HELP, familyRevenue),
      share(REVENUE_SHARE, REVENUE_SHARE_HELP, revenueShare),
      share(CUMULATIVE_SHARE, CUMULATIVE_SHARE_HELP, cumulativeShare),
      this.borderGap,
    ].filter((row) => row !== undefined);
  }

  private get borderGap(): Row | undefined {
    const { quartile, borderGap } = this.figures ?? {};
    if (quartile === undefined || !borderGap) {
      return undefined;
    }
    return borderGap > 0
      ? money(labelText(GAP_ABOVE, whole(quartile - 1)), GAP_ABOVE_HELP, borderGap)
      : money(labelText(GAP_BELOW, whole(quartile + 1)), GAP_BELOW_HELP, -borderGap);
  }
}

function whole(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }).format(value);
}

function money(label: string, help: string, value: number | undefined): Row | undefined {
  return value === undefined
    ? undefined
    : { label, help, value, unit: CORPORATE_CURRENCY, style: 'decimal', maximumDigits: 2 };
}

function share(label: string, help: string, value: number | undefined): Row | undefined {
  if (value === undefined) {
    return undefined;
  }
  const maximumDigits = value < SMALLEST_SHARE_IN_TWO_DIGITS ? 6 : 2;
  return { label, help, value, style: 'percent-fixed', maximumDigits };
}
