import { OrgError } from '../../errors.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, isLive, tableOf } from '../columns.ts';
import type { Database } from '../database.ts';
import type { RecycleBin } from '../recycleBin/recycleBin.ts';
import type { Author, RecordWriter } from '../recordWriter.ts';

interface DeleteContext {
  readonly schema: Schema;
  readonly database: Database;
  readonly writer: RecordWriter;
  readonly bin: RecycleBin;
  readonly author: Author;
}

/**
 * Puts a record into the recycle bin: details go with it, lookups that clear are cleared, lookups that restrict keep
 * it. Throws OrgError when one does; the caller undoes what was done by then.
 */
export function deleteRecord(context: DeleteContext, object: ObjectSchema, id: string): void {
  context.bin.forget(id);
  deleteWith(context, object, id, id);
}

/** `root` is the record whose deletion takes this one along, itself at first. */
function deleteWith(context: DeleteContext, object: ObjectSchema, id: string, root: string): void {
  context.writer.remove(object, id, context.author, id === root);
  if (id !== root) context.bin.tookAlong(root, id);
  for (const relationship of object.childRelationships) {
    const child = context.schema.object(relationship.childObject);
    const field = child?.field(relationship.field);
    if (child && field) releaseChildren(context, { child, field }, { object, id, root });
  }
}

interface Deleted {
  readonly object: ObjectSchema;
  readonly id: string;
  readonly root: string;
}

interface ChildLookup {
  readonly child: ObjectSchema;
  readonly field: FieldSchema;
}

function releaseChildren(
  context: DeleteContext,
  { child, field }: ChildLookup,
  { object: parent, id: parentId, root }: Deleted,
): void {
  const rows = context.database.all(
    `SELECT child."Id" FROM ${tableOf(child)} AS child WHERE child.${columnOf(field)} = ? AND ${isLive(child, 'child')}`,
    [parentId],
  );
  const ids = rows.map((row) => String(row[0]));
  if (ids.length === 0) return;
  switch (field.reference?.onDelete) {
    case 'Restrict':
      throw new OrgError(
        'DELETE_FAILED',
        `Your attempt to delete ${parent.label} could not be completed because it is associated with the following ${child.labelPlural}.: ${ids.join(', ')}`,
      );
    case 'Cascade':
      for (const id of ids) deleteWith(context, child, id, root);
      break;
    default:
      for (const id of ids) {
        context.writer.update(child, id, { [field.name]: null }, context.author);
        context.bin.cleared(root, { recordId: id, field: field.name, target: parentId });
      }
  }
}
