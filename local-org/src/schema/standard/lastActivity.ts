import { date, derived } from '../field.ts';
import type { FieldSchema } from '../types.ts';

/**
 * The day of the latest event, or closed task, of a record: it may be to come.
 * Source: "Account", field LastActivityDate, in the Object Reference.
 */
export function lastActivityDate(): FieldSchema {
  return date('LastActivityDate', 'Last Activity', derived);
}
