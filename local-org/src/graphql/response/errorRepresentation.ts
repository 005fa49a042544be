import type { GraphQLError } from 'graphql';
import { OrgError } from '../../errors.ts';
import { UNFORESEEN } from '../../http/index.ts';

/** Source: "Status Codes and Error Responses", GraphQL API Developer Guide (query-status.html). */
export type ErrorType =
  'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

/** One entry of `errors`. Source: "GraphQLErrorRepresentation", GraphQL API Developer Guide. */
export interface ErrorRepresentation {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly paths: readonly (string | number)[];
  readonly extensions: { readonly ErrorType: ErrorType };
}

/** What every answer has; `data` is empty when the request never ran. */
export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: readonly ErrorRepresentation[];
}

export function refusedAnswer(errors: readonly ErrorRepresentation[]): GraphqlAnswer {
  return { data: {}, errors };
}

export function errorRepresentation(
  message: string,
  type: ErrorType,
  place: Pick<Partial<GraphQLError>, 'locations' | 'path'> = {},
): ErrorRepresentation {
  return {
    message,
    locations: (place.locations ?? []).map(({ line, column }) => ({ line, column })),
    paths: [...(place.path ?? [])],
    extensions: { ErrorType: type },
  };
}

/** SOQL's errors show a line of the query; this query was never the caller's. */
const SOQL_EXTRACT = /^\n[^]*ERROR at Row:\d+:Column:\d+\n/;

/** What went wrong while a field was read or written. */
export function executionError(error: GraphQLError): ErrorRepresentation {
  const { originalError } = error;
  if (originalError === undefined) return errorRepresentation(error.message, 'ValidationError', error);
  if (originalError instanceof OrgError) {
    return errorRepresentation(originalError.message.replace(SOQL_EXTRACT, ''), 'DataFetchingException', error);
  }
  console.error(originalError);
  return errorRepresentation(UNFORESEEN, 'ExecutionAborted', error);
}
