/** Why a customer stands where it stands. */
export { describeExplain } from './describeExplain.ts';
export { explain } from './explain.ts';
export type { ExplainOptions, ExplainReport } from './explain.ts';
