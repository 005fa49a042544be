import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { columnOf, hasRecycleBin, tableOf } from '../columns.ts';
import { RuleViolations } from '../formulas/validationRules.ts';
import { toId18 } from '../recordId.ts';
import type { Author } from '../recordWriter.ts';
import { rollUpMasters } from '../save/rollUpMasters.ts';
import type { SaveContext } from '../save/saveRecords.ts';
import { SharingChecks } from '../save/sharingChecks.ts';
import { isUniqueViolation } from '../save/uniqueViolation.ts';
import type { SaveResult } from '../types.ts';

/**
 * Takes a record out of the recycle bin, with the records that were deleted with it and the lookups to it that were cleared and
 * are still empty. What a merge gave to another record stays there.
 * Sources: "undelete()" in the SOAP API Developer Guide; "Restore Deleted Records from the Recycle Bin", Salesforce Help: lookups
 * that have been replaced are not restored.
 * The result is UNDELETE_FAILED for a record that is not in the recycle bin, or whose master is.
 */
export function undeleteRecord(
  context: SaveContext,
  object: ObjectSchema,
  given: string,
  viewer: Viewer,
  author: Author,
): SaveResult {
  const { database, rollUps } = context;
  const id = toId18(given) ?? given;
  database.exec('SAVEPOINT undelete');
  try {
    restore(context, object, id, { viewer, author });
    rollUpMasters(context, author);
    database.exec('RELEASE undelete');
    return { success: true, id, created: false };
  } catch (error) {
    database.exec('ROLLBACK TO undelete; RELEASE undelete');
    rollUps.forget();
    if (error instanceof RuleViolations) return { success: false, id, errors: error.errors };
    if (error instanceof OrgError) return { success: false, id, errors: [error] };
    if (!isUniqueViolation(error)) throw error;
    const message = 'Another record has a unique value of this one, or of one that was deleted with it.';
    return { success: false, id, errors: [new OrgError('DUPLICATE_VALUE', message)] };
  }
}

function restore(
  context: SaveContext,
  object: ObjectSchema,
  id: string,
  { viewer, author }: { readonly viewer: Viewer; readonly author: Author },
): void {
  const { bin, reader, schema, writer } = context;
  if (!hasRecycleBin(object) || reader.state(object, id) !== 'deleted' || bin.isEmptied(id)) {
    throw new OrgError('UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  if (!viewer.object(object.name).delete) {
    throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  new SharingChecks(context.database, viewer).require(object, id, 'delete');
  refuseWithoutMaster(context, object, id);
  writer.restore(object, id, author);
  for (const detail of bin.takenAlong(id)) {
    if (bin.isEmptied(detail)) continue;
    const detailObject = schema.objectByKeyPrefix(detail.slice(0, 3));
    if (detailObject && reader.state(detailObject, detail) === 'deleted') writer.restore(detailObject, detail, author);
  }
  for (const { recordId, field, target } of bin.clearedLookups(id)) {
    const child = schema.objectByKeyPrefix(recordId.slice(0, 3));
    const lookup = child?.field(field);
    if (!child || !lookup || reader.stored(child, recordId, [field])?.[field] !== null) continue;
    writer.update(child, recordId, { [lookup.name]: target }, author);
  }
  bin.forget(id);
}

function refuseWithoutMaster({ database, reader, schema }: SaveContext, object: ObjectSchema, id: string): void {
  for (const field of object.fields.filter(({ reference }) => reference?.onDelete === 'Cascade')) {
    const master = database.get(`SELECT ${columnOf(field)} FROM ${tableOf(object)} WHERE "Id" = ?`, [id])?.[0];
    const masterObject = schema.objectByKeyPrefix(String(master ?? '').slice(0, 3));
    if (masterObject && reader.state(masterObject, String(master)) !== 'live') {
      const message = `The record cannot be undeleted while its ${masterObject.label} is deleted: ${String(master)}`;
      throw new OrgError('UNDELETE_FAILED', message, { fields: [field.name] });
    }
  }
}
