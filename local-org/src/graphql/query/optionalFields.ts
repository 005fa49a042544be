import { BREAK, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, SelectionSetNode } from 'graphql';

const PLACEHOLDER = nothingSelected();

/**
 * Leaves out fields that are marked `@optional` and that the viewer may not see: the query succeeds without them.
 * Source: "Query Objects Examples", optional fields, GraphQL API Developer Guide (query-record-examples.html).
 */
export function withoutHiddenOptionals(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  if (!hasOptionals(document)) return document;
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(node) {
          const hidden = isOptional(node) && typeInfo.getParentType() && !typeInfo.getFieldDef();
          return hidden ? null : undefined;
        },
      },
      SelectionSet: {
        // A selection may not be empty; what is skipped selects nothing and leaves the object empty.
        leave: (node): SelectionSetNode | undefined =>
          node.selections.length === 0 ? { ...node, selections: PLACEHOLDER } : undefined,
      },
    }),
  );
}

function isOptional(node: FieldNode): boolean {
  return node.directives?.some(({ name }) => name.value === 'optional') ?? false;
}

function hasOptionals(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive(node) {
      found = node.name.value === 'optional';
      return found ? BREAK : undefined;
    },
  });
  return found;
}

function nothingSelected(): SelectionSetNode['selections'] {
  const [operation] = parse('{ __typename @skip(if: true) }').definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The placeholder is no query.');
  return operation.selectionSet.selections;
}
