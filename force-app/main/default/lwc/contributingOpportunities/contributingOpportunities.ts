import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { FieldInfo, ObjectInfo } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import AMOUNT from '@salesforce/label/c.Explanation_Amount';
import CLOSE_DATE from '@salesforce/label/c.Explanation_Close_Date';
import COMPARE from '@salesforce/label/c.Explanation_Compare';
import CREDITS from '@salesforce/label/c.Explanation_Credits';
import DIFFERENCE from '@salesforce/label/c.Explanation_Difference';
import ERROR from '@salesforce/label/c.Explanation_Opportunities_Error';
import LOADING from '@salesforce/label/c.Explanation_Opportunities_Loading';
import MORE from '@salesforce/label/c.Explanation_More';
import NO_ACCESS from '@salesforce/label/c.Explanation_Opportunities_No_Access';
import NONE from '@salesforce/label/c.Explanation_No_Opportunities';
import NOT_VISIBLE from '@salesforce/label/c.Explanation_Metric_Not_Visible';
import OPEN from '@salesforce/label/c.Explanation_Open';
import OPEN_WEIGHTED from '@salesforce/label/c.Explanation_Open_Weighted';
import OPPORTUNITY_NAME from '@salesforce/label/c.Explanation_Opportunity';
import OTHER_METRIC from '@salesforce/label/c.Explanation_Other_Metric';
import OTHER_TITLE from '@salesforce/label/c.Explanation_Other_Title';
import SCOPE from '@salesforce/label/c.Explanation_Scope';
import SCOPE_FILTER from '@salesforce/label/c.Explanation_Scope_Filter';
import TITLE from '@salesforce/label/c.Explanation_Opportunities_Title';
import WON from '@salesforce/label/c.Explanation_Won_Opportunities';
import { errorMessage } from 'c/errorMessage';
import { dayText, moneyText, percentText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { potentialEnd } from 'c/tieringMethod';
import type { TieringRun } from 'c/tieringRun';
import { readContributions } from './contributions.ts';
import type { Contribution, ContributionGroup, Contributions } from './contributions.ts';
import { LISTED, opportunityQuery } from './opportunityQuery.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  /** When it closed, or is to close and how likely. */
  readonly closes: string;
  readonly amount: string;
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly more: string;
}

/** A cent: sums of money that differ by less are equal, whatever the browser's arithmetic left over. */
const CENT = 0.01;
const AMOUNT_FIELD = 'Amount';
const GROSS_PROFIT = 'Gross_Profit__c';

/** What makes an account's total, opportunity by opportunity, as far as this user may see them. */
export default class ContributingOpportunities extends LightningElement {
  @api accountId?: string;
  @api run?: TieringRun;
  /** What the run stored of the account, in corporate currency. */
  @api storedWon?: number;
  @api storedOpen?: number;
  /** Whether to add up the other metric too, since no other policy ranks by it. */
  @api showsOther = false;

  @wire(getObjectInfo, { objectApiName: OPPORTUNITY })
  opportunityInfo?: WireResult<ObjectInfo>;

