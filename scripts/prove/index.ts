/** Whether an org does what this product takes Salesforce to do. */
export { ASSERTIONS } from './assertions/index.ts';
export { describeProve } from './describeProve.ts';
export { prove } from './prove.ts';
export type { ProveReport } from './prove.ts';
