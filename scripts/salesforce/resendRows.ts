import { createCollection, updateCollection, upsertCollection } from './collections.ts';
import { describeObject } from './describe.ts';
import { protocolFault } from './faults.ts';
import { jsonCells } from './jsonCells.ts';
import type { Session } from './Session.ts';
import type { Cell, IngestOutcome, IngestRequest, RecordCells, RefusedRow, SaveOutcome } from './types.ts';

/**
 * Sends rows of a bulk job again that met a lock, through sObject Collections: small requests, one after the other. What is still
 * locked after several attempts is refused.
 */
export async function resendRows(
  session: Session,
  request: IngestRequest,
  rows: readonly RefusedRow[],
): Promise<IngestOutcome> {
  if (rows.length === 0) {
    return { sent: 0, succeeded: 0, created: 0, refused: [] };
  }
  const object = await describeObject(session, request.object);
  if (object === undefined) {
    throw protocolFault('NO_OBJECT', `${request.object} took a bulk job, and cannot be described.`);
  }
  const outcomes = await save(
    session,
    request,
    rows.map(({ values }) => jsonCells(object, restCells(values))),
  );
  const succeeded = outcomes.filter((outcome) => outcome.success);
  return {
    sent: rows.length,
    succeeded: succeeded.length,
    created: succeeded.filter(({ created }) => created).length,
    refused: rows.flatMap(({ values }, index) => {
      const outcome = outcomes[index];
      return outcome === undefined || outcome.success ? [] : [{ ...outcome, values }];
    }),
  };
}

function save(
  session: Session,
  { object, operation, externalIdField = '' }: IngestRequest,
  records: readonly RecordCells[],
): Promise<SaveOutcome[]> {
  switch (operation) {
    case 'insert':
      return createCollection(session, object, records);
    case 'update':
      return updateCollection(session, object, records);
    case 'upsert':
      return upsertCollection(session, object, externalIdField, records);
  }
}

/** In the Bulk API an empty cell leaves a field alone and `#N/A` clears it; REST has an absent member and null. */
function restCells(values: Readonly<Record<string, string>>): Record<string, Cell> {
  const given = Object.entries(values).filter(([, cell]) => cell !== '');
  return Object.fromEntries(given.map(([name, cell]) => [name, cell === '#N/A' ? undefined : cell]));
}
