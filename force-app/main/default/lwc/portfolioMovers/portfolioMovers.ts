import { LightningElement, api, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import CHANGE from '@salesforce/label/c.Portfolio_Change';
import DOWN from '@salesforce/label/c.Portfolio_Movers_Down';
import DOWN_NONE from '@salesforce/label/c.Portfolio_Movers_Down_None';
import ERROR from '@salesforce/label/c.Portfolio_Movers_Error';
import LOADING from '@salesforce/label/c.Portfolio_Movers_Loading';
import MOVE from '@salesforce/label/c.Portfolio_Move';
import MORE from '@salesforce/label/c.Portfolio_Movers_More';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import TITLE from '@salesforce/label/c.Portfolio_Movers_Title';
import TOTAL from '@salesforce/label/c.Portfolio_Total_Now';
import TOTAL_BEFORE from '@salesforce/label/c.Portfolio_Total_Before';
import UP from '@salesforce/label/c.Portfolio_Movers_Up';
import UP_NONE from '@salesforce/label/c.Portfolio_Movers_Up_None';
import type { AccountColumn, AccountRow } from 'c/accountTable';
import { errorMessage } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { PortfolioRun } from 'c/portfolioRun';

type Cell<Value> = { readonly value: Value | null } | null;

interface Snapshot {
  readonly Account__c: { readonly value: string };
  readonly Account__r: { readonly Name: Cell<string> } | null;
  readonly Movement__c: Cell<string>;
  readonly Quartile__c: Cell<number>;
  readonly Previous_Quartile__c: Cell<number>;
  readonly Metric_Total__c: Cell<number>;
  readonly Previous_Total__c: Cell<number>;
  readonly Total_Change__c: Cell<number>;
}

type MoverRow = AccountRow & { readonly change: number };

interface Answer {
  readonly uiapi: {
    readonly query: {
      readonly Tier_Snapshot__c: {
        readonly edges: readonly { readonly node: Snapshot }[];
        readonly pageInfo: { readonly hasNextPage: boolean };
      };
    };
  };
}

/**
 * The largest movers first, by what they brought before, which all of them did; a list of more than an answer holds is cut off
 * below, and says so.
 */
const MOVERS = gql`
  query Movers($runId: ID) {
    uiapi {
      query {
        Tier_Snapshot__c(
          where: { Run__c: { eq: $runId }, Movement__c: { in: ["Up", "Down", "Left"] } }
          orderBy: { Previous_Total__c: { order: DESC, nulls: LAST } }
          first: 2000
        ) {
          edges {
            node {
              Id
              Account__c {
                value
              }
              Account__r {
                Name {
                  value
                }
              }
              Movement__c {
                value
              }
              Quartile__c {
                value
              }
              Previous_Quartile__c {
                value
              }
              Metric_Total__c {
                value
              }
              Previous_Total__c {
                value
              }
              Total_Change__c {
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

/** Who the run moved to another quartile or out of all, with what was ranked before and now; the largest change first. */
export default class PortfolioMovers extends LightningElement {
  @api run?: PortfolioRun;

  @wire(graphql, { query: MOVERS, variables: '$variables' })
  answer?: GraphQLResult<unknown>;

  readonly label = { down: DOWN, downNone: DOWN_NONE, loading: LOADING, title: TITLE, up: UP, upNone: UP_NONE };

  readonly columns: readonly AccountColumn[] = [
    { fieldName: 'move', label: QUARTILE, type: 'text' },
    { fieldName: 'before', label: TOTAL_BEFORE, type: 'number' },
    { fieldName: 'total', label: TOTAL, type: 'number' },
    { fieldName: 'change', label: CHANGE, type: 'number' },
  ];

  get variables(): { readonly runId: string | undefined } {
    return { runId: this.run?.id };
  }

  get isLoading(): boolean {
    return this.answer?.data === undefined && this.error === undefined;
  }

  get error(): string | undefined {
    const errors = this.answer?.errors ?? [];
    return errors.length > 0 ? labelText(ERROR, errorMessage(errors)) : undefined;
  }

  get isLoaded(): boolean {
    return this.snapshots !== undefined;
  }

  get up(): readonly AccountRow[] {
    return this.rowsOf((movement) => movement === 'Up').sort((a, b) => b.change - a.change);
  }

  get down(): readonly AccountRow[] {
    return this.rowsOf((movement) => movement !== 'Up').sort((a, b) => a.change - b.change);
  }

  get more(): string | undefined {
    const isCut = this.snapshots?.pageInfo.hasNextPage === true;
    return isCut ? labelText(MORE, wholeText(this.snapshots.edges.length)) : undefined;
  }

  private get snapshots(): Answer['uiapi']['query']['Tier_Snapshot__c'] | undefined {
    // GraphQL answers in the shape of the query.
    const data = this.error === undefined ? (this.answer?.data as Answer | undefined) : undefined;
    return data?.uiapi.query.Tier_Snapshot__c;
  }

  private rowsOf(belongs: (movement: string | null | undefined) => boolean): MoverRow[] {
    const nodes = (this.snapshots?.edges ?? []).map(({ node }) => node);
    return nodes.filter((node) => belongs(node.Movement__c?.value)).map(rowOf);
  }
}

function rowOf(snapshot: Snapshot): MoverRow {
  const id = snapshot.Account__c.value;
  return {
    id,
    name: snapshot.Account__r?.Name?.value ?? id,
    move: labelText(MOVE, quartile(snapshot.Previous_Quartile__c), quartile(snapshot.Quartile__c)),
    before: snapshot.Previous_Total__c?.value ?? undefined,
    total: snapshot.Metric_Total__c?.value ?? undefined,
    change: snapshot.Total_Change__c?.value ?? 0,
  };
}

function quartile(cell: Cell<number>): string {
  return typeof cell?.value === 'number' ? wholeText(cell.value) : '–';
}
