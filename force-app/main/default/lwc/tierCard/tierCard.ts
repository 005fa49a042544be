import { LightningElement, api, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import ACCOUNT_NAME from '@salesforce/schema/Account.Name';
import ERROR_TEXT from '@salesforce/label/c.Tier_Card_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Tier_Card_Error_Title';
import LOADING from '@salesforce/label/c.Tier_Card_Loading';
import NO_ACCESS_TEXT from '@salesforce/label/c.Tier_Card_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Tier_Card_No_Access_Title';
import NOT_TIERED_TEXT from '@salesforce/label/c.Tier_Card_Not_Tiered_Text';
import NOT_TIERED_TITLE from '@salesforce/label/c.Tier_Card_Not_Tiered_Title';
import RUN_KEY from '@salesforce/label/c.Tier_Run_Key';
import TIERED_ON from '@salesforce/label/c.Tier_Tiered_On';
import TITLE from '@salesforce/label/c.Tier_Card_Title';
import UNRANKED_FAMILY from '@salesforce/label/c.Tier_Card_Unranked_Family';
import UNRANKED_NEGATIVE from '@salesforce/label/c.Tier_Card_Unranked_Negative';
import UNRANKED_NO_REVENUE from '@salesforce/label/c.Tier_Card_Unranked_No_Revenue';
import UNRANKED_TITLE from '@salesforce/label/c.Tier_Card_Unranked_Title';
import WHY from '@salesforce/label/c.Tier_Card_Why';
import WHY_NOT from '@salesforce/label/c.Tier_Card_Why_Not';
import UNRANKED_ZERO from '@salesforce/label/c.Tier_Card_Unranked_Zero';
import { TIER_FIELDS, accountTier } from 'c/accountTier';
import type { AccountTier, TierFigures, TierOrigin, UnrankedReason } from 'c/accountTier';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import TierExplanationModal from 'c/tierExplanationModal';

interface CurvePlace extends Pick<TierFigures, 'rank' | 'cumulativeShare'> {
  readonly runKey: string;
}

const UNRANKED_TEXT: Record<UnrankedReason, string> = {
  NoRevenue: UNRANKED_NO_REVENUE,
  Zero: UNRANKED_ZERO,
  Negative: UNRANKED_NEGATIVE,
  Family: UNRANKED_FAMILY,
};

/** The revenue tier of the account whose page it stands on. */
export default class TierCard extends LightningElement {
  @api recordId?: string;

  @wire(getRecord, { recordId: '$recordId', fields: [ACCOUNT_NAME], optionalFields: TIER_FIELDS })
  account?: WireResult<RecordRepresentation>;

  readonly label = { title: TITLE, loading: LOADING, tieredOn: TIERED_ON, runKey: RUN_KEY };

  get tier(): AccountTier | undefined {
    return this.account?.data && accountTier(this.account.data);
  }

  get figures(): TierFigures | undefined {
    return this.tier?.state === 'Ranked' ? this.tier.figures : undefined;
  }

  /** Which curve to show, and where the account stands on it: nothing for a subsidiary, or where the run is not known. */
  get curve(): CurvePlace | undefined {
    const { figures, origin } = this;
    return figures?.rank !== undefined && origin?.runKey !== undefined
      ? { runKey: origin.runKey, rank: figures.rank, cumulativeShare: figures.cumulativeShare }
      : undefined;
  }

  get origin(): TierOrigin | undefined {
    const { tier } = this;
    return tier?.state === 'Ranked' || tier?.state === 'Unranked' ? tier.origin : undefined;
  }

  /** Nothing can be explained where the run is not known. */
  get whyText(): string | undefined {
    if (this.origin?.runKey === undefined) {
      return undefined;
    }
    return this.figures ? WHY : WHY_NOT;
  }

  get message(): Message | undefined {
    if (this.account?.error !== undefined) {
      return {
        iconName: 'utility:error',
        iconVariant: 'error',
        heading: ERROR_TITLE,
        text: labelText(ERROR_TEXT, errorMessage(this.account.error)),
      };
    }
    const { tier } = this;
    switch (tier?.state) {
      case 'NoAccess':
        return { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };
      case 'NotTiered':
        return { iconName: 'utility:clock', heading: NOT_TIERED_TITLE, text: NOT_TIERED_TEXT };
      case 'Unranked':
        return { iconName: 'utility:info', heading: UNRANKED_TITLE, text: UNRANKED_TEXT[tier.reason] };
      default:
        return undefined;
    }
  }

  get isLoading(): boolean {
    return this.tier === undefined && this.message === undefined;
  }

  async handleWhy(): Promise<void> {
    // A phone's whole screen, and large elsewhere.
    await TierExplanationModal.open({ label: this.whyText ?? WHY, recordId: this.recordId, size: 'full' });
  }
}
