export { buildMetadata, CheckedOnly, LiveOrg, liveScreens } from './LiveOrg.ts';
export type { BuiltMetadata, NewMetadata, OrgSettings } from './LiveOrg.ts';
export { startMetadata } from './orgMetadata.ts';
