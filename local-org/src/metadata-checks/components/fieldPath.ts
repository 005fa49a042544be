import type { OrgMetadata } from '../OrgMetadata.ts';

/**
 * The field at the end of a path through lookups, as `Object.Field`: `Account.Owner.Name` from `Contact` is `User.Name`. Where the path
 * breaks, the name of what is missing.
 */
export function customFieldPath(org: OrgMetadata, start: string, path: string): string {
  const names = path.split('.');
  let object = start;
  for (const name of names.slice(0, -1)) {
    const lookup = org.schema?.object(object)?.relationship(name);
    const target = lookup?.reference?.to[0];
    if (target === undefined) return `${object}.${name}`;
    object = target;
  }
  return `${object}.${names.at(-1) ?? ''}`;
}
