export { LinkEdits } from './linkEdits.ts';
export { PersonEdits } from './personEdits.ts';
export type { PersonConflict } from './personEdits.ts';
export { mayBeRetried } from './outcome.ts';
export type { Outcome } from './outcome.ts';
export { fieldsOf, holds, stakeholderKey, valueOf, valuesOf } from './personChanges.ts';
export { lightningStore } from './recordStore.ts';
export type { RecordStore } from './recordStore.ts';
