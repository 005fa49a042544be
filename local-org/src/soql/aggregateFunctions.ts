import { isAggregatable } from '../schema/index.ts';
import type { FieldSchema } from '../schema/index.ts';
import { inCorporateCurrency } from './currencyConversion.ts';
import type { FunctionCall } from './functionCall.ts';
import { malformed } from './parseSoql.ts';
import type { QueryScope, ScopedField } from './queryScope.ts';
import type { Clause } from './queryText.ts';
import { resultField } from './resultField.ts';
import { textLiteral } from './sql.ts';

const aggregates: ReadonlySet<string> = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MAX', 'MIN', 'SUM']);
const numbers: readonly FieldSchema['type'][] = ['int', 'double', 'currency', 'percent'];

export function isAggregateFunction({ name }: FunctionCall): boolean {
  return aggregates.has(name);
}

/** An aggregate function of a field, as a column of its own. Empty values do not count. Source: "Aggregate Functions". */
export function aggregateFunction(call: FunctionCall, scope: QueryScope, clause: Clause): ScopedField {
  const [argument, ...others] = call.parameters;
  if (argument === undefined) throw malformed(`Grouped query cannot use ${call.name}() without a field`);
  if (typeof argument !== 'string' || others.length > 0) throw malformed(`${call.name} takes one field`);
  // Amounts by today's rates, in the org's own currency. Sources: "convertCurrency()" in the SOQL and SOSL Reference;
  // that dated rates have no part in it, github.com/SalesforceFoundation/NPSP/pull/2736.
  const scoped = inCorporateCurrency(scope.field(argument, clause), scope.currencies, 'today');
  const { field, column, path, isReal = false } = scoped;
  if (!takes(call.name, field)) {
    const message = `field ${field.name} does not support aggregate operator ${call.name}`;
    throw scope.text.errorAt('MALFORMED_QUERY', message, clause, argument);
  }
  const result = (resultType: FieldSchema, expression: string): ScopedField => ({
    path: [`${call.name}(${path.join('.')})`],
    field: resultType,
    column: expression,
    keyColumn: undefined,
  });
  switch (call.name) {
    case 'COUNT':
      return result(resultField(field, 'int'), `count(${column})`);
    case 'COUNT_DISTINCT':
      return result(resultField(field, 'int'), `count(DISTINCT ${distinguished(scoped)})`);
    case 'SUM':
      return { ...result({ ...field, precision: 18 }, `sum(${column})`), isReal };
    case 'AVG': {
      const unit = isReal ? 0 : field.scale;
      return { ...result(resultField(field, 'double'), `avg(${column}) / 1e${unit}`), isReal: true };
    }
    default:
      return { ...result(field, extreme(call.name === 'MIN' ? 'min' : 'max', scoped)), isReal };
  }
}

/** Source: "Support for Field Types in Aggregate Functions" in the SOQL and SOSL Reference. */
function takes(name: string, field: FieldSchema): boolean {
  switch (name) {
    case 'AVG':
    case 'SUM':
      return numbers.includes(field.type);
    default:
      return isAggregatable(field);
  }
}

/** A column in the form in which two values are the same: text agrees without regard to case, unless its field minds it. */
export function distinguished({ field, column, keyColumn }: ScopedField): string {
  const isText = field.length > 0 && field.type !== 'id' && field.type !== 'reference';
  return isText && !field.caseSensitive ? (keyColumn ?? `${column} COLLATE NOCASE`) : column;
}

/** Of a picklist, the first or last of its values in their order; of text, the one that sorts first or last. */
function extreme(operator: 'min' | 'max', scoped: ScopedField): string {
  const { column, field } = scoped;
  const values = field.picklist?.values ?? [];
  if (field.type === 'picklist' && values.length > 0) {
    const cases = values.map(({ value }, index) => `WHEN ${textLiteral(value)} THEN ${index}`).join(' ');
    const place = `printf('%05d', CASE ${column} ${cases} ELSE ${values.length} END)`;
    return `substr(${operator}(${place} || ${column}), 6)`;
  }
  const isText = field.length > 0 && !field.caseSensitive;
  return `${operator}(${column}${isText ? ' COLLATE NOCASE' : ''})`;
}
