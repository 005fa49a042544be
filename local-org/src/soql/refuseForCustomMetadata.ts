import type { Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { isAggregate } from './compileAggregate.ts';
import { conditionTree } from './conditionTree.ts';
import type { ConditionTree } from './conditionTree.ts';
import { malformed } from './parseSoql.ts';
import { isCount } from './refuseUnsupported.ts';
import type { Door } from './refuseUnsupported.ts';

/**
 * Refuses what SOQL does not know on custom metadata types: only WHERE and ORDER BY, no counting or grouping, no NOT, and OR
 * on one field alone.
 * Sources: "Custom Metadata Types" under "SOQL Object Limits and Limitations" in the SOQL and SOSL Reference; the messages are
 * those of "SOQL Operation Limitations" in the Tooling API Developer Guide, which speaks of these types too.
 */
export function refuseForCustomMetadata(query: ParsedQuery, door: Door): void {
  if (door === 'bulk') throw new UnsupportedError('Bulk API queries on custom metadata types');
  if (isCount(query.fields?.[0]) || isAggregate(query)) {
    throw malformed(
      'The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.',
    );
  }
  // The documented syntax has neither; the Tooling API Developer Guide says that they are ignored.
  if (query.limit !== undefined || query.offset !== undefined) {
    throw new UnsupportedError('LIMIT and OFFSET on custom metadata types');
  }
  if (query.where) refuseCondition(conditionTree(query.where));
}

function refuseCondition(tree: ConditionTree): void {
  switch (tree.kind) {
    case 'comparison':
      return;
    case 'not':
      throw malformed('NOT is not supported on custom metadata types');
    case 'and':
      tree.parts.forEach(refuseCondition);
      return;
    case 'or': {
      const fields = new Set(tree.parts.map(comparedField));
      if (fields.size > 1 || fields.has(undefined)) throw malformed('Disjunctions not supported');
    }
  }
}

/** The field of a comparison that OR can join; undefined for every other condition. */
function comparedField(tree: ConditionTree): string | undefined {
  if (tree.kind !== 'comparison' || !('field' in tree.comparison)) return undefined;
  const { field, operator } = tree.comparison;
  return ['=', 'LIKE'].includes(operator.toUpperCase()) ? field.toLowerCase() : undefined;
}
