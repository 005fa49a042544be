import { Kind, parse, print, visit, type DocumentNode, type FieldNode, type SelectionNode } from 'graphql';

/** Under this name every record of a result carries its id, so that changes of the record reach the result. */
export const RECORD_ID = 'previewRecordId';

/** And under this one the name of its object. */
export const RECORD_OBJECT = 'previewRecordObject';

/** What `gql` makes: the document as it was written, as it is sent, and what is sent as a tree. */
export interface GraphQLDocument {
  readonly text: string;
  readonly sent: string;
  readonly tree: DocumentNode;
}

const added = (alias: string, name: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: alias },
  name: { kind: Kind.NAME, value: name },
});

const IDENTITY = [added(RECORD_ID, 'Id'), added(RECORD_OBJECT, 'ApiName')];

const names = (selections: readonly SelectionNode[]): string[] =>
  selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));

const NO_RECORDS = ['edges', 'node', 'pageInfo', 'totalCount', 'pageResultCount', 'aggregate'];

/** A node of a list, but of the aggregate half of the schema; or the parent of a record, whose fields are chosen. */
function isRecord(field: FieldNode, isInNode: boolean): boolean {
  const selections = field.selectionSet?.selections ?? [];
  if (names(selections).some((name) => NO_RECORDS.includes(name))) return false;
  if (field.name.value === 'node') return true;
  return (
    isInNode && selections.some((selection) => selection.kind === Kind.FIELD && selection.selectionSet !== undefined)
  );
}

/** Lightning Data Service adds what tells records apart to a query, to know them again; so does this. */
function withIdentity(document: DocumentNode): DocumentNode {
  const nodes: FieldNode[] = [];
  return visit(document, {
    Field: {
      enter: (field) => {
        if (field.name.value === 'node') nodes.push(field);
      },
      leave: (field) => {
        const around = nodes.at(-1);
        if (field.name.value === 'node') nodes.pop();
        const isInNode = around !== undefined && !names(around.selectionSet?.selections ?? []).includes('aggregate');
        if (field.selectionSet === undefined || !isRecord(field, isInNode)) return undefined;
        const selections = [...field.selectionSet.selections, ...IDENTITY];
        return { ...field, selectionSet: { ...field.selectionSet, selections } };
      },
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
  const tree = isQuery ? withIdentity(document) : document;
  return { text, sent: print(tree), tree };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return isDocument(value) ? value.text : '';
}

/** Whether `gql` made this. */
export function isDocument(value: unknown): value is GraphQLDocument {
  return typeof value === 'object' && value !== null && 'text' in value && 'sent' in value;
}
