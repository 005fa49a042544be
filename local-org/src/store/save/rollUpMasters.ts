import type { ObjectSchema } from '../../schema/index.ts';
import type { Author } from '../recordWriter.ts';
import type { SaveContext } from './saveRecords.ts';

/**
 * Updates the masters of the details that were saved, and theirs in turn.
 * Source: "Triggers and Order of Execution" in the Apex Developer Guide: the master goes through the save procedure, its own
 * validation rules included.
 * @throws RuleViolations when a master's rules refuse the new values
 */
export function rollUpMasters(context: SaveContext, author: Author): void {
  for (let stale = context.rollUps.takeStale(); stale.length > 0; stale = context.rollUps.takeStale()) {
    for (const { master, id, row } of stale) context.writer.update(master, id, row, author, context.rules);
  }
}

/** Whether masters above an object may refuse what its records add up to: then each record must be tried by itself. */
export function hasGuardedMasters(context: SaveContext, object: ObjectSchema): boolean {
  return context.rollUps
    .feeds(object)
    .some(({ master }) => context.rules.has(master) || hasGuardedMasters(context, master));
}
