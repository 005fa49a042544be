import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import DIFFERENCE from '@salesforce/label/c.Family_Difference';
import ERROR from '@salesforce/label/c.Family_Error';
import LOADING from '@salesforce/label/c.Family_Loading';
import MEMBER from '@salesforce/label/c.Family_Member';
import MORE from '@salesforce/label/c.Family_More';
import NONE from '@salesforce/label/c.Family_None';
import THIS_ACCOUNT from '@salesforce/label/c.Curve_This_Account';
import TITLE from '@salesforce/label/c.Family_Title';
import TOTAL from '@salesforce/label/c.Explanation_Total';
import { errorMessage } from 'c/errorMessage';
import { moneyText } from 'c/figureText';
import { labelText } from 'c/labelText';

interface Value<Type> {
  readonly value: Type | null;
}

interface MemberNode {
  readonly Id: string;
  readonly Name: Value<string>;
  readonly Window_Revenue__c?: Value<number>;
  readonly Open_Potential__c?: Value<number>;
}

interface Answer {
  readonly uiapi: {
    readonly query: {
      readonly Account: {
        readonly edges: readonly { readonly node: MemberNode }[];
        readonly pageInfo: { readonly hasNextPage: boolean };
      };
    };
  };
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly text: string;
}

/** Filters reach five levels up, so a family is listed five levels deep. */
const MEMBERS: GraphQLDocument = gql`
  query FamilyMembers($accountId: ID) {
    uiapi {
      query {
        Account(
          where: {
            or: [
              { ParentId: { eq: $accountId } }
              { Parent: { ParentId: { eq: $accountId } } }
              { Parent: { Parent: { ParentId: { eq: $accountId } } } }
              { Parent: { Parent: { Parent: { ParentId: { eq: $accountId } } } } }
              { Parent: { Parent: { Parent: { Parent: { ParentId: { eq: $accountId } } } } } }
            ]
          }
          orderBy: { Window_Revenue__c: { order: DESC, nulls: LAST } }
          first: 200
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              Window_Revenue__c @optional {
                value
              }
              Open_Potential__c @optional {
                value
              }
            }
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`;

/** Sums of money that differ by less are equal, whatever the browser's arithmetic left over. */
const CENT = 0.01;

/** The accounts whose totals make a family's: the ultimate parent itself and those below it that the user may see. */
export default class FamilyMembers extends LightningElement {
  /** The ultimate parent. */
  @api accountId?: string;
  /** What the run stored, in corporate currency: the parent's own, and the family's. */
  @api ownTotal = 0;
  @api familyTotal = 0;
  /** ISO 4217; undefined in an organisation with a single currency. */
  @api currency?: string;

  @wire(graphql, { query: MEMBERS, variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  readonly label = { loading: LOADING, member: MEMBER, thisAccount: THIS_ACCOUNT, title: TITLE, total: TOTAL };

  get variables(): { readonly accountId: string | undefined } {
    return { accountId: this.accountId };
  }

  get members(): Member[] {
    return this.found.map(({ Id: id, Name, Window_Revenue__c: won, Open_Potential__c: open }) => {
      const total = (won?.value ?? 0) + (open?.value ?? 0);
      return { id, name: Name.value ?? '', total, text: this.money(total) };
    });
  }

  get ownText(): string {
    return this.money(this.ownTotal);
  }

  get notes(): string[] {
    if (this.isLoading || this.message) {
      return [];
    }
    const visible = this.members.reduce((sum, { total }) => sum + total, this.ownTotal);
    const difference = this.familyTotal - visible;
    return [
      this.found.length === 0 ? NONE : '',
      this.data?.uiapi.query.Account.pageInfo.hasNextPage ? MORE : '',
      Math.abs(difference) < CENT
        ? ''
        : labelText(DIFFERENCE, this.money(this.familyTotal), this.money(visible), this.money(difference)),
    ].filter(Boolean);
  }

  get message(): string | undefined {
    return this.hasErrors ? labelText(ERROR, errorMessage(this.answer?.errors)) : undefined;
  }

  get isLoading(): boolean {
    return this.answer?.data === undefined && !this.hasErrors;
  }

  private get hasErrors(): boolean {
    return (this.answer?.errors ?? []).length > 0;
  }

  private get data(): Answer | undefined {
    // GraphQL answers in the shape of the query.
    return this.hasErrors ? undefined : (this.answer?.data as Answer | undefined);
  }

  private get found(): readonly MemberNode[] {
    return this.data?.uiapi.query.Account.edges.map(({ node }) => node) ?? [];
  }

  private money(value: number): string {
    return moneyText(value, this.currency);
  }
}