  @wire(graphql, { query: '$query', variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  readonly label = {
    amount: AMOUNT,
    closeDate: CLOSE_DATE,
    compare: COMPARE,
    loading: LOADING,
    opportunity: OPPORTUNITY_NAME,
    otherTitle: OTHER_TITLE,
    title: TITLE,
  };

  get query(): GraphQLDocument | undefined {
    const { policy, windowStart, windowEnd } = this.run ?? {};
    return policy && windowStart && windowEnd && this.opportunityInfo?.data
      ? opportunityQuery(policy, this.fields, this.showsOther ? this.otherMetric : undefined)
      : undefined;
  }

  get variables(): Readonly<Record<string, unknown>> {
    const { windowStart: start, windowEnd: end, windowMonths: months } = this.run ?? {};
    const openEnd = start && end && months ? potentialEnd({ start, end, months }) : end;
    return { accountId: this.accountId, start, end, openEnd };
  }

  get scope(): string {
    const { policy, windowStart = '', windowEnd = '' } = this.run ?? {};
    const window = labelText(SCOPE, this.labelOf(policy?.metric ?? ''), dayText(windowStart), dayText(windowEnd));
    const filter = policy?.filter;
    return filter ? `${window} ${labelText(SCOPE_FILTER, this.labelOf(filter.field), filter.value)}` : window;
  }

  get groups(): Group[] {
    const { contributions: found } = this;
    if (found === undefined) {
      return [];
    }
    const groups = [this.group('won', WON, found.won)];
    if (found.credits.count > 0) {
      groups.push(this.group('credits', CREDITS, found.credits));
    }
    if (this.countsOpen && found.open.count > 0) {
      groups.push(this.openGroup(found));
    }
    return groups;
  }

  get differences(): string[] {
    const { contributions: found } = this;
    if (found === undefined) {
      return [];
    }
    const visibleOpen = this.isWeighted ? found.weighted : found.open.sum;
    return [
      this.difference(this.storedWon ?? 0, found.won.sum),
      this.countsOpen && visibleOpen !== undefined ? this.difference(this.storedOpen ?? 0, visibleOpen) : undefined,
    ].filter((text) => text !== undefined);
  }

  get otherText(): string | undefined {
    const { otherSum, won } = this.contributions ?? {};
    return otherSum === undefined || won?.count === 0
      ? undefined
      : labelText(OTHER_METRIC, this.labelOf(this.otherMetric), this.money(otherSum));
  }

  get isComparable(): boolean {
    return this.showsOther && this.run?.policy !== undefined;
  }

  get compareCommand(): string {
    return `npx strategic-accounts compare --metric ${this.run?.policy?.metric} --metric ${this.otherMetric}`;
  }

  get message(): string | undefined {
    if (this.opportunityInfo?.error !== undefined) {
      return NO_ACCESS;
    }
    if (this.hasErrors) {
      return labelText(ERROR, errorMessage(this.answer?.errors));
    }
    if (this.opportunityInfo?.data && this.query === undefined) {
      return labelText(NOT_VISIBLE, this.run?.policy?.metric ?? '');
    }
    return this.contributions && this.contributions.won.count + this.openCount === 0 ? NONE : undefined;
  }

  get isLoading(): boolean {
    return this.message === undefined && this.contributions === undefined;
  }

  private get contributions(): Contributions | undefined {
    return this.answer?.data === undefined || this.hasErrors || this.query === undefined
      ? undefined
      : readContributions(this.answer.data);
  }

  private get hasErrors(): boolean {
    return (this.answer?.errors ?? []).length > 0;
  }

  private get fields(): Readonly<Record<string, FieldInfo>> {
    return this.opportunityInfo?.data?.fields ?? {};
  }

  private get countsOpen(): boolean {
    return (this.run?.policy?.openPotential ?? 'None') !== 'None';
  }

  private get isWeighted(): boolean {
    return this.run?.policy?.openPotential === 'Weighted';
  }

  private get openCount(): number {
    return this.countsOpen ? (this.contributions?.open.count ?? 0) : 0;
  }

  private get otherMetric(): string {
    return this.run?.policy?.metric === AMOUNT_FIELD ? GROSS_PROFIT : AMOUNT_FIELD;
  }

  private openGroup({ open, weighted }: Contributions): Group {
    const group = this.group('open', OPEN, open);
    return this.isWeighted && weighted !== undefined
      ? { ...group, title: labelText(OPEN_WEIGHTED, wholeText(open.count), this.money(open.sum), this.money(weighted)) }
      : group;
  }

  private group(key: string, title: string, { count, sum, listed }: ContributionGroup): Group {
    const rows = listed.slice(0, LISTED).map((one) => this.row(one, key));
    const rest = count - rows.length;
    return {
      key,
      title: labelText(title, wholeText(count), this.money(sum)),
      rows,
      more: rest > 0 ? labelText(MORE, wholeText(rest)) : '',
    };
  }

  private row({ id, name, closeDate, probability, amount, amountText }: Contribution, key: string): Row {
    const likelihood = key === 'open' && probability !== undefined ? percentText(probability, 0) : undefined;
    return {
      id,
      name,
      closes: [closeDate && dayText(closeDate), likelihood].filter(Boolean).join(' · '),
      // Each record has a currency of its own; Salesforce says which.
      amount: this.run?.currency && amountText ? amountText : moneyText(amount ?? 0),
    };
  }

  private difference(stored: number, visible: number): string | undefined {
    const difference = stored - visible;
    return Math.abs(difference) < CENT
      ? undefined
      : labelText(DIFFERENCE, this.money(stored), this.money(visible), this.money(difference));
  }

  private money(value: number): string {
    return moneyText(value, this.run?.currency);
  }

  private labelOf(field: string): string {
    return this.fields[field]?.label ?? field;
  }
}
