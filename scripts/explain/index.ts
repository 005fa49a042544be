/** Why a customer stands where it stands. */
export { describeExplain } from './describeExplain.ts';
export { explain } from './explain.ts';
export type { ExplainOptions } from './explain.ts';
export type { ExplainReport } from './explainReport.ts';
