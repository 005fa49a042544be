/** The most rows that an answer may hold: what GraphQL allows of `first` beside `upperBound` is 200 to 2,000. */
export const PAGE_SIZE = 2000;

/**
 * Where reading ends, and the map says that it did: a screen of more people helps nobody. Plain cursors would end at 4,000.
 *
 * @see https://developer.salesforce.com/docs/platform/graphql/guide/paginate-use-upperbound.html
 */
export const MOST_ROWS = 10_000;

/** A field of a node. One that the user may not see is left out, and one of a record that is not set is null. */
export type Cell = { readonly value: string | number | boolean | null } | null | undefined;

/** A user or a contact that a node refers to. */
export interface PersonNode {
  readonly Name?: Cell;
  readonly Title?: Cell;
}

/** One page of one object, as GraphQL answers it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** The arguments of every document: of which accounts, and which page. */
export const VARIABLES = '$ids: [ID], $after: String, $first: Int, $upperBound: Int';
export const PAGING = 'orderBy: { Id: { order: ASC } }, first: $first, after: $after, upperBound: $upperBound';
export const PAGE_INFO = 'pageInfo { endCursor hasNextPage }';

export function text(cell: Cell): string | undefined {
  return typeof cell?.value === 'string' && cell.value !== '' ? cell.value : undefined;
}

export function number(cell: Cell): number | undefined {
  return typeof cell?.value === 'number' ? cell.value : undefined;
}

/** The value when it is one of those; anything else, which only an unchecked import could bring, counts as none. */
export function oneOf<Value>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((allowed) => allowed === value);
}
