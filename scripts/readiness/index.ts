/** Whether an org has what a command needs, and its user may do it. */
export type { Task } from './orgIsNotReady.ts';
export { orgIsNotReady } from './orgIsNotReady.ts';
export { requireObjects, unmet } from './requireObjects.ts';
export type { Need } from './requireObjects.ts';
