/** Takes back what a tiering run wrote to accounts. */
export { describeUndo } from './describeUndo.ts';
export { undo } from './undo.ts';
export type { UndoReport } from './undo.ts';
