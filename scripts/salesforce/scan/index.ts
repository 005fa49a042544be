/** CSV from Salesforce, read as bytes: row by row, or added up without a string for a row. */
export { PageSums } from './PageSums.ts';
export { RowCursor } from './RowCursor.ts';
export { sumReader } from './sumReader.ts';
export { Totals } from './Totals.ts';
