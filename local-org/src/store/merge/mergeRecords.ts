import { OrgError } from '../../errors.ts';
import { isAssociatedObject } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import { columnOf, isLive, tableOf } from '../columns.ts';
import { RuleViolations } from '../formulas/validationRules.ts';
import { mergings } from '../people/mergings.ts';
import type { Merging } from '../people/mergings.ts';
import type { Author } from '../recordWriter.ts';
import { existingId } from '../save/existingRecord.ts';
import { rollUpMasters } from '../save/rollUpMasters.ts';
import { saveRecords } from '../save/saveRecords.ts';
import type { SaveContext } from '../save/saveRecords.ts';
import { SharingChecks } from '../save/sharingChecks.ts';
import type { MergeRequest, MergeResult } from '../types.ts';

/** Source: "merge()" in the SOAP API Developer Guide: up to three records, the master included. */
const MOST_LOSERS = 2;

/**
 * Merges records into one, as a whole or not at all: what refers to the others refers to the master then, whose values change as they
 * are sent; the others go to the recycle bin with the master's id in `MasterRecordId`. Children get another parent and nothing
 * else: neither their validation rules nor what anybody keeps in their text keys takes part. Sources: "merge()"; "Triggers
 * and Merge Statements" in the Apex Developer Guide: re-parented children fire no triggers, the master is updated as usual.
 */
export function mergeRecords(context: SaveContext, request: MergeRequest, viewer: Viewer, author: Author): MergeResult {
  const { database, rollUps } = context;
  database.exec('SAVEPOINT merge');
  try {
    const result = merged(context, request, viewer, author);
    database.exec(result.success ? 'RELEASE merge' : 'ROLLBACK TO merge; RELEASE merge');
    if (!result.success) rollUps.forget();
    return result;
  } catch (error) {
    database.exec('ROLLBACK TO merge; RELEASE merge');
    rollUps.forget();
    const { masterId: id } = request;
    if (error instanceof RuleViolations) return { success: false, id, errors: error.errors };
    if (error instanceof OrgError) return { success: false, id, errors: [error] };
    throw error;
  }
}

function merged(
  context: SaveContext,
  { object, masterId, values, loserIds }: MergeRequest,
  viewer: Viewer,
  author: Author,
): MergeResult {
  if (!object.field('MasterRecordId')) throw invalid(`${object.label} records cannot be merged.`);
  const master = existingId(context.reader, object, masterId);
  const losers = loserIds.map((id) => existingId(context.reader, object, id));
  if (losers.length === 0 || losers.length > MOST_LOSERS || new Set([master, ...losers]).size <= losers.length) {
    throw invalid(`Name one or two other records to merge into ${master}.`);
  }
  const sharing = new SharingChecks(context.database, viewer);
  const access = viewer.object(object.name);
  if (!access.edit || !access.delete) {
    throw new OrgError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  sharing.require(object, master, 'edit');
  for (const loser of losers) sharing.require(object, loser, 'delete');

  const merges = mergings(context, object, master, losers);
  const moved = merges.flatMap((merging) => reparent(context, merging, author));
  for (const { object: one, from, to, goesWith } of merges) {
    context.bin.forget(from);
    context.writer.update(one, from, { MasterRecordId: to }, author);
    context.writer.remove(one, from, author);
    if (goesWith !== undefined) context.bin.tookAlong(goesWith, from);
  }
  rollUpMasters(context, author);
  // Source: "Things to Know About Duplicate Rules", Salesforce Help: they do not run when records are merged.
  const options = { allOrNone: true, duplicates: 'ignored' } as const;
  const [saved] = saveRecords(context, [{ kind: 'update', object, id: master, values }], viewer, options);
  if (!saved?.success) return { success: false, id: master, errors: saved?.errors ?? [] };
  const seen = moved.filter(
    (child) => viewer.object(child.object.name).read && sharing.allows(child.object, child.id, 'read'),
  );
  return { success: true, id: master, mergedRecordIds: losers, updatedRelatedIds: seen.map(({ id }) => id) };
}

interface Child {
  readonly object: ObjectSchema;
  readonly id: string;
}

/**
 * A record that would become its own parent has none. Who was merged is no duplicate any more: sets that are dealt with have one item
 * left (github.com/SalesforceFoundation/NPSP/pull/6244).
 */
function reparent(
  { schema, database, writer }: SaveContext,
  { object, from, to, kept }: Merging,
  author: Author,
): readonly Child[] {
  return object.childRelationships.flatMap((relationship) => {
    if (kept.has(`${relationship.childObject}.${relationship.field}`)) return [];
    const child = schema.object(relationship.childObject);
    const field = child?.field(relationship.field);
    if (
      !child ||
      !field ||
      isAssociatedObject(child) ||
      field.name === 'MasterRecordId' ||
      field.formula ||
      isDerived(child, field.name)
    )
      return [];
    const sql = `SELECT child."Id" FROM ${tableOf(child)} AS child WHERE child.${columnOf(field)} = ? AND ${isLive(child, 'child')}`;
    const ids = database.all(sql, [from]).map(([id]) => String(id));
    if (child.name === 'DuplicateRecordItem') {
      for (const id of ids) writer.remove(child, id, author);
      return [];
    }
    for (const id of ids) writer.update(child, id, { [field.name]: id === to ? null : to }, author);
    return ids.map((id) => ({ object: child, id }));
  });
}

/** The account of an activity follows from what it is about. */
function isDerived(child: ObjectSchema, field: string): boolean {
  return child.field(field)?.calculated === true;
}

function invalid(message: string): OrgError {
  return new OrgError('INVALID_ID_FIELD', message);
}
