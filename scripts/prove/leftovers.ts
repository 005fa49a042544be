import type { Org } from '../salesforce/index.ts';
import { removeAll } from './RecordsMade.ts';
import { MARKED_OBJECTS, isMarked } from './markerFields.ts';

/** A record that a proof made, of which this machine has no list. */
export interface Leftover {
  readonly object: string;
  readonly id: string;
}

/** What proofs have left that ran elsewhere, or whose lists are lost: found by the markers in names and keys, children before parents. */
export async function findLeftovers(org: Org): Promise<readonly Leftover[]> {
  const found: Leftover[] = [];
  for (const [object, field] of MARKED_OBJECTS) {
    if (!(await org.describe(object))?.field(field)?.filterable) continue;
    const rows = await org.query(`SELECT Id, ${field} FROM ${object} WHERE ${field} LIKE 'Proof%x%-%'`);
    found.push(...rows.filter((row) => isMarked(row[field])).map(({ Id: id }) => ({ object, id: String(id) })));
  }
  return found;
}

/** Deletes them. @returns ids of what could not be deleted, each with the reason */
export async function clearLeftovers(org: Org, leftovers: readonly Leftover[]): Promise<string[]> {
  const left = await removeAll(
    org,
    leftovers.map(({ id }) => id),
  );
  return left.map(({ id, errorCode }) => `${id}: ${errorCode}`);
}
