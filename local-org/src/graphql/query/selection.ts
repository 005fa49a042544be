import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionNode } from 'graphql';

/** One key of the answer, and the fields of the document that make it. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

export type SelectionInfo = Pick<GraphQLResolveInfo, 'fragments' | 'variableValues' | 'schema'>;

/**
 * What is selected below some fields, fragments opened and `@include` and `@skip` obeyed.
 * @param typeNames the type below and its interfaces: fragments on others do not apply
 */
export function selectedFields(
  parents: readonly FieldNode[],
  typeNames: readonly string[],
  info: SelectionInfo,
): readonly Selected[] {
  const byKey = new Map<string, { name: string; nodes: FieldNode[] }>();
  const visit = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, info)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = byKey.get(key);
        if (known) known.nodes.push(selection);
        else byKey.set(key, { name: selection.name.value, nodes: [selection] });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || typeNames.includes(condition)))
        visit(fragment.selectionSet.selections);
    }
  };
  for (const parent of parents) visit(parent.selectionSet?.selections ?? []);
  return [...byKey].map(([key, { name, nodes }]) => ({ key, name, nodes }));
}

/** The document's fields at the end of a path such as `edges`, `node`, whatever their aliases. */
export function fieldsAt(
  parents: readonly FieldNode[],
  path: readonly { readonly name: string; readonly type: string }[],
  info: SelectionInfo,
): readonly FieldNode[] {
  let nodes = parents;
  for (const { name, type } of path) {
    nodes = selectedFields(nodes, [type], info)
      .filter((selected) => selected.name === name)
      .flatMap((selected) => selected.nodes);
  }
  return nodes;
}

function isIncluded(selection: SelectionNode, info: SelectionInfo): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if !== false;
}
