export * from './types.ts';
export { openStore } from './openStore.ts';
export { columnOf, foldCase, isLive, keyColumnOf, tableOf } from './columns.ts';
export { parseDate, parseDateTime } from './fields/dateTime.ts';
export { parseScaled } from './fields/decimal.ts';
export { codecOf } from './fields/fieldCodec.ts';
export type { SqlValue } from './fields/fieldCodec.ts';
export type { StoredRecordType } from './recordTypes.ts';
export { recordIdOf, toId18 } from './recordId.ts';
