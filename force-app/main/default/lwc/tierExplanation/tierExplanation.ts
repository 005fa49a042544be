import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import ACCOUNT_NAME from '@salesforce/schema/Account.Name';
import ERROR_TEXT from '@salesforce/label/c.Tier_Card_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Explanation_Error_Title';
import HISTORY_ERROR from '@salesforce/label/c.History_Error';
import LOADING from '@salesforce/label/c.Explanation_Loading';
import NOT_RANKED from '@salesforce/label/c.Tier_Card_Unranked_Title';
import QUARTILE from '@salesforce/label/c.Explanation_Quartile';
import RANK from '@salesforce/label/c.Tier_Rank';
import RULES_TITLE from '@salesforce/label/c.Rule_Title';
import RUN_GONE_TEXT from '@salesforce/label/c.Explanation_Run_Gone_Text';
import RUN_GONE_TITLE from '@salesforce/label/c.Explanation_Run_Gone_Title';
import SUBSIDIARY from '@salesforce/label/c.Tier_Subsidiary';
import WON from '@salesforce/label/c.Explanation_Won';
import WON_AND_OPEN from '@salesforce/label/c.Explanation_Won_And_Open';
import WON_BY_FAMILY from '@salesforce/label/c.Explanation_Won_By_Family';
import { TIER_FIELDS, accountTier, rankedTotal } from 'c/accountTier';
import type { AccountTier, TierFigures, TierTotals } from 'c/accountTier';
import { errorMessage } from 'c/errorMessage';
import { dayText, shortMoneyText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { STANDINGS, latestOfOthers, readStandings, standingsOf } from 'c/tierHistory';
import type { TierStanding } from 'c/tierHistory';
import { RUN_BY_KEY, readTieringRun } from 'c/tieringRun';
import type { TieringRun } from 'c/tieringRun';
import { policyRules } from './policyRules.ts';
import type { Rule } from './policyRules.ts';
import { tierNotes } from './tierNotes.ts';

/** Why an account has its tier: what was ranked, how far the borders are, what it is made of and how it moved. */
export default class TierExplanation extends LightningElement {
  @api recordId?: string;

  @wire(getRecord, { recordId: '$recordId', fields: [ACCOUNT_NAME], optionalFields: TIER_FIELDS })
  account?: WireResult<RecordRepresentation>;

  @wire(graphql, { query: '$runQuery', variables: '$runVariables' })
  runAnswer?: GraphQLResult<unknown>;

  @wire(graphql, { query: STANDINGS, variables: '$historyVariables' })
  historyAnswer?: GraphQLResult<unknown>;

  readonly label = { loading: LOADING, rulesTitle: RULES_TITLE, subsidiary: SUBSIDIARY };

  /** Asked once the account has told which run it was. */
  get runQuery(): GraphQLDocument | undefined {
    return this.runKey === undefined ? undefined : RUN_BY_KEY;
  }

  get runVariables(): { readonly runKey: string | undefined } {
    return { runKey: this.runKey };
  }

  get historyVariables(): { readonly accountId: string | undefined } {
    return { accountId: this.recordId };
  }

  get run(): TieringRun | undefined {
    return this.runAnswer?.data === undefined || this.runErrors ? undefined : readTieringRun(this.runAnswer.data);
  }

  get figures(): TierFigures | undefined {
    return this.tier?.state === 'Ranked' ? this.tier.figures : undefined;
  }

  get totals(): TierTotals | undefined {
    return this.tier?.state === 'Unranked' ? this.tier.totals : this.figures;
  }

  get quartile(): number | undefined {
    return this.figures?.quartile;
  }

  get total(): number {
    return this.totals ? rankedTotal(this.totals) : 0;
  }

  /** Where the account stands, in one line. */
  get sentence(): string {
    const { quartile, rank, customersRanked } = this.figures ?? {};
    return [
      rank === undefined || customersRanked === undefined
        ? ''
        : labelText(RANK, wholeText(rank), wholeText(customersRanked)),
      quartile === undefined ? NOT_RANKED : labelText(QUARTILE, wholeText(quartile)),
      this.totalInWords,
    ]
      .filter(Boolean)
      .join(' · ');
  }

  /** A subsidiary's own total was not ranked, so no border concerns it. */
  get showsBorders(): boolean {
    return !this.isSubsidiary;
  }

  get isSubsidiary(): boolean {
    return this.figures?.isSubsidiary === true;
  }

  get notes(): string[] {
    const { quartile, run } = this;
    if (run === undefined || quartile === undefined || this.isSubsidiary) {
      return [];
    }
    const current = this.standings.find(({ runKey }) => runKey === run.key);
    return tierNotes(run, quartile, this.total, current);
  }

  get rules(): Rule[] {
    return this.run ? policyRules(this.run) : [];
  }

  get history(): TierStanding[] {
    const { policyName, windowMonths } = this.run ?? {};
    return policyName === undefined ? [] : standingsOf(this.standings, policyName, windowMonths);
  }

  get others(): TierStanding[] {
    const { policyName } = this.run ?? {};
    return policyName === undefined ? [] : latestOfOthers(this.standings, policyName);
  }

  get hasOthers(): boolean {
    return this.others.length > 0;
  }

  /** The other metric is added up only once it is known that no other policy ranks by it. */
  get showsOtherMetric(): boolean {
    return this.historyAnswer?.data !== undefined && !this.hasOthers;
  }

  get ownTotal(): number {
    return (this.totals?.windowRevenue ?? 0) + (this.totals?.openPotential ?? 0);
  }

  get isFamily(): boolean {
    return this.totals?.familyRevenue !== undefined;
  }

  get historyError(): string | undefined {
    const errors = this.historyAnswer?.errors ?? [];
    return errors.length > 0 ? labelText(HISTORY_ERROR, errorMessage(errors)) : undefined;
  }

  get message(): Message | undefined {
    const error = this.account?.error ?? this.runErrors;
    if (error !== undefined) {
      const text = labelText(ERROR_TEXT, errorMessage(error));
      return { iconName: 'utility:error', iconVariant: 'error', heading: ERROR_TITLE, text };
    }
    return this.runAnswer?.data !== undefined && this.run === undefined
      ? { iconName: 'utility:info', heading: RUN_GONE_TITLE, text: RUN_GONE_TEXT }
      : undefined;
  }

  get isLoading(): boolean {
    return !this.message && !(this.run && this.totals);
  }

  private get tier(): AccountTier | undefined {
    return this.account?.data && accountTier(this.account.data);
  }

  private get runKey(): string | undefined {
    return this.tier?.state === 'Ranked' || this.tier?.state === 'Unranked' ? this.tier.origin.runKey : undefined;
  }

  private get runErrors(): unknown {
    const errors = this.runAnswer?.errors ?? [];
    return errors.length > 0 ? errors : undefined;
  }

  private get standings(): TierStanding[] {
    return this.historyAnswer?.data === undefined || this.historyError ? [] : readStandings(this.historyAnswer.data);
  }

  private get totalInWords(): string {
    const { windowMonths = 0, windowEnd = '', policy } = this.run ?? {};
    const text = this.isFamily ? WON_BY_FAMILY : (policy?.openPotential ?? 'None') === 'None' ? WON : WON_AND_OPEN;
    return labelText(text, shortMoneyText(this.total), wholeText(windowMonths), windowEnd && dayText(windowEnd));
  }
}
