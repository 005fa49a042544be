import type { ObjectSchema } from '../../schema/index.ts';
import type { Value } from '../../store/index.ts';
import { cursorOf } from './paging.ts';

/** A record as far as it was asked for. */
export interface RecordNode {
  readonly object: ObjectSchema;
  /** By field name. */
  readonly values: Readonly<Record<string, Value>>;
  /** By relationship name; null where there is no such parent. */
  readonly parents: Readonly<Record<string, RecordNode | null>>;
  /** By key of the answer: two aliases of one relationship may ask for different rows. */
  readonly children: Record<string, Connection>;
}

/** A page of rows. Source: "Paginate Results", GraphQL API Developer Guide (paginate.html). */
export interface Connection {
  readonly edges: readonly { readonly node: unknown; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly pageResultCount: number;
  /** Counted only when the answer wants it. */
  readonly totalCount: () => number;
}

/** @param nodes the rows of the page; `hasNextPage` whether more follow */
export function connection(
  nodes: readonly unknown[],
  offset: number,
  hasNextPage: boolean,
  totalCount: () => number,
): Connection {
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(offset + index) }));
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    pageResultCount: edges.length,
    totalCount,
  };
}
