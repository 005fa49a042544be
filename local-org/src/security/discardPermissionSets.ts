import { MetadataError } from '../schema/index.ts';
import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';

/**
 * Takes away the records of permission sets that an org's metadata no longer has.
 * @throws MetadataError for one that users are assigned
 */
export function discardPermissionSets(before: Schema, after: Schema, store: Store): void {
  const object = after.object('PermissionSet');
  const assignment = after.object('PermissionSetAssignment');
  if (!object || !assignment) throw new Error('The catalogue of standard objects has no PermissionSet.');
  for (const { name, file } of before.permissionSets) {
    if (after.permissionSets.some((set) => set.name === name)) continue;
    const id = store.findBy(object, 'Name', name)?.Id;
    if (typeof id !== 'string') continue;
    const assigned = [
      ...store.select(`SELECT 1 FROM ${tableOf(assignment)} WHERE "PermissionSetId" = ? LIMIT 1`, [id]),
    ];
    if (assigned.length > 0)
      throw new MetadataError(file, `The permission set ${name} is assigned to users. Remove the assignments first.`);
    store.discard(object, id);
  }
}
