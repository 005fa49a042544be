/** Two metrics side by side. */
export { compare } from './compare.ts';
export type { CompareOptions, CompareReport } from './compare.ts';
export { describeCompare } from './describeCompare.ts';
