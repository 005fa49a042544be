import { Kind, parse, print, visit, type DocumentNode, type FieldNode, type SelectionNode } from 'graphql';

/** Under this name every record of a result carries its id, so that changes of the record reach the result. */
export const RECORD_ID = 'previewRecordId';

/** What `gql` makes: the document as it was written, and as it is sent. */
export interface GraphQLDocument {
  readonly text: string;
  readonly sent: string;
}

const idField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: RECORD_ID },
  name: { kind: Kind.NAME, value: 'Id' },
};

/** A node of the aggregate half of the schema is no record. */
function isAggregate(selections: readonly SelectionNode[]): boolean {
  return selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === 'aggregate');
}

/** Lightning Data Service adds the ids of records to a query, to know them again; so does this. */
function withRecordIds(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (field) => {
      if (field.name.value !== 'node' || field.selectionSet === undefined) return undefined;
      if (isAggregate(field.selectionSet.selections)) return undefined;
      const selections = [...field.selectionSet.selections, idField];
      return { ...field, selectionSet: { ...field.selectionSet, selections } };
    },
  });
}

/**
 * Parses a GraphQL document, as the platform's tag does; a fragment may be put in by `${…}`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-gql.html
 * @throws GraphQLError naming line and column of a syntax error
 */
export function gql(texts: TemplateStringsArray, ...values: readonly unknown[]): GraphQLDocument {
  const text = texts.reduce((joined, next, index) => joined + textOf(values[index - 1]) + next);
  const document = parse(text);
  const isQuery = document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query',
  );
  return { text, sent: print(isQuery ? withRecordIds(document) : document) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isDocument(value) ? value.text : '';
}

/** Whether `gql` made this. */
export function isDocument(value: unknown): value is GraphQLDocument {
  return typeof value === 'object' && value !== null && 'text' in value && 'sent' in value;
}
