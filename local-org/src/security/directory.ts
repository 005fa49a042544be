import { timingSafeEqual, createHash } from 'node:crypto';
import { shareOfObject } from '../schema/index.ts';
import type { ObjectSchema, PermissionSetSchema, Schema } from '../schema/index.ts';
import { prepareQuery, type Query } from '../soql/index.ts';
import { tableOf } from '../store/index.ts';
import type { RecordValues, Store } from '../store/index.ts';
import { combineGrants, viewerOf } from './grants.ts';
import type { Grants } from './grants.ts';
import { profileNamed } from './profiles.ts';
import { hierarchyOf, madeShares, recordAccess, RoleTree, rowFilter } from './sharing/index.ts';
import type { SharingUser } from './sharing/index.ts';
import { systemViewer } from './systemViewer.ts';
import type { Viewer } from './types.ts';
import type { UserDefinition } from './usersFile.ts';

/** Who may log in, and what each user may do at this moment. */
export interface Directory {
  /** The user's id; undefined for an unknown user, a wrong password or an inactive user, as the platform tells them apart to nobody. */
  authenticate(username: string, password: string): string | undefined;
  /**
   * Profile and permission sets are read from the org's records, so that a changed assignment holds from the next
   * request on. Undefined when the user is gone or inactive.
   */
  viewer(userId: string): Viewer | undefined;
  user(userId: string): RecordValues | undefined;
}

/** Logins come from the users file (passwords are not records), everything else from the org's own records. */
export function openDirectory(
  schema: Schema,
  store: Store,
  users: readonly UserDefinition[],
  administratorId: string,
): Directory {
  const platform = systemViewer(administratorId);
  const userObject = schema.object('User');
  const profileObject = schema.object('Profile');
  if (!userObject || !profileObject) throw new Error('The catalogue of standard objects has no User or no Profile.');
  const passwords = new Map(users.map((user) => [user.username.toLowerCase(), user]));
  const grantsByKey = new Map<string, Grants>();
  /** Compiled once per user, for every request asks it. */
  const assignments = new Map<string, Query>();

  const activeUser = (userId: string): RecordValues | undefined => {
    const user = store.find(userObject, userId);
    return user?.IsActive === true ? user : undefined;
  };
  const permissionSetsOf = (userId: string): readonly string[] => {
    const query = assignments.get(userId) ?? assignedPermissionSets(schema, store, platform, userId);
    assignments.set(userId, query);
    return [...query.rows()].map(([name]) => String(name));
  };
  const grantsOf = (user: RecordValues): Grants => {
    const profileName = nameOf(store, profileObject, user.ProfileId);
    const names = permissionSetsOf(String(user.Id));
    const key = [profileName, ...names].join('\n');
    const known = grantsByKey.get(key);
    if (known) return known;
    const profile = profileNamed(profileName);
    if (!profile) throw new Error(`User ${String(user.Username)} has the unknown profile "${profileName}".`);
    const sets = names
      .map((name) => schema.permissionSets.find((set) => set.name === name))
      .filter((set): set is PermissionSetSchema => set !== undefined);
    const grants = combineGrants(schema, profile, sets);
    grantsByKey.set(key, grants);
    return grants;
  };

  const sharingUser = (user: RecordValues, grants = grantsOf(user)): SharingUser => {
    const userId = String(user.Id);
    let hierarchy: ReturnType<typeof hierarchyOf> | undefined;
    let roles: RoleTree | undefined;
    return {
      ...grants,
      userId,
      schema,
      hierarchy: () => (hierarchy ??= hierarchyOf(store, userId)),
      roles: () => (roles ??= new RoleTree(store, userId)),
      sharesOf: (objectName) => {
        const share = shareOfObject(schema, objectName);
        // Read to its end: what is left half-read keeps deploys waiting.
        const hasRows = share && [...store.select(`SELECT 1 FROM ${tableOf(share)} LIMIT 1`, [])].length > 0;
        return hasRows ? share : undefined;
      },
    };
  };
  const viewer = (user: RecordValues): Viewer => {
    const grants = grantsOf(user);
    const own = sharingUser(user, grants);
    return viewerOf({ userId: own.userId, username: String(user.Username) }, grants, {
      rowFilter: (object, alias, action = 'read', asked = 'many') => rowFilter(own, { object, alias, asked }, action),
      madeRows: (object) => (object.shareOf === undefined ? undefined : madeShares(own, object)),
      recordAccess: (userId, recordIds) => {
        const other = userId === own.userId ? user : activeUser(userId);
        return other ? recordAccess(store, own, sharingUser(other), recordIds) : [];
      },
    });
  };

  return {
    authenticate: (username, password) => {
      const definition = passwords.get(username.toLowerCase());
      if (!definition || !sameSecret(definition.password, password)) return undefined;
      const record = store.findBy(userObject, 'Username', definition.username);
      return record?.IsActive === true ? String(record.Id) : undefined;
    },
    viewer: (userId) => {
      const user = activeUser(userId);
      return user && viewer(user);
    },
    user: activeUser,
  };
}

function nameOf(store: Store, object: ObjectSchema, id: unknown): string {
  const record = typeof id === 'string' ? store.find(object, id) : undefined;
  return String(record?.Name ?? '');
}

function assignedPermissionSets(schema: Schema, store: Store, platform: Viewer, userId: string): Query {
  return prepareQuery(
    `SELECT PermissionSet.Name FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' ORDER BY PermissionSet.Name`,
    { schema, store },
    platform,
  );
}

function sameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
