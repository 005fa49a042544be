/** The tiering runs that an org has seen. */
export { describeRuns } from './describeRuns.ts';
export { findRun } from './findRun.ts';
export { listRuns } from './listRuns.ts';
export type { ListRunsOptions, RunsReport } from './listRuns.ts';
export { READ_RUN_FIELDS, readRuns } from './readRuns.ts';
export type { TieringRun } from './readRuns.ts';
