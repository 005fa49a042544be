export { describeSetup } from './describeSetup.ts';
export { setup } from './setup.ts';
export type { SeedReport, SetupReport } from './setup.ts';
