import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode, OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { DuplicatesDetected } from '../store/index.ts';
import type { Operation, SaveResult } from '../store/index.ts';
import { duplicateResult } from './duplicateResult.ts';
import { duplicateRuleHeader } from './duplicateRuleHeader.ts';

/** Statuses of refused records; all others are 400. Source: "Status Codes and Error Responses", REST API Developer Guide. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  NOT_FOUND: 404,
};

export function statusOf(error: OrgError | undefined): number {
  if (!error) return 400;
  return error.status === 400 ? (STATUS[error.code] ?? 400) : error.status;
}

/** Who asks, and how duplicates are to be dealt with. */
export type SaveRequest = Pick<FastifyRequest, 'viewer' | 'headers'>;

export function saveOne(org: OrgContext, operation: Operation, { viewer, headers }: SaveRequest): SaveResult {
  const duplicates = duplicateRuleHeader(headers);
  const [result] = org.store.save([operation], viewer, { allOrNone: true, duplicates });
  if (!result) throw new Error('The store gave no result for a record.');
  return result;
}

/** The error list of a single record's request, with the fields of each error, or the duplicates. */
export function refuse(
  reply: FastifyReply,
  errors: readonly OrgError[],
  org: OrgContext,
  request: SaveRequest,
): FastifyReply {
  return reply.status(statusOf(errors[0])).send(errors.map((error) => errorEntry(error, org, request)));
}

function errorEntry(error: OrgError, org: OrgContext, { viewer, headers }: SaveRequest): Record<string, unknown> {
  const { message, code: errorCode, fields } = error;
  if (!(error instanceof DuplicatesDetected)) return { message, errorCode, fields };
  const { includeRecordDetails } = duplicateRuleHeader(headers);
  return { duplicateResult: duplicateResult(org, error.result, viewer, includeRecordDetails), errorCode, message };
}

/**
 * One entry of a collections answer; these name the code `statusCode`, and no duplicates: github.com/jetstreamapp/jetstream/issues/482.
 */
export function collectionResult(result: SaveResult, withCreated: boolean): Record<string, unknown> {
  if (result.success) {
    const { id, created } = result;
    return { id, success: true, errors: [], ...(withCreated ? { created } : {}) };
  }
  return {
    ...(result.id === undefined ? {} : { id: result.id }),
    success: false,
    errors: result.errors.map(({ code, message, fields }) => ({ statusCode: code, message, fields })),
  };
}
