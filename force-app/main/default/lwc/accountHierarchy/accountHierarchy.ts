/** Who belongs to whom, by account id. */
export interface AccountFamilies {
  /** The ultimate parent of every account; an account without a parent is its own. */
  readonly ultimateParentOf: ReadonlyMap<string, string>;
  /** Accounts that are, through others or directly, their own parents. In the order of ids. */
  readonly cycles: readonly string[];
}

/**
 * Finds the ultimate parent of every account. A parent that is not among the accounts (deleted, or invisible to the user) counts
 * as none: the last visible account stands at the top. The accounts of a cycle have no top, so each stands for itself; what
 * hangs below one of them belongs to it. Depth is no limit. A pure module, so that the browser and the sync job group alike.
 * @param parentOf the parent's id of every account, in the form the keys have; undefined where there is none
 */
export function accountFamilies(parentOf: ReadonlyMap<string, string | undefined>): AccountFamilies {
  const ultimateParentOf = new Map<string, string>();
  const cycles: string[] = [];
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let id: string | undefined = start;
    while (id !== undefined && parentOf.has(id) && !ultimateParentOf.has(id) && !onPath.has(id)) {
      path.push(id);
      onPath.add(id);
      id = parentOf.get(id);
    }
    if (id !== undefined && onPath.has(id)) {
      for (const member of path.splice(path.indexOf(id))) {
        ultimateParentOf.set(member, member);
        cycles.push(member);
      }
    }
    const known = id === undefined ? undefined : ultimateParentOf.get(id);
    const top = known ?? path.at(-1);
    for (const member of path) {
      ultimateParentOf.set(member, top ?? member);
    }
  }
  return { ultimateParentOf, cycles: cycles.sort() };
}
