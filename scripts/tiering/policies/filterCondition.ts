import { isCalendarDate } from '#lwc/tieringMethod/tieringMethod.ts';
import { RECORD_TYPE_FILTER } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { soqlText } from '../../salesforce/index.ts';
import type { ObjectDescription } from '../../salesforce/index.ts';

type Filter = NonNullable<TieringPolicy['filter']>;

/** Field types whose values SOQL writes in quotes. */
const QUOTED = new Set(['string', 'picklist', 'reference', 'id', 'email', 'phone', 'url', 'combobox', 'multipicklist']);
const NUMBERS = new Set(['double', 'currency', 'percent', 'int']);
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A filter as a SOQL condition, by the type that the org gives the field; or what keeps it from being one. */
export function filterCondition(
  opportunity: ObjectDescription,
  { field: wanted, value }: Filter,
): { readonly condition: string } | { readonly problem: string } {
  if (wanted === RECORD_TYPE_FILTER) {
    return opportunity.field('RecordTypeId') === undefined
      ? { problem: 'Opportunity has no record types that this user can see.' }
      : { condition: `${RECORD_TYPE_FILTER} = ${soqlText(value)}` };
  }
  const field = opportunity.field(wanted);
  if (field === undefined) {
    return { problem: `Opportunity has no field ${wanted} that this user can see.` };
  }
  if (!field.filterable) {
    return { problem: `Opportunity.${field.name} cannot be filtered by: Salesforce does not allow it for this field.` };
  }
  const literal = literalOf(field.type, value);
  return literal === undefined
    ? { problem: `"${value}" is no value of Opportunity.${field.name}, which is of type ${field.type}.` }
    : { condition: `${field.name} = ${literal}` };
}

function literalOf(type: string, value: string): string | undefined {
  if (QUOTED.has(type)) {
    return soqlText(value);
  }
  if (type === 'boolean') {
    return /^(true|false)$/i.test(value) ? value.toLowerCase() : undefined;
  }
  if (type === 'date') {
    return isCalendarDate(value) ? value : undefined;
  }
  return NUMBERS.has(type) && NUMBER.test(value) ? value : undefined;
}
