/** Unique keys that a merge or a deletion leaves behind, and what to do about them. */
export { planKeys } from './planKeys.ts';
export type { Duplicates, KeyPlan, KeyedRecord, NamedRecord, StaleKey } from './planKeys.ts';
export { LINK_COLUMNS, ROLE_COLUMNS, ROLE_KEYS, keyedStakeholder, readLinks, readRoles } from './readKeyed.ts';
