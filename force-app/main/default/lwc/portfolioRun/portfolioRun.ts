import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import { readCurve } from 'c/concentrationCurve';
import type { ConcentrationCurve } from 'c/concentrationCurve';
import type { Quartile } from 'c/tieringMethod';
import { readBenchmarks, readPolicy } from 'c/tieringPolicy';
import type { Benchmark, TieringPolicy } from 'c/tieringPolicy';

/** The newest runs of the policy that writes to accounts: the one whose figures stand there, and what came after it. */
export const RUNS: GraphQLDocument = gql`
  query NewestRuns {
    uiapi {
      query {
        Tiering_Run__c(
          where: { Writes_To_Account__c: { eq: true } }
          orderBy: { Started_At__c: { order: DESC, nulls: LAST } }
          first: 10
        ) {
          edges {
            node {
              Id
              Status__c {
                value
              }
              Started_At__c {
                value
              }
              Finished_At__c {
                value
              }
              As_Of__c {
                value
              }
              Window_Start__c {
                value
              }
              Window_End__c {
                value
              }
              Window_Months__c {
                value
              }
              Policy_Copy__c {
                value
              }
              Benchmarks__c {
                value
              }
              Currency_Iso_Code__c {
                value
              }
              Curve__c {
                value
              }
              Population__c {
                value
              }
              Total__c {
                value
              }
              Gini__c {
                value
              }
              Herfindahl_Hirschman_Index__c {
                value
              }
              Pool_50_Customers__c {
                value
              }
              Pool_80_Customers__c {
                value
              }
              Customers_Held__c {
                value
              }
              Accounts_Failed__c {
                value
              }
              Error_Summary__c {
                value
              }
              Quartile_1_Customers__c {
                value
              }
              Quartile_1_Total__c {
                value
              }
              Quartile_2_Customers__c {
                value
              }
              Quartile_2_Total__c {
                value
              }
              Quartile_3_Customers__c {
                value
              }
              Quartile_3_Total__c {
                value
              }
              Quartile_4_Customers__c {
                value
              }
              Quartile_4_Total__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export interface QuartileTotal {
  readonly quartile: Quartile;
  readonly customers: number;
  /** In corporate currency. */
  readonly total: number;
}

/** A run that ranked the portfolio and wrote the accounts. What it did not store is undefined. */
export interface PortfolioRun {
  readonly id: string;
  /** Undefined when the stored copy is damaged. */
  readonly policy: TieringPolicy | undefined;
  readonly benchmarks: readonly Benchmark[];
  readonly asOf: string;
  readonly windowStart: string | undefined;
  readonly windowEnd: string | undefined;
  readonly windowMonths: number | undefined;
  /** ISO 8601. */
  readonly finishedAt: string | undefined;
  /** ISO 4217; undefined in an org with one currency. */
  readonly currency: string | undefined;
  readonly curve: ConcentrationCurve | undefined;
  /** Customers ranked. */
  readonly population: number;
  readonly total: number;
  /** 0 to 1. */
  readonly gini: number | undefined;
  /** 0 to 10,000. */
  readonly herfindahlHirschmanIndex: number | undefined;
  readonly pool50: number | undefined;
  readonly pool80: number | undefined;
  readonly held: number;
  readonly quartiles: readonly QuartileTotal[];
  /** Accounts that this run could not write; 0 when it completed. */
  readonly accountsFailed: number;
  readonly errorSummary: string | undefined;
}

/** A later run that failed, or that has not finished. */
export interface UnfinishedRun {
  readonly status: 'Failed' | 'Running';
  readonly startedAt: string | undefined;
  readonly errorSummary: string | undefined;
}

export interface NewestRuns {
  /** The run whose figures stand on the accounts; undefined when none has completed yet. */
  readonly current: PortfolioRun | undefined;
  /** The newest run, if it began after the current one and did not complete. */
  readonly later: UnfinishedRun | undefined;
}

type Value = string | number | boolean | null;
type RunNode = { readonly Id: string } & Readonly<Record<string, { readonly value: Value } | string>>;

interface Answer {
  readonly uiapi: { readonly query: { readonly Tiering_Run__c: { readonly edges: readonly { node: RunNode }[] } } };
}

const QUARTILES: readonly Quartile[] = [1, 2, 3, 4];

/** @param data what the GraphQL wire answers to `RUNS` */
export function newestRuns(data: unknown): NewestRuns {
  // GraphQL answers in the shape of the query.
  const nodes = (data as Answer).uiapi.query.Tiering_Run__c.edges.map(({ node }) => node);
  const current = nodes.find((node) => isCompleted(text(node, 'Status__c')));
  const [newest] = nodes;
  return {
    current: current && runOf(current),
    later: newest === undefined || newest === current ? undefined : unfinished(newest),
  };
}

function isCompleted(status: string | undefined): boolean {
  return status === 'Completed' || status === 'CompletedWithErrors';
}

/** A run that was undone left nothing behind that a reader would have to know. */
function unfinished(node: RunNode): UnfinishedRun | undefined {
  const status = text(node, 'Status__c');
  return status === 'Failed' || status === 'Running'
    ? { status, startedAt: text(node, 'Started_At__c'), errorSummary: text(node, 'Error_Summary__c') }
    : undefined;
}

function runOf(node: RunNode): PortfolioRun {
  return {
    id: node.Id,
    policy: readPolicy(text(node, 'Policy_Copy__c') ?? ''),
    benchmarks: readBenchmarks(text(node, 'Benchmarks__c') ?? ''),
    asOf: text(node, 'As_Of__c') ?? '',
    windowStart: text(node, 'Window_Start__c'),
    windowEnd: text(node, 'Window_End__c'),
    windowMonths: number(node, 'Window_Months__c'),
    finishedAt: text(node, 'Finished_At__c'),
    currency: text(node, 'Currency_Iso_Code__c'),
    curve: readCurve(text(node, 'Curve__c') ?? ''),
    population: count(node, 'Population__c'),
    total: count(node, 'Total__c'),
    gini: number(node, 'Gini__c'),
    herfindahlHirschmanIndex: number(node, 'Herfindahl_Hirschman_Index__c'),
    pool50: number(node, 'Pool_50_Customers__c'),
    pool80: number(node, 'Pool_80_Customers__c'),
    held: count(node, 'Customers_Held__c'),
    quartiles: QUARTILES.map((quartile) => ({
      quartile,
      customers: count(node, `Quartile_${quartile}_Customers__c`),
      total: count(node, `Quartile_${quartile}_Total__c`),
    })),
    accountsFailed: text(node, 'Status__c') === 'Completed' ? 0 : count(node, 'Accounts_Failed__c'),
    errorSummary: text(node, 'Error_Summary__c'),
  };
}

function valueOf(node: RunNode, field: string): Value {
  const cell = node[field];
  return typeof cell === 'object' ? cell.value : null;
}

function text(node: RunNode, field: string): string | undefined {
  const value = valueOf(node, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(node: RunNode, field: string): number | undefined {
  const value = valueOf(node, field);
  return typeof value === 'number' ? value : undefined;
}

function count(node: RunNode, field: string): number {
  return number(node, field) ?? 0;
}
