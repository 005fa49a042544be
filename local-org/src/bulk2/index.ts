export { serveBulk2 } from './serveBulk2.ts';
export type { Bulk2Options } from './serveBulk2.ts';
