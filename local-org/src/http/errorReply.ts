import type { FastifyError, FastifyReply } from 'fastify';
import { OrgError } from '../errors.ts';
import { OAuthError } from './oauthError.ts';

export interface ErrorBody {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

/** The list that REST answers with. Source: "Status Codes and Error Responses", REST API Developer Guide (errorcodes.htm). */
export function errorBody(error: OrgError): ErrorBody {
  const { message, code: errorCode, fields } = error;
  return fields.length > 0 ? { message, errorCode, fields } : { message, errorCode };
}

/** What is said of errors that nobody foresaw: they go to standard error in full, and to no client. */
export const UNFORESEEN = 'An unexpected error occurred; the embedded org wrote it to its standard error.';

/** Answers any error in the platform's form. */
export async function replyWithError(error: unknown, reply: FastifyReply): Promise<FastifyReply> {
  if (error instanceof OAuthError) {
    return reply.status(error.status).send({ error: error.code, error_description: error.message });
  }
  if (error instanceof OrgError) {
    // Source: "Authorization Through Connected Apps and OAuth 2.0": an invalid session answers with this challenge.
    if (error.code === 'INVALID_SESSION_ID') void reply.header('WWW-Authenticate', 'Token');
    return reply.status(error.status).send([errorBody(error)]);
  }
  const status = isFastifyError(error) ? error.statusCode : undefined;
  if (isFastifyError(error) && status !== undefined && status < 500) {
    return reply.status(status).send([{ message: error.message, errorCode: codeFor(status) }]);
  }
  console.error(error);
  return reply.status(500).send([{ message: UNFORESEEN, errorCode: 'UNKNOWN_EXCEPTION' }]);
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
}

function codeFor(status: number): string {
  if (status === 413) return 'REQUEST_TOO_LARGE';
  if (status === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  return 'BAD_REQUEST';
}
