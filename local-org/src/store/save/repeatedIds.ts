import { OrgError } from '../../errors.ts';
import type { PreparedOperation } from './recordSave.ts';

/**
 * One record is written once in a save: the platform cannot tell which of its values are meant.
 * Source: help.salesforce.com 000384876, "Error 'Duplicate Id Specified'".
 */
export function refuseRepeatedIds(prepared: (PreparedOperation | readonly OrgError[])[]): typeof prepared {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const operation of prepared) {
    const id = 'kind' in operation ? operation.id : undefined;
    if (id === undefined) continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  if (repeated.size === 0) return prepared;
  return prepared.map((operation) => {
    const id = 'kind' in operation ? operation.id : undefined;
    if (id === undefined || !repeated.has(id)) return operation;
    return [new OrgError('DUPLICATE_VALUE', `Duplicate id specified: ${id}`, { fields: ['Id'] })];
  });
}
