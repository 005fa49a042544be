/** The stakeholder map as files that leave the tool. */
export { stakeholderCsv } from './stakeholderCsv.ts';
export { printedMap } from './printedMap.ts';
export type { MapSheet } from './mapSheet.ts';
