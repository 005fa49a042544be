import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import { QUARTILES } from 'c/tieringMethod';
import type { Quartile } from 'c/tieringMethod';
import { readPolicy } from 'c/tieringPolicy';
import type { TieringPolicy } from 'c/tieringPolicy';

/** The largest and the smallest total in a quartile, in corporate currency; undefined in an empty one. */
export interface QuartileRange {
  readonly highest: number | undefined;
  readonly lowest: number | undefined;
}

/** What an explanation needs of the run that ranked an account. */
export interface TieringRun {
  readonly key: string;
  /** The name under which the run keeps its history; a trial with other rules has a name of its own. */
  readonly policyName: string | undefined;
  /** Undefined when the stored copy is damaged, or when the user may not see it. */
  readonly policy: TieringPolicy | undefined;
  readonly asOf: string | undefined;
  readonly windowStart: string | undefined;
  readonly windowEnd: string | undefined;
  readonly windowMonths: number | undefined;
  /** ISO 4217; undefined in an organisation with a single currency. */
  readonly currency: string | undefined;
  readonly ranges: Readonly<Record<Quartile, QuartileRange>>;
}

/** How far a total is from another quartile. */
export interface BorderGap {
  readonly quartile: Quartile;
  /** The total at the border, in the other quartile. */
  readonly border: number;
  /** Money missing to the quartile above, or money that may be lost before the quartile below; below zero when the border is passed. */
  readonly gap: number;
}

/** The run by its key. A field that the user may not see is left out instead of failing the query. */
export const RUN_BY_KEY: GraphQLDocument = gql`
  query TieringRun($runKey: String) {
    uiapi {
      query {
        Tiering_Run__c(where: { Run_Key__c: { eq: $runKey } }, first: 1) {
          edges {
            node {
              Id
              Run_Key__c @optional {
                value
              }
              Policy__c @optional {
                value
              }
              Policy_Copy__c @optional {
                value
              }
              As_Of__c @optional {
                value
              }
              Window_Start__c @optional {
                value
              }
              Window_End__c @optional {
                value
              }
              Window_Months__c @optional {
                value
              }
              Currency_Iso_Code__c @optional {
                value
              }
              Quartile_1_Highest__c @optional {
                value
              }
              Quartile_1_Lowest__c @optional {
                value
              }
              Quartile_2_Highest__c @optional {
                value
              }
              Quartile_2_Lowest__c @optional {
                value
              }
              Quartile_3_Highest__c @optional {
                value
              }
              Quartile_3_Lowest__c @optional {
                value
              }
              Quartile_4_Highest__c @optional {
                value
              }
              Quartile_4_Lowest__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

type RunNode = Readonly<Record<string, { readonly value: unknown } | undefined>>;

interface Answer {
  readonly uiapi: {
    readonly query: { readonly Tiering_Run__c: { readonly edges: readonly { readonly node: RunNode }[] } };
  };
}

/**
 * Reads what RUN_BY_KEY answered; undefined when the run was deleted.
 * @param data in the shape of the query, as GraphQL answers
 */
export function readTieringRun(data: unknown): TieringRun | undefined {
  const node = (data as Answer).uiapi.query.Tiering_Run__c.edges[0]?.node;
  if (node === undefined) {
    return undefined;
  }
  const policy = text(node, 'Policy_Copy__c');
  return {
    key: text(node, 'Run_Key__c') ?? '',
    policyName: text(node, 'Policy__c'),
    policy: policy === undefined ? undefined : readPolicy(policy),
    asOf: text(node, 'As_Of__c'),
    windowStart: text(node, 'Window_Start__c'),
    windowEnd: text(node, 'Window_End__c'),
    windowMonths: number(node, 'Window_Months__c'),
    currency: text(node, 'Currency_Iso_Code__c'),
    // QUARTILES names every key of the record.
    ranges: Object.fromEntries(
      QUARTILES.map((quartile) => [quartile, rangeOf(node, quartile)]),
    ) as TieringRun['ranges'],
  };
}

/**
 * The nearest quartile above that holds anybody, and what is missing to its smallest total. Without a quartile of its own an
 * account looks up at all of them.
 */
export function gapAbove(run: TieringRun, quartile: number | undefined, total: number): BorderGap | undefined {
  const above = QUARTILES.filter((other) => quartile === undefined || other < quartile).reverse();
  return firstGap(
    above,
    (other) => run.ranges[other].lowest,
    (border) => border - total,
  );
}

/** The nearest quartile below that holds anybody, and what may be lost before its largest total is reached. */
export function gapBelow(run: TieringRun, quartile: number, total: number): BorderGap | undefined {
  const below = QUARTILES.filter((other) => other > quartile);
  return firstGap(
    below,
    (other) => run.ranges[other].highest,
    (border) => total - border,
  );
}

function firstGap(
  quartiles: readonly Quartile[],
  borderOf: (quartile: Quartile) => number | undefined,
  gapTo: (border: number) => number,
): BorderGap | undefined {
  for (const quartile of quartiles) {
    const border = borderOf(quartile);
    if (border !== undefined) {
      return { quartile, border, gap: gapTo(border) };
    }
  }
  return undefined;
}

function rangeOf(node: RunNode, quartile: Quartile): QuartileRange {
  return {
    highest: number(node, `Quartile_${quartile}_Highest__c`),
    lowest: number(node, `Quartile_${quartile}_Lowest__c`),
  };
}

function text(node: RunNode, field: string): string | undefined {
  const value = node[field]?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(node: RunNode, field: string): number | undefined {
  const value = node[field]?.value;
  return typeof value === 'number' ? value : undefined;
}
