import { Kind } from 'graphql';
import type { ASTNode } from 'graphql';
import type { Visibility } from '../schema/visibility.ts';

/** Parts of the platform's schema that this org does not have: not the caller's mistake. */
const MISSING_FIELDS: ReadonlySet<string> = new Set([
  'CurrencyValue.convertCurrency',
  'DateFunctionAggregation.format',
  'DateOnlyAggregation.format',
  'DoubleValue.format',
  'IntValue.format',
  'LongTextAreaValue.label',
  'LongValue.format',
  'PercentValue.format',
  'Query.managed_content',
  'Query.rateLimit',
  'StringValue.label',
  'TextAreaValue.label',
  'UIAPI.currentUser',
  'UIAPI.objectInfos',
  'UIAPI.relatedListByName',
]);

const MISSING_ARGUMENTS: ReadonlySet<string> = new Set(['updateMRU']);

/** What the embedded org lacks where validation found something unknown; undefined where the platform knows it neither. */
export function gapOf(rule: string, node: ASTNode, parentType: string, visibility: Visibility): string | undefined {
  if (rule === 'KnownArgumentNamesRule' && node.kind === Kind.ARGUMENT) {
    return MISSING_ARGUMENTS.has(node.name.value) ? node.name.value : undefined;
  }
  if (rule !== 'FieldsOnCorrectTypeRule' || node.kind !== Kind.FIELD) return undefined;
  const name = `${parentType}.${node.name.value}`;
  if (MISSING_FIELDS.has(name)) return name;
  const fields = visibility.objects.get(parentType)?.fields.values() ?? [];
  const isPolymorphic = [...fields].some(
    ({ reference }) => reference?.relationshipName === node.name.value && reference.to.length > 1,
  );
  return isPolymorphic ? `${name} (a parent of several objects)` : undefined;
}
