/** CSV from Salesforce, read as bytes: row by row, or added up without a string for a row. */
export type { GroupOf } from './GroupTable.ts';
export { PageSums } from './PageSums.ts';
export { RowCursor } from './RowCursor.ts';
export type { Sum } from './SumTable.ts';
export { Totals } from './Totals.ts';
export type { RowCounts, SumColumns } from './Totals.ts';
