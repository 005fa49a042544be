import {
  executeSync,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OperationTypeNode,
  parse,
  specifiedRules,
} from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { OrgContext } from '../http/index.ts';
import { nestingOf } from '../nesting.ts';
import type { Viewer } from '../security/index.ts';
import type { GraphqlContext } from './context.ts';
import { withoutHiddenOptionals } from './query/optionalFields.ts';
import { MOST_SUBQUERIES, subqueriesOf } from './query/subqueryLimit.ts';
import { errorRepresentation, executionError, refusedAnswer } from './response/errorRepresentation.ts';
import type { GraphqlAnswer } from './response/errorRepresentation.ts';
import { validationErrors } from './response/validationErrors.ts';
import { viewerSchema } from './schema/viewerSchema.ts';
import { visibilityOf } from './schema/visibility.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** Long documents are refused as long SOQL is, before they are worked on. Source: query-limits.html: "the same limitations as SOQL". */
const LONGEST_DOCUMENT = 100_000;

/** Deeper than any document for a person's eyes; each level takes some of the stack. */
const DEEPEST_DOCUMENT = 200;

/** Names are checked in the document as it was sent: leaving out a hidden field must not make its variable superfluous. */
const WHOLE_DOCUMENT_RULES = [NoUnusedFragmentsRule, NoUnusedVariablesRule];
const OTHER_RULES = specifiedRules.filter((rule) => !WHOLE_DOCUMENT_RULES.includes(rule));

/** Answers a request in full; whatever is wrong with it is in `errors`. */
export function runRequest(request: GraphqlRequest, org: OrgContext, viewer: Viewer): GraphqlAnswer {
  const sent = parsed(request.query);
  if (sent instanceof GraphQLError) {
    return refusedAnswer([errorRepresentation(`Invalid syntax: ${sent.message}`, 'InvalidSyntax', sent)]);
  }
  const operation = getOperationAST(sent, request.operationName);
  if (!operation) return refusedAnswer([errorRepresentation(missingOperation(request), 'OperationNotSupported')]);
  const visibility = visibilityOf(org.schema, viewer);
  const schema = viewerSchema(org.schema, visibility);
  if (!schema.getRootType(operation.operation)) {
    const message = `Schema is not configured for ${kindsOf[operation.operation]}.`;
    return refusedAnswer([errorRepresentation(message, 'OperationNotSupported', { locations: locationOf(operation) })]);
  }
  const document = withoutHiddenOptionals(schema, sent);
  const invalid = [
    ...validationErrors(schema, sent, WHOLE_DOCUMENT_RULES, visibility),
    ...validationErrors(schema, document, OTHER_RULES, visibility),
  ];
  if (invalid.length > 0) return refusedAnswer(invalid);
  return execute(request, document, schema, { org, viewer, visibility });
}

const kindsOf: Readonly<Record<OperationTypeNode, string>> = {
  [OperationTypeNode.QUERY]: 'queries',
  [OperationTypeNode.MUTATION]: 'mutations',
  [OperationTypeNode.SUBSCRIPTION]: 'subscriptions',
};

function parsed(query: string): DocumentNode | GraphQLError {
  if (query.length > LONGEST_DOCUMENT) {
    return new GraphQLError(`a document can't be longer than ${LONGEST_DOCUMENT} characters.`);
  }
  const depth = nestingOf(query, '"');
  if (depth > DEEPEST_DOCUMENT) {
    return new GraphQLError(`a document can't be nested deeper than ${DEEPEST_DOCUMENT} levels, not ${depth}.`);
  }
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function missingOperation({ operationName }: GraphqlRequest): string {
  return operationName === undefined
    ? 'Must provide operation name if query contains multiple operations.'
    : `Unknown operation named '${operationName}'.`;
}

function locationOf({ loc }: OperationDefinitionNode): { line: number; column: number }[] {
  return loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : [];
}

function execute(
  request: GraphqlRequest,
  document: DocumentNode,
  schema: GraphQLSchema,
  contextValue: GraphqlContext,
): GraphqlAnswer {
  const operation = getOperationAST(document, request.operationName);
  if (!operation) throw new Error('The operation was lost on the way.');
  const { variableValues, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables, {
    hideSuggestions: true,
  });
  if (errors) {
    return refusedAnswer(errors.map((error) => errorRepresentation(error.message, 'ValidationError', error)));
  }
  const subqueries = subqueriesOf(operation, { schema, variableValues, fragments: fragmentsOf(document) });
  if (subqueries > MOST_SUBQUERIES) {
    const message = `A request can contain up to ${MOST_SUBQUERIES} subqueries, not ${subqueries}.`;
    return refusedAnswer([errorRepresentation(message, 'ExecutionAborted', { locations: locationOf(operation) })]);
  }
  const result = executeSync({
    schema,
    document,
    contextValue,
    variableValues: request.variables,
    operationName: request.operationName,
    hideSuggestions: true,
  });
  return { data: result.data ?? {}, errors: (result.errors ?? []).map(executionError) };
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
}
