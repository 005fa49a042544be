import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { RecordValues, Store } from '../store/index.ts';
import { organizationDefaults } from './organizationDefaults.ts';
import { PROFILES } from './profiles.ts';
import { seedCurrencies } from './seedCurrencies.ts';
import { seedRoleGroups } from './seedGroups.ts';
import { seedMetadata } from './seedMetadata.ts';
import { ownedSetName } from './seedPermissionSets.ts';
import { seedRoles } from './seedRoles.ts';
import type { RoleDefinition } from './sharingSettings.ts';
import type { UserDefinition } from './usersFile.ts';

export interface SeededOrganization {
  readonly organizationId: string;
  /** The first administrator, in whose name the platform's own records are kept. */
  readonly administratorId: string;
}

const ORGANIZATION_NAME = 'Local Org';

/**
 * Brings the records that an org has before anybody logs in: organization, profiles, roles, permission sets with their
 * permissions, users, assignments, currencies, record types, records of custom metadata types.
 * What the database already holds stays as it is, so a database file is seeded once and follows later additions to the
 * users file, to the permission sets and to the custom metadata.
 * @throws Error when no user is an administrator: nobody could set the org up.
 */
export function seedOrganization(
  schema: Schema,
  store: Store,
  users: readonly UserDefinition[],
  roles: readonly RoleDefinition[] = [],
): SeededOrganization {
  const administrator = users.find((user) => user.profile === 'System Administrator');
  if (!administrator) {
    throw new Error('config/local-org-users.json: no user has the profile System Administrator; add one.');
  }
  const seedOnce = (objectName: string, key: string, values: RecordValues): string => {
    const object = objectOf(schema, objectName);
    const known = store.findBy(object, key, String(values[key]));
    return known ? String(known.Id) : store.seed(object, values);
  };

  const organizationId = seedOnce('Organization', 'Name', {
    Name: ORGANIZATION_NAME,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'LOCAL',
    IsSandbox: false,
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'GMT',
  });
  // They follow the users file, also where the database was kept.
  store.seed(objectOf(schema, 'Organization'), { Id: organizationId, ...organizationDefaults(schema) });
  const profileIds = new Map(
    PROFILES.map(({ name, userType }) => [name, seedOnce('Profile', 'Name', { Name: name, UserType: userType })]),
  );
  const roleIds = seedRoles(schema, store, roles);
  seedRoleGroups(schema, store);
  const permissionSetIds = seedMetadata(schema, store);
  for (const user of users) {
    const isNew = store.findBy(objectOf(schema, 'User'), 'Username', user.username) === undefined;
    const userId = seedOnce('User', 'Username', userValues(user, profileIds, roleIds));
    if (!isNew) continue;
    const profile = PROFILES.find(({ name }) => name === user.profile);
    for (const name of [...user.permissionSets, ...(profile ? [ownedSetName(profile)] : [])]) {
      store.seed(objectOf(schema, 'PermissionSetAssignment'), {
        AssigneeId: userId,
        PermissionSetId: permissionSetIds.get(name) ?? null,
      });
    }
  }
  seedCurrencies(schema, store);
  return {
    organizationId,
    administratorId: String(store.findBy(objectOf(schema, 'User'), 'Username', administrator.username)?.Id),
  };
}

function objectOf(schema: Schema, name: string): ObjectSchema {
  const object = schema.object(name);
  if (!object) throw new Error(`The catalogue of standard objects has no ${name}.`);
  return object;
}

function userValues(
  user: UserDefinition,
  profileIds: ReadonlyMap<string, string>,
  roleIds: ReadonlyMap<string, string>,
): RecordValues {
  return {
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    Name: `${user.firstName} ${user.lastName}`,
    Email: user.email,
    Title: user.title ?? null,
    Alias: (user.firstName.slice(0, 1) + user.lastName).slice(0, 8).toLowerCase(),
    CommunityNickname: user.username.slice(0, 40),
    IsActive: true,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: profileIds.get(user.profile) ?? null,
    UserRoleId: roleIds.get(user.role ?? '') ?? null,
    UserType: 'Standard',
  };
}
