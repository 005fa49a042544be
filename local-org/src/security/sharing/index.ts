export { hierarchyOf } from './hierarchy.ts';
export { madeShares } from './madeShares.ts';
export { recordAccess } from './recordAccess.ts';
export { RoleTree } from './roleTree.ts';
export { rowFilter } from './rowFilter.ts';
export type { SharingUser } from './rowFilter.ts';
export { withSharingDefaults } from './withSharingDefaults.ts';
