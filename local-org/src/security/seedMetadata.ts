import type { Schema } from '../schema/index.ts';
import { tableOf } from '../store/index.ts';
import type { Store } from '../store/index.ts';
import { seedCustomMetadata } from './seedCustomMetadata.ts';
import { seedDuplicateRules } from './seedDuplicateRules.ts';
import { seedGroups } from './seedGroups.ts';
import { seedPermissions } from './seedPermissions.ts';
import { seedPermissionSets } from './seedPermissionSets.ts';
import { seedRecordTypes } from './seedRecordTypes.ts';

/**
 * Brings the records that follow from an org's metadata: permission sets with their permissions, record types, duplicate rules, public groups,
 * and the records of custom metadata types. The profiles must be there.
 * @returns ids of the permission sets, by name
 * @throws MetadataError for values of custom metadata that the platform would not deploy
 */
export function seedMetadata(schema: Schema, store: Store): ReadonlyMap<string, string> {
  const permissionSetIds = seedPermissionSets(schema, store, profileIds(schema, store));
  seedPermissions(schema, store, permissionSetIds);
  seedRecordTypes(schema, store);
  seedDuplicateRules(schema, store);
  seedGroups(schema, store);
  seedCustomMetadata(schema, store);
  return permissionSetIds;
}

function profileIds(schema: Schema, store: Store): ReadonlyMap<string, string> {
  const profile = schema.object('Profile');
  if (!profile) throw new Error('The catalogue of standard objects has no Profile.');
  return new Map(
    [...store.select(`SELECT "Name", "Id" FROM ${tableOf(profile)}`, [])].map(([name, id]) => [
      String(name),
      String(id),
    ]),
  );
}
