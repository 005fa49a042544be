import { MOST_OPEN } from './opportunityQuery.ts';

/** An opportunity that makes part of a total. */
export interface Contribution {
  readonly id: string;
  readonly name: string;
  readonly closeDate: string | undefined;
  /** In percent. */
  readonly probability: number | undefined;
  readonly amount: number | undefined;
  /** As Salesforce formats it, with its currency where the organisation has several. */
  readonly amountText: string | undefined;
}

/** The largest of a kind, and count and sum of all that the user may see. */
export interface ContributionGroup {
  readonly listed: readonly Contribution[];
  readonly count: number;
  readonly sum: number;
}

export interface Contributions {
  readonly won: ContributionGroup;
  readonly credits: ContributionGroup;
  readonly open: ContributionGroup;
  /** Open ones times their probability; undefined when there are too many to be read. */
  readonly weighted: number | undefined;
  /** The sum of the other metric over the won ones. */
  readonly otherSum: number | undefined;
}

interface Value<Type> {
  readonly value: Type | null;
}

interface Row {
  readonly Id: string;
  readonly Name: Value<string>;
  readonly CloseDate: Value<string>;
  readonly Probability?: Value<number>;
  readonly metric: Value<number> & { readonly displayValue: string | null };
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

interface Sum {
  readonly aggregate: {
    readonly Id?: { readonly count: Value<number> };
    readonly metric: { readonly sum: Value<number> };
  };
}

type Kind = 'won' | 'credits' | 'open';

interface Answer {
  readonly uiapi: {
    readonly query: Readonly<Record<Kind, Connection<Row>>>;
    readonly aggregate: Readonly<Record<Kind, Connection<Sum>>> & { readonly other?: Connection<Sum> };
  };
}

/** @param data in the shape of the query, as GraphQL answers */
export function readContributions(data: unknown): Contributions {
  const { query, aggregate } = (data as Answer).uiapi;
  const group = (kind: Kind): ContributionGroup => ({
    listed: query[kind].edges.map(({ node }) => contributionOf(node)),
    count: aggregate[kind].edges[0]?.node.aggregate.Id?.count.value ?? 0,
    sum: aggregate[kind].edges[0]?.node.aggregate.metric.sum.value ?? 0,
  });
  const open = group('open');
  return {
    won: group('won'),
    credits: group('credits'),
    open,
    weighted: open.count > MOST_OPEN ? undefined : weightedSum(open.listed),
    otherSum: aggregate.other && (aggregate.other.edges[0]?.node.aggregate.metric.sum.value ?? 0),
  };
}

function weightedSum(listed: readonly Contribution[]): number | undefined {
  return listed.some(({ probability }) => probability === undefined)
    ? undefined
    : listed.reduce((sum, { amount = 0, probability = 0 }) => sum + (amount * probability) / 100, 0);
}

function contributionOf(node: Row): Contribution {
  return {
    id: node.Id,
    name: node.Name.value ?? '',
    closeDate: node.CloseDate.value ?? undefined,
    probability: node.Probability?.value ?? undefined,
    amount: node.metric.value ?? undefined,
    amountText: node.metric.displayValue ?? undefined,
  };
}
