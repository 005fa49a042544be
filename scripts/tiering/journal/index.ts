/** What a run writes down on disk, so that the next one can settle what it leaves if it dies. */
export { Journal } from './Journal.ts';
export { leftJournals, removeJournal } from './leftJournals.ts';
export type { LeftJournal } from './leftJournals.ts';
