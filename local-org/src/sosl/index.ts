export { parseSosl } from './parseSosl.ts';
export { returnedFields } from './returnedFields.ts';
export { runSearch } from './runSearch.ts';
export type { FoundRecords } from './runSearch.ts';
export { maxResults } from './search.ts';
export type { ReturnedObject, Search, SearchGroup } from './search.ts';
