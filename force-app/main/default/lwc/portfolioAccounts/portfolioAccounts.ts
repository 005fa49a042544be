import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import { parseDecimal } from 'c/tieringMethod';
import type { Decimal, Quartile } from 'c/tieringMethod';

/** The most rows that an answer may hold, and what GraphQL allows of `first` beside `upperBound`: 200 to 2,000. */
export const PAGE_SIZE = 2000;

/**
 * Where reading ends. An organisation with more accounts that matter than this is told so, instead of keeping the browser busy.
 * Plain cursors would end at 4,000.
 *
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/paginate-use-upperbound.html
 */
export const MOST_ACCOUNTS = 100_000;

/**
 * The accounts that a portfolio is about: with revenue or potential in the window, ranked, designated, with a manager or a
 * baseline, or below another account (so that families can be told: a parent that is missing here has no parent itself).
 */
export const ACCOUNTS: GraphQLDocument = gql`
  query PortfolioAccounts($after: String, $first: Int, $upperBound: Int) {
    uiapi {
      query {
        Account(
          where: {
            or: [
              { Window_Revenue__c: { ne: null } }
              { Open_Potential__c: { ne: null } }
              { Quartile__c: { ne: null } }
              { Designation__c: { ne: null } }
              { SAM__c: { ne: null } }
              { Baseline_Revenue__c: { ne: null } }
              { ParentId: { ne: null } }
            ]
          }
          orderBy: { Id: { order: ASC } }
          first: $first
          after: $after
          upperBound: $upperBound
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              ParentId {
                value
              }
              Parent {
                Name {
                  value
                }
              }
              Window_Revenue__c {
                value
              }
              Open_Potential__c {
                value
              }
              Family_Revenue__c {
                value
              }
              Quartile__c {
                value
              }
              Previous_Quartile__c {
                value
              }
              Revenue_Rank__c {
                value
              }
              In_Top_Pool__c {
                value
              }
              Designation__c {
                value
              }
              SAM__c {
                value
              }
              SAM__r {
                Name {
                  value
                }
              }
              Programme_Start__c {
                value
              }
              Baseline_Revenue__c {
                value
              }
            }
          }
          totalCount
          pageInfo {
            endCursor
            hasNextPage
          }
        }
      }
    }
  }
`;

export interface PortfolioAccount {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  readonly parentName: string | undefined;
  /** Won in the window, the account's own, in corporate currency; undefined when it won nothing. */
  readonly revenue: Decimal | undefined;
  /** Undefined when it has none, or when the policy counts none. */
  readonly openPotential: Decimal | undefined;
  /** What was ranked of a family; on ultimate parents only. */
  readonly familyRevenue: Decimal | undefined;
  readonly quartile: Quartile | undefined;
  readonly previousQuartile: Quartile | undefined;
  /** Undefined on accounts that are not customers themselves: unranked ones, and subsidiaries of a family. */
  readonly rank: number | undefined;
  readonly inTopPool: boolean;
  readonly designation: string | undefined;
  readonly managerId: string | undefined;
  readonly managerName: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly programmeStart: string | undefined;
  readonly baseline: Decimal | undefined;
}

/**
 * All accounts of the portfolio by id. A Map, because Lightning hands arrays and plain objects to other components behind
 * read-only proxies, and with tens of thousands of accounts each look through a proxy is felt.
 */
export type PortfolioAccounts = ReadonlyMap<string, PortfolioAccount>;

export interface AccountPage {
  readonly accounts: readonly PortfolioAccount[];
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined;
  /** How many there are on all pages. */
  readonly total: number;
}

type Cell = { readonly value: string | number | boolean | null } | null;
type Related = { readonly Name: Cell } | null;

interface AccountNode {
  readonly Id: string;
  readonly Name: Cell;
  readonly ParentId: Cell;
  readonly Parent: Related;
  readonly Window_Revenue__c: Cell;
  readonly Open_Potential__c: Cell;
  readonly Family_Revenue__c: Cell;
  readonly Quartile__c: Cell;
  readonly Previous_Quartile__c: Cell;
  readonly Revenue_Rank__c: Cell;
  readonly In_Top_Pool__c: Cell;
  readonly Designation__c: Cell;
  readonly SAM__c: Cell;
  readonly SAM__r: Related;
  readonly Programme_Start__c: Cell;
  readonly Baseline_Revenue__c: Cell;
}

interface Answer {
  readonly uiapi: {
    readonly query: {
      readonly Account: {
        readonly edges: readonly { readonly node: AccountNode }[];
        readonly totalCount: number;
        readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
      };
    };
  };
}

const NOTHING_KNOWN: Omit<PortfolioAccount, 'id' | 'name'> = {
  parentId: undefined,
  parentName: undefined,
  revenue: undefined,
  openPotential: undefined,
  familyRevenue: undefined,
  quartile: undefined,
  previousQuartile: undefined,
  rank: undefined,
  inTopPool: false,
  designation: undefined,
  managerId: undefined,
  managerName: undefined,
  programmeStart: undefined,
  baseline: undefined,
};

/** @param data what the GraphQL wire answers to `ACCOUNTS` */
export function accountPage(data: unknown): AccountPage {
  // GraphQL answers in the shape of the query.
  const { edges, totalCount, pageInfo } = (data as Answer).uiapi.query.Account;
  return {
    accounts: edges.map(({ node }) => accountOf(node)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
    total: totalCount,
  };
}

/**
 * The accounts with those parents added that no page holds: they have no revenue, no designation and no parent, but where
 * customers are families they are what the family is called.
 */
export function withMissingParents(accounts: PortfolioAccounts): PortfolioAccounts {
  const all = new Map(accounts);
  for (const { parentId, parentName } of accounts.values()) {
    if (parentId !== undefined && !all.has(parentId)) {
      all.set(parentId, { ...NOTHING_KNOWN, id: parentId, name: parentName ?? parentId });
    }
  }
  return all;
}

function accountOf(node: AccountNode): PortfolioAccount {
  return {
    id: node.Id,
    name: text(node.Name) ?? node.Id,
    parentId: text(node.ParentId),
    parentName: text(node.Parent?.Name),
    revenue: money(node.Window_Revenue__c),
    openPotential: money(node.Open_Potential__c),
    familyRevenue: money(node.Family_Revenue__c),
    quartile: quartile(node.Quartile__c),
    previousQuartile: quartile(node.Previous_Quartile__c),
    rank: number(node.Revenue_Rank__c),
    inTopPool: node.In_Top_Pool__c?.value === true,
    designation: text(node.Designation__c),
    managerId: text(node.SAM__c),
    managerName: text(node.SAM__r?.Name),
    programmeStart: text(node.Programme_Start__c),
    baseline: money(node.Baseline_Revenue__c),
  };
}

function text(cell: Cell | undefined): string | undefined {
  return typeof cell?.value === 'string' ? cell.value : undefined;
}

function number(cell: Cell): number | undefined {
  return typeof cell?.value === 'number' ? cell.value : undefined;
}

/** Exact up to 2^53 cents, beyond which a JSON number has lost them already. */
function money(cell: Cell): Decimal | undefined {
  const value = number(cell);
  return value === undefined ? undefined : parseDecimal(String(value));
}

function quartile(cell: Cell): Quartile | undefined {
  const value = number(cell);
  return value === 1 || value === 2 || value === 3 || value === 4 ? value : undefined;
}
