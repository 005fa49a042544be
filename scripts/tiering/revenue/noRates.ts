import { CommandError } from '../../cli/index.ts';

/** Every day of a gap is a reason of its own, and listing them all helps nobody. */
const REASONS_SHOWN = 10;

/** The error for opportunities that cannot be converted; `unconverted` counts them by currency and reason. */
export function noRates(corporate: string, unconverted: ReadonlyMap<string, number>): CommandError {
  // The most first, and never in the order in which rows happened to come.
  const ordered = [...unconverted].sort(([a, rowsA], [b, rowsB]) => rowsB - rowsA || (a < b ? -1 : 1));
  const told = ordered.map(([why, rows]) => `${rows} in ${why}`);
  const more = told.length > REASONS_SHOWN ? `, and for ${told.length - REASONS_SHOWN} more reasons` : '';
  const total = [...unconverted.values()].reduce((sum, rows) => sum + rows, 0);
  return new CommandError(
    'orgNotReady',
    'NO_CONVERSION_RATE',
    `${total} opportunities cannot be converted to ${corporate}: ${told.slice(0, REASONS_SHOWN).join(', ')}${more}.`,
    'Enter the rates (Setup, Manage Currencies), then run the command again; nothing was written.',
  );
}
