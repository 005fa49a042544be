export { stakeholderMaps } from './stakeholderMaps.ts';
export type { DemoStakeholder, StakeholderMaps } from './stakeholderMaps.ts';
export type { DemoLink } from './lines.ts';
export type { DemoTeamRole } from './team.ts';
export { voice } from './voice.ts';
export type { DemoInterview } from './voice.ts';
