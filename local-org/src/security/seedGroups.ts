import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/** Brings public groups as records, which keep their ids and members, and takes away those that the metadata no longer has. */
export function seedGroups(schema: Schema, store: Store): void {
  const object = schema.object('Group');
  const member = schema.object('GroupMember');
  if (!object || !member) throw new Error('The catalogue of standard objects has no Group.');
  const rows = [...store.select(`SELECT "DeveloperName", "Id" FROM ${tableOf(object)}`, [])];
  const known = new Map(rows.map(([name, id]) => [String(name), String(id)]));
  for (const { name, label, includesBosses } of schema.publicGroups) {
    const id = known.get(name);
    known.delete(name);
    store.seed(object, {
      ...(id === undefined ? {} : { Id: id }),
      ...{ Name: label, DeveloperName: name, Type: 'Regular', DoesIncludeBosses: includesBosses },
    });
  }
  for (const id of known.values()) {
    const sql = `SELECT "Id" FROM ${tableOf(member)} WHERE "GroupId" = ? OR "UserOrGroupId" = ?`;
    for (const [memberId] of [...store.select(sql, [id, id])]) store.discard(member, String(memberId));
    store.discard(object, id);
  }
}
