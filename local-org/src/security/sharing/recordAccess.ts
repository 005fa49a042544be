import type { ObjectSchema } from '../../schema/index.ts';
import { isLive, tableOf, toId18 } from '../../store/index.ts';
import type { Store } from '../../store/index.ts';
import type { ObjectAccess, RecordAccess, RecordAction } from '../types.ts';
import { parentsOf } from './parents.ts';
import { rowFilter } from './rowFilter.ts';
import type { SharingUser } from './rowFilter.ts';

/** Actions, and the object permission that each needs beside sharing. */
const NEEDS: readonly (readonly [RecordAction, keyof ObjectAccess])[] = [
  ['read', 'read'],
  ['edit', 'edit'],
  ['delete', 'delete'],
  ['transfer', 'edit'],
  ['share', 'read'],
];

/**
 * What `user` may do with the records that `asker` can read, in the order of the ids.
 * Source: "UserRecordAccess" in the Object Reference: only objects of the Sharing Settings page, and records that the
 * querying user cannot read are left out.
 */
export function recordAccess(
  store: Store,
  asker: SharingUser,
  user: SharingUser,
  recordIds: readonly string[],
): readonly RecordAccess[] {
  const ids = [...new Set(recordIds.map(toId18).filter((id) => id !== undefined))];
  const actionsOf = new Map<string, Set<RecordAction>>();
  for (const [prefix, ofObject] of Map.groupBy(ids, (id) => id.slice(0, 3))) {
    const object = asker.schema.objectByKeyPrefix(prefix);
    if (!object || !isShared(object) || !asker.object(object.name).read) continue;
    const known = allowed(store, asker, object, 'read', ofObject);
    for (const id of known) actionsOf.set(id, new Set());
    let readable: readonly string[] = known;
    for (const [action, needed] of NEEDS) {
      // Whoever cannot read a record can do nothing with it.
      const granted = user.object(object.name)[needed] ? allowed(store, user, object, action, readable) : [];
      if (action === 'read') readable = granted;
      for (const id of granted) actionsOf.get(id)?.add(action);
    }
  }
  return ids.flatMap((recordId) => {
    const actions = actionsOf.get(recordId);
    return actions ? [{ recordId, actions }] : [];
  });
}

function isShared(object: ObjectSchema): boolean {
  return object.field('OwnerId') !== undefined || parentsOf(object).length > 0;
}

/** Those of the ids whose records are there and with which sharing allows the action. */
function allowed(
  store: Store,
  user: SharingUser,
  object: ObjectSchema,
  action: RecordAction,
  ids: readonly string[],
): readonly string[] {
  const filter = rowFilter(user, { object, alias: 'r', asked: 'one' }, action);
  const live = isLive(object, 'r');
  const text = `SELECT r."Id" FROM ${tableOf(object)} AS r WHERE r."Id" IN (SELECT value FROM json_each(?)) AND ${live}`;
  const rows = store.select(`${text}${filter ? ` AND ${filter.text}` : ''}`, [
    JSON.stringify(ids),
    ...(filter?.parameters ?? []),
  ]);
  return [...rows].map(([id]) => String(id));
}
