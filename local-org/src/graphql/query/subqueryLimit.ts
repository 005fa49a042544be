import type { OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import type { FieldNode } from 'graphql';
import { selectedFields } from './selection.ts';
import type { SelectionInfo } from './selection.ts';

/** Source: "GraphQL API Query Limitations", GraphQL API Developer Guide (query-limits.html). */
export const MOST_SUBQUERIES = 10;

/** How many objects a query asks for, each alias counting. */
export function subqueriesOf(operation: OperationDefinitionNode, info: SelectionInfo): number {
  const root: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: 'query' },
    selectionSet: operation.selectionSet,
  };
  const below = (parents: readonly FieldNode[], type: string): readonly FieldNode[] =>
    selectedFields(parents, [type], info).flatMap(({ nodes }) => nodes);
  const families = below(below([root], 'Query'), 'UIAPI');
  return families
    .flatMap((family) => selectedFields([family], ['RecordQuery', 'RecordQueryAggregate'], info))
    .filter(({ name }) => name !== '__typename').length;
}
