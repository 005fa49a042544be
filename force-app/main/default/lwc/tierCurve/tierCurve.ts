import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import ERROR from '@salesforce/label/c.Curve_Error';
import HELP from '@salesforce/label/c.Curve_Help';
import LOADING from '@salesforce/label/c.Curve_Loading';
import NO_ACCESS from '@salesforce/label/c.Curve_No_Access';
import NOT_STORED from '@salesforce/label/c.Curve_Not_Stored';
import RUN_GONE from '@salesforce/label/c.Curve_Run_Gone';
import TITLE from '@salesforce/label/c.Curve_Title';
import UNREADABLE from '@salesforce/label/c.Curve_Unreadable';
import { readCurve } from 'c/concentrationCurve';
import type { ConcentrationCurve, CurvePoint } from 'c/concentrationCurve';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';

/** A field that the user may not see is left out, since the query marks it as optional. */
interface Run {
  readonly Curve__c?: { readonly value: string | null };
  readonly Top_Share_Customers__c?: { readonly value: number | null };
  readonly Top_Share_Percent__c?: { readonly value: number | null };
}

interface Answer {
  readonly uiapi: {
    readonly query: { readonly Tiering_Run__c: { readonly edges: readonly { readonly node: Run }[] } };
  };
}

const RUN_BY_KEY = gql`
  query ConcentrationCurve($runKey: String) {
    uiapi {
      query {
        Tiering_Run__c(where: { Run_Key__c: { eq: $runKey } }, first: 1) {
          edges {
            node {
              Id
              Curve__c @optional {
                value
              }
              Top_Share_Customers__c @optional {
                value
              }
              Top_Share_Percent__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * The concentration curve of the run that ranked an account, with the account's place on it. Whatever keeps the curve away
 * is said in its place, so that the figures above it stand as they are.
 */
export default class TierCurve extends LightningElement {
  @api runKey?: string;
  /** The account's rank in that run. */
  @api rank?: number;
  /** In percent. */
  @api cumulativeShare?: number;

  @wire(graphql, { query: RUN_BY_KEY, variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  readonly label = { help: HELP, loading: LOADING, title: TITLE };

  get variables(): { readonly runKey: string | undefined } {
    return { runKey: this.runKey };
  }

  get isLoading(): boolean {
    return this.answer?.data === undefined && !this.hasErrors;
  }

  get curve(): ConcentrationCurve | undefined {
    const stored = this.run?.Curve__c?.value;
    return typeof stored === 'string' ? readCurve(stored) : undefined;
  }

  get place(): CurvePoint | undefined {
    const { rank, cumulativeShare } = this;
    return rank === undefined || cumulativeShare === undefined
      ? undefined
      : { customers: rank, share: cumulativeShare };
  }

  get pool(): CurvePoint | undefined {
    const customers = this.run?.Top_Share_Customers__c?.value;
    const share = this.run?.Top_Share_Percent__c?.value;
    return typeof customers === 'number' && typeof share === 'number' ? { customers, share } : undefined;
  }

  get message(): string | undefined {
    if (this.hasErrors) {
      return labelText(ERROR, errorMessage(this.answer?.errors));
    }
    if (this.isLoading || this.curve !== undefined) {
      return undefined;
    }
    if (this.run === undefined) {
      return RUN_GONE;
    }
    if (this.run.Curve__c === undefined) {
      return NO_ACCESS;
    }
    return this.run.Curve__c.value === null ? NOT_STORED : UNREADABLE;
  }

  private get hasErrors(): boolean {
    return (this.answer?.errors ?? []).length > 0;
  }

  private get run(): Run | undefined {
    // GraphQL answers in the shape of the query.
    const data = this.hasErrors ? undefined : (this.answer?.data as Answer | undefined);
    return data?.uiapi.query.Tiering_Run__c.edges[0]?.node;
  }
}
