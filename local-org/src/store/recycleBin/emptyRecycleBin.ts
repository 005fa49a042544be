import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { hasRecycleBin } from '../columns.ts';
import { toId18 } from '../recordId.ts';
import type { SaveContext } from '../save/saveRecords.ts';
import { SharingChecks } from '../save/sharingChecks.ts';
import type { SaveResult } from '../types.ts';

/**
 * Takes a record out of the recycle bin for good, with what went there with it. Nothing brings it back; as on the platform for
 * about a day, `queryAll` still finds it.
 * Source: "emptyRecycleBin()" in the SOAP API Developer Guide (sforce_api_calls_emptyrecyclebin.htm): the id of a record that goes
 * with another one of the call is an error.
 * @param together the ids of all records of the call
 */
export function emptyRecycleBin(
  context: SaveContext,
  { object, id: given }: { readonly object: ObjectSchema; readonly id: string },
  viewer: Viewer,
  together: readonly string[],
): SaveResult {
  const id = toId18(given) ?? given;
  try {
    const taker = context.bin.takerOf(id);
    if (taker !== undefined && together.some((one) => toId18(one) === taker)) {
      throw new OrgError('DELETE_FAILED', `The record goes out of the recycle bin with ${taker}; leave it out.`);
    }
    refuse(context, object, id, viewer);
  } catch (error) {
    if (error instanceof OrgError) return { success: false, id, errors: [error] };
    throw error;
  }
  for (const one of [id, ...context.bin.takenAlong(id)]) context.bin.empty(one);
  return { success: true, id, created: false };
}

function refuse({ bin, database, reader }: SaveContext, object: ObjectSchema, id: string, viewer: Viewer): void {
  if (!hasRecycleBin(object) || reader.state(object, id) !== 'deleted' || bin.isEmptied(id)) {
    throw new OrgError('DELETE_FAILED', 'Entity is not in the recycle bin');
  }
  if (!viewer.object(object.name).delete) {
    throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  new SharingChecks(database, viewer).require(object, id, 'delete');
}
