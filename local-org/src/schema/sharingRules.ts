import type { LookupFilterItem } from './lookupFilters.ts';

/** Some users, by the roles that they have or the public group that they are in. Source: "SharedTo" in the Metadata API Developer Guide. */
export type RoleGroup =
  | { readonly kind: 'everybody' }
  /** `role` is a DeveloperName. */
  | { readonly kind: 'role' | 'roleAndSubordinates'; readonly role: string }
  /** `group` is a DeveloperName. */
  | { readonly kind: 'group'; readonly group: string };

export type SharedLevel = 'None' | 'Read' | 'Edit';

/** Opens records of an object to users. Source: "SharingRules" in the Metadata API Developer Guide. */
export interface SharingRuleSchema {
  readonly object: string;
  readonly name: string;
  readonly level: Exclude<SharedLevel, 'None'>;
  /** Who gets the records; a user is in any of the groups. */
  readonly to: readonly RoleGroup[];
  /** Of an account's rule: what the users get of its children, by object. */
  readonly children: ReadonlyMap<string, SharedLevel>;
  /** Whose records, or which. */
  readonly records: { readonly ownedBy: readonly RoleGroup[] } | { readonly matching: SharingCriteria };
  readonly file: string;
}

export interface SharingCriteria {
  readonly items: readonly LookupFilterItem[];
  /** `1 AND (2 OR 3)`; all items must hold where it is undefined. */
  readonly logic: string | undefined;
}
