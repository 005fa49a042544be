import type { Cell, ObjectDescription, RecordCells } from './types.ts';

/** A double holds any decimal number of 15 digits exactly; longer ones travel as text, which keeps their cents. */
const EXACT_DIGITS = 15;
const NUMBER_TYPES = new Set(['double', 'currency', 'percent', 'int']);

/** Text cells as JSON values, by the type that the org gives each field. */
export function jsonCells(object: ObjectDescription, record: Readonly<Record<string, Cell>>): RecordCells {
  return Object.fromEntries(
    Object.entries(record).map(([name, cell]) => [name, jsonCell(object.field(name)?.type, cell)]),
  );
}

function jsonCell(type: string | undefined, cell: Cell): Cell | boolean | number {
  if (cell === undefined) {
    return undefined;
  }
  if (type === 'boolean') {
    return cell === 'true';
  }
  const isExact = cell.replace(/\D/g, '').length <= EXACT_DIGITS;
  return type !== undefined && NUMBER_TYPES.has(type) && isExact ? Number(cell) : cell;
}
