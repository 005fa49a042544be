import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/** Brings public groups as records, which keep their ids and members, and takes away those that the metadata no longer has. */
export function seedGroups(schema: Schema, store: Store): void {
  const object = schema.object('Group');
  const member = schema.object('GroupMember');
  if (!object || !member) throw new Error('The catalogue of standard objects has no Group.');
  const rows = [...store.select(`SELECT "DeveloperName", "Id" FROM ${tableOf(object)} WHERE "Type" = 'Regular'`, [])];
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
    for (const share of schema.objects.filter(({ shareOf }) => shareOf !== undefined)) {
      const shares = store.select(`SELECT "Id" FROM ${tableOf(share)} WHERE "UserOrGroupId" = ?`, [id]);
      for (const [shareId] of [...shares]) store.discard(share, String(shareId));
    }
    store.discard(object, id);
  }
}

/**
 * Brings the groups that come with roles, two for each, and that of everybody: they are what records are shared with. Source: "Group",
 * Type and RelatedId, in the Object Reference.
 */
export function seedRoleGroups(schema: Schema, store: Store): void {
  const object = schema.object('Group');
  if (!object) throw new Error('The catalogue of standard objects has no Group.');
  const known = new Set(
    [...store.select('SELECT "Type", "RelatedId" FROM "Group"', [])].map(([type, related]) => `${type} ${related}`),
  );
  const seed = (Type: string, DeveloperName: string, RelatedId: string | null): void => {
    if (known.has(`${Type} ${RelatedId}`)) return;
    store.seed(object, { Name: null, DeveloperName, Type, RelatedId, DoesIncludeBosses: true });
  };
  seed('Organization', 'AllInternalUsers', null);
  for (const [id, name] of [...store.select('SELECT "Id", "DeveloperName" FROM "UserRole"', [])]) {
    seed('Role', String(name), String(id));
    seed('RoleAndSubordinates', String(name), String(id));
  }
}
