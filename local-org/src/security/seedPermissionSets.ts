import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { RecordValues, Store } from '../store/index.ts';
import { PROFILES } from './profiles.ts';
import type { ProfileDefinition } from './profiles.ts';

/**
 * Brings the project's permission sets, and the one that each standard profile owns; those that are there keep their ids and
 * follow the project.
 * @returns ids by name
 */
export function seedPermissionSets(
  schema: Schema,
  store: Store,
  profileIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const object = schema.object('PermissionSet');
  if (!object) throw new Error('The catalogue of standard objects has no PermissionSet.');
  const ids = new Map<string, string>();
  const seed = (Name: string, userPermissions: readonly string[], values: RecordValues): void => {
    const known = store.findBy(object, 'Name', Name)?.Id;
    const all = { Name, ...values, ...permissionFlags(object, userPermissions) };
    ids.set(Name, store.seed(object, typeof known === 'string' ? { Id: known, ...all } : all));
  };
  for (const { name, label, userPermissions } of schema.permissionSets) {
    seed(name, userPermissions, { Label: label, IsCustom: true, IsOwnedByProfile: false });
  }
  for (const profile of PROFILES) {
    const ProfileId = profileIds.get(profile.name) ?? null;
    const values = { Label: profile.name, IsCustom: false, IsOwnedByProfile: true, ProfileId };
    seed(ownedSetName(profile), profile.userPermissions, values);
  }
  return ids;
}

/** The name of the permission set that a profile owns: `X` and an id on the platform, and so of no project's making. */
export function ownedSetName(profile: ProfileDefinition): string {
  return `X_${profile.name.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
}

function permissionFlags(object: ObjectSchema, granted: readonly string[]): RecordValues {
  const flags = object.fields.filter(({ name }) => name.startsWith('Permissions'));
  return Object.fromEntries(flags.map(({ name }) => [name, granted.includes(name.slice('Permissions'.length))]));
}
