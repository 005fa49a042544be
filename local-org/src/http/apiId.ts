import { toId18 } from '../store/index.ts';

/** An 18-character id for what is no record: jobs (`750`), query cursors (`01g`). */
export function apiId(keyPrefix: string, sequence: number): string {
  const id = toId18(`${keyPrefix}000000${sequence.toString(36).toUpperCase().padStart(6, '0')}`);
  if (id === undefined) throw new Error(`${keyPrefix} and ${sequence} make no id of 15 characters.`);
  return id;
}
