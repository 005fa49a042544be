import type { RoleGroup } from '../../schema/index.ts';
import type { Store } from '../../store/index.ts';
import { PublicGroups } from './publicGroups.ts';

interface Role {
  readonly id: string;
  readonly developerName: string;
  readonly parentId: string | undefined;
}

/** The roles of an org as one user stands to them: who gets what sharing rules give, and whose records they give. */
export class RoleTree {
  readonly #roles: readonly Role[];
  readonly #own: string | undefined;
  readonly #store: Store;
  readonly #userId: string;
  #groups: PublicGroups | undefined;

  constructor(store: Store, userId: string) {
    this.#store = store;
    this.#userId = userId;
    const rows = store.select('SELECT "Id", "DeveloperName", "ParentRoleId" FROM "UserRole"', []);
    this.#roles = [...rows].map(([id, developerName, parentId]) => ({
      id: String(id),
      developerName: String(developerName),
      parentId: parentId === null ? undefined : String(parentId),
    }));
    const [own] = [...store.select('SELECT "UserRoleId" FROM "User" WHERE "Id" = ?', [userId])];
    this.#own = typeof own?.[0] === 'string' ? own[0] : undefined;
  }

  /**
   * Whether the user is in a group, or above somebody who may be. Source: "Sharing Rule Considerations", Salesforce Help: users in the role
   * hierarchy have the access that users below them have by a sharing rule.
   */
  has(group: RoleGroup): boolean {
    if (group.kind === 'everybody') return true;
    if (group.kind === 'group') return this.#isInGroup(group.group);
    const own = this.#own;
    if (own === undefined) return false;
    const members = this.roleIds(group);
    return members.includes(own) || members.some((id) => this.#above(id).includes(own));
  }

  /** Ids of the groups of all kinds that the user is in, or above somebody in. */
  groupIds(): readonly string[] {
    const rows = this.#store.select('SELECT "Id", "Type", "DeveloperName" FROM "Group"', []);
    return [...rows]
      .filter(([, type, name]) => this.has(groupOf(String(type), String(name))))
      .map(([id]) => String(id));
  }

  /** The members of a public group. */
  userIds(groupName: string): readonly string[] {
    return [...this.#publicGroups().userIds(groupName)];
  }

  /** The roles of a group's members. */
  roleIds(group: Extract<RoleGroup, { role: string }>): readonly string[] {
    const role = this.#roles.find(({ developerName }) => developerName === group.role);
    if (!role) return [];
    if (group.kind === 'role') return [role.id];
    return this.#roles.filter(({ id }) => id === role.id || this.#above(id).includes(role.id)).map(({ id }) => id);
  }

  #isInGroup(name: string): boolean {
    const groups = this.#publicGroups();
    const members = groups.userIds(name);
    if (members.has(this.#userId)) return true;
    const own = this.#own;
    if (own === undefined || !groups.includesBosses(name)) return false;
    const rows = this.#store.select(
      'SELECT DISTINCT "UserRoleId" FROM "User" WHERE "Id" IN (SELECT value FROM json_each(?))',
      [JSON.stringify([...members])],
    );
    return [...rows].some(([roleId]) => typeof roleId === 'string' && this.#above(roleId).includes(own));
  }

  #publicGroups(): PublicGroups {
    return (this.#groups ??= new PublicGroups(this.#store));
  }

  #above(roleId: string): readonly string[] {
    const above: string[] = [];
    for (let next = this.#parentOf(roleId); next !== undefined; next = this.#parentOf(next)) above.push(next);
    return above;
  }

  #parentOf(roleId: string): string | undefined {
    return this.#roles.find(({ id }) => id === roleId)?.parentId;
  }
}

/** Types of Group by the kinds that metadata has. Source: "Group", Type, in the Object Reference. */
const TYPES = { everybody: 'Organization', role: 'Role', roleAndSubordinates: 'RoleAndSubordinates', group: 'Regular' };

/** How the record of a group names it. */
export function groupRecord(group: RoleGroup): { readonly type: string; readonly developerName: string | undefined } {
  const named = 'role' in group ? group.role : 'group' in group ? group.group : undefined;
  return { type: TYPES[group.kind], developerName: named };
}

function groupOf(type: string, developerName: string): RoleGroup {
  if (type === TYPES.everybody) return { kind: 'everybody' };
  if (type === TYPES.group) return { kind: 'group', group: developerName };
  return { kind: type === TYPES.role ? 'role' : 'roleAndSubordinates', role: developerName };
}
