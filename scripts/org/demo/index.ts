export type { DemoEvent, DemoTask } from './activities.ts';
export { DEMO_VERSION, demoData } from './demoData.ts';
export type { DemoData } from './demoData.ts';
export type { Person } from './people.ts';
export type { DemoInterview, DemoLink, DemoStakeholder, DemoTeamRole } from './stakeholders/index.ts';
export type { Owner, Row } from './types.ts';
