export * from './types.ts';
export type { Currencies } from './currencies.ts';
export { keyPrefixesOf } from './buildSchema.ts';
export { catalogueText } from './catalogueText.ts';
export { CREATED, historyDataType, historyName, keepsValues } from './fieldHistory.ts';
export type { DuplicateAction, DuplicateRuleSchema, MatchingRuleItem, MatchingRuleSchema } from './duplicateRules.ts';
export { isAggregatable, isFilterable, isGroupable, isHtmlFormatted, isLongText, isSortable } from './fieldUse.ts';
export { evaluateFilterLogic } from './filterLogic.ts';
export { locationParts } from './field.ts';
export { maskedText } from './maskedText.ts';
export { controllingFields, filterPath } from './lookupFilters.ts';
export type { FilterPath, LookupFilter, LookupFilterItem } from './lookupFilters.ts';
export { controllersOf, controllingValues, validFor } from './picklistDependencies.ts';
export { defaultRecordType, MASTER_RECORD_TYPE } from './recordTypes.ts';
export type { RecordTypeSchema } from './recordTypes.ts';
export { INACTIVE_MATCHING_RULE, isUser } from './resolveDuplicateRules.ts';
export type { RoleGroup, SharingCriteria, SharingRuleSchema } from './sharingRules.ts';
export {
  ACCESS_LEVELS,
  defaultAccessLevel,
  isSharingReason,
  sharedRecordField,
  shareLevels,
  shareObject,
  shareOfObject,
} from './shares.ts';
export type { AccessLevel, RowCause } from './shares.ts';
export { objectSchema } from './objectSchema.ts';
export { readCurrencies } from './source/currencyFile.ts';
export { MetadataError } from './metadataError.ts';
export type { MetadataPlace } from './metadataError.ts';
export { loadSchema, readSchema } from './loadSchema.ts';
export type { SchemaOptions } from './loadSchema.ts';
export {
  closedCaseStatuses,
  closedTaskStatuses,
  forecastCategories,
  forecastCategoryNames,
  highTaskPriorities,
  isAbsentStandardField,
  isFileObject,
  isPeopleList,
  isPersonCustomField,
  personFields,
  personOnlyFields,
  standardStages,
} from './standard/index.ts';
export { fileInMemory } from './source/metadataFile.ts';
export type { MetadataFile } from './source/metadataFile.ts';
export { MetadataNode, placeAt, readMetadata } from './source/metadataNode.ts';
export { readProject } from './source/sourceFiles.ts';
export type { SfdxProject } from './source/sourceFiles.ts';
