import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';

/** How a quartile compares with the one before. */
export type Movement = 'New' | 'Up' | 'Down' | 'Unchanged' | 'Left';

/** The tier that an account had under one as-of date of one policy. What the user may not see is undefined. */
export interface TierStanding {
  readonly id: string;
  readonly asOf: string;
  readonly policy: string | undefined;
  readonly windowMonths: number | undefined;
  /** Undefined when the account was not ranked. */
  readonly quartile: number | undefined;
  /** What the method alone would have given. */
  readonly undampedQuartile: number | undefined;
  readonly movement: Movement | undefined;
  readonly rank: number | undefined;
  /** What was ranked, in corporate currency where the metric is money. */
  readonly total: number | undefined;
  readonly runKey: string | undefined;
  readonly metric: string | undefined;
}

/** The latest 200 snapshots of an account, of all policies, with what their runs say. */
export const STANDINGS: GraphQLDocument = gql`
  query TierHistory($accountId: ID) {
    uiapi {
      query {
        Tier_Snapshot__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { As_Of__c: { order: DESC } }
          first: 200
        ) {
          edges {
            node {
              Id
              As_Of__c {
                value
              }
              Policy__c @optional {
                value
              }
              Window_Months__c @optional {
                value
              }
              Quartile__c @optional {
                value
              }
              Undamped_Quartile__c @optional {
                value
              }
              Movement__c @optional {
                value
              }
              Revenue_Rank__c @optional {
                value
              }
              Metric_Total__c @optional {
                value
              }
              Run__r @optional {
                Run_Key__c @optional {
                  value
                }
                Status__c @optional {
                  value
                }
                Metric__c @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

interface Value<Type> {
  readonly value: Type | null;
}

/** Ids come as they are; of the other fields, those that the user may not see are left out. */
interface SnapshotNode {
  readonly Id: string;
  readonly As_Of__c: Value<string>;
  readonly Policy__c?: Value<string>;
  readonly Window_Months__c?: Value<number>;
  readonly Quartile__c?: Value<number>;
  readonly Undamped_Quartile__c?: Value<number>;
  readonly Movement__c?: Value<string>;
  readonly Revenue_Rank__c?: Value<number>;
  readonly Metric_Total__c?: Value<number>;
  /** Null when the run was deleted. */
  readonly Run__r?: {
    readonly Run_Key__c?: Value<string>;
    readonly Status__c?: Value<string>;
    readonly Metric__c?: Value<string>;
  } | null;
}

interface Answer {
  readonly uiapi: {
    readonly query: { readonly Tier_Snapshot__c: { readonly edges: readonly { readonly node: SnapshotNode }[] } };
  };
}

const UNDONE = 'Undone';
const MOVEMENTS: readonly Movement[] = ['New', 'Up', 'Down', 'Unchanged', 'Left'];

/**
 * Reads what STANDINGS answered, oldest first, without the runs that were undone.
 * @param data in the shape of the query, as GraphQL answers
 */
export function readStandings(data: unknown): TierStanding[] {
  return (data as Answer).uiapi.query.Tier_Snapshot__c.edges
    .map(({ node }) => node)
    .filter((node) => node.Run__r?.Status__c?.value !== UNDONE)
    .map(standingOf)
    .reverse();
}

/** The standings of one policy and one length of window: another length is another question, and has a history of its own. */
export function standingsOf(
  standings: readonly TierStanding[],
  policy: string,
  windowMonths: number | undefined,
): TierStanding[] {
  return standings.filter((one) => one.policy === policy && one.windowMonths === windowMonths);
}

/** The latest standing of every other policy, by name. */
export function latestOfOthers(standings: readonly TierStanding[], policy: string): TierStanding[] {
  const latest = new Map(
    standings.filter((one) => one.policy !== undefined && one.policy !== policy).map((one) => [one.policy, one]),
  );
  return [...latest.values()].sort((one, other) => ((one.policy ?? '') < (other.policy ?? '') ? -1 : 1));
}

function standingOf(node: SnapshotNode): TierStanding {
  return {
    id: node.Id,
    asOf: node.As_Of__c.value ?? '',
    policy: node.Policy__c?.value ?? undefined,
    windowMonths: node.Window_Months__c?.value ?? undefined,
    quartile: node.Quartile__c?.value ?? undefined,
    undampedQuartile: node.Undamped_Quartile__c?.value ?? undefined,
    movement: movementOf(node.Movement__c?.value),
    rank: node.Revenue_Rank__c?.value ?? undefined,
    total: node.Metric_Total__c?.value ?? undefined,
    runKey: node.Run__r?.Run_Key__c?.value ?? undefined,
    metric: node.Run__r?.Metric__c?.value ?? undefined,
  };
}

function movementOf(value: string | null | undefined): Movement | undefined {
  return MOVEMENTS.find((movement) => movement === value);
}
