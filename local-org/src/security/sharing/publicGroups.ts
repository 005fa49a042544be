import type { Store } from '../../store/index.ts';

interface Group {
  readonly id: string;
  readonly includesBosses: boolean;
}

/** The public groups of an org with their members. Source: "Group" and "GroupMember" in the Object Reference. */
export class PublicGroups {
  readonly #groups: ReadonlyMap<string, Group>;
  readonly #members: ReadonlyMap<string, readonly string[]>;

  constructor(store: Store) {
    const groups = [
      ...store.select(`SELECT "DeveloperName", "Id", "DoesIncludeBosses" FROM "Group" WHERE "Type" = 'Regular'`, []),
    ];
    this.#groups = new Map(
      groups.map(([name, id, flag]) => [String(name), { id: String(id), includesBosses: Number(flag) === 1 }]),
    );
    const members = [...store.select('SELECT "GroupId", "UserOrGroupId" FROM "GroupMember"', [])];
    this.#members = new Map(
      [...Map.groupBy(members, ([groupId]) => String(groupId))].map(([id, rows]) => [
        id,
        rows.map(([, one]) => String(one)),
      ]),
    );
  }

  /** Whether who is above a member has what the member has. */
  includesBosses(name: string): boolean {
    return this.#groups.get(name)?.includesBosses === true;
  }

  /** Users who are members by themselves or by a group within the group. */
  userIds(name: string): ReadonlySet<string> {
    const userIds = new Set<string>();
    const open = [this.#groups.get(name)?.id ?? ''];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const member of this.#members.get(id) ?? []) {
        if (member.startsWith('00G')) open.push(member);
        else userIds.add(member);
      }
    }
    return userIds;
  }
}
