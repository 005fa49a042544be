export * from './types.ts';
export type { Currencies } from './currencies.ts';
export { MASTER_RECORD_TYPE } from './recordTypes.ts';
export type { RecordTypeSchema } from './recordTypes.ts';
export { readCurrencies } from './source/currencyFile.ts';
export { loadSchema } from './loadSchema.ts';
export {
  closedTaskStatuses,
  forecastCategories,
  forecastCategoryNames,
  highTaskPriorities,
  isFileObject,
  standardStages,
} from './standard/index.ts';
export { MetadataNode, readMetadata } from './source/metadataNode.ts';
export { readProject } from './source/sourceFiles.ts';
