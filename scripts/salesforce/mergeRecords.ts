import { Connection } from 'jsforce';
import { API_VERSION, control } from './Session.ts';
import type { Session } from './Session.ts';
import type { RemoveOutcome } from './types.ts';

/**
 * Merges other records into one, which no REST resource does.
 * Source: "merge()", SOAP API Developer Guide (sforce_api_calls_merge.htm).
 */
export async function mergeRecords(
  session: Session,
  object: string,
  masterId: string,
  otherIds: readonly string[],
): Promise<RemoveOutcome> {
  // SOAP has the token in its envelope, so this connection has to know it.
  const { accessToken } = session.access;
  const connection = new Connection({ instanceUrl: session.guard.origin, version: API_VERSION, accessToken });
  connection._transport = session.connection._transport;
  const { success, errors } = await control(`Merging ${object} records`, () =>
    connection.soap.merge({ masterRecord: { type: object, Id: masterId }, recordToMergeIds: [...otherIds] }),
  );
  if (success) return { success };
  const { statusCode = 'UNKNOWN_ERROR', message = 'Salesforce gave no reason' } = errors?.[0] ?? {};
  return { success, errorCode: statusCode, message };
}
