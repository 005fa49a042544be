import type { FieldSchema } from './types.ts';

/** Text areas beyond this length are long ones. Source: "Long Text Area" in "Field Types", Object Reference. */
const LONGEST_TEXT_AREA = 255;

type Typed = Pick<FieldSchema, 'type' | 'length'>;

/** Long text areas and rich text, which can be neither filtered nor sorted, grouped or counted. */
export function isLongText({ type, length }: Typed): boolean {
  return type === 'textarea' && length > LONGEST_TEXT_AREA;
}

/**
 * Whether a condition can compare the field itself.
 * Sources: "Classic Encryption for Custom Fields" (fields_about_encrypted_fields.htm), "Compound Field Considerations and Limitations"
 * (compound_fields_limitations.htm): locations are compared by DISTANCE() alone.
 */
export function isFilterable(field: Typed): boolean {
  return !isLongText(field) && !['anyType', 'base64', 'encryptedstring', 'location'].includes(field.type);
}

const MARKUP = /\b(?:HYPERLINK|IMAGE)\s*\(/i;

/**
 * Whether values are HTML: rich text, and formulas that make links or images.
 * Source: "DescribeSObjectResult" in the SOAP API Developer Guide (sforce_api_calls_describesobjects_describesobjectresult.htm): htmlFormatted.
 */
export function isHtmlFormatted({ htmlFormatted, formula }: Pick<FieldSchema, 'htmlFormatted' | 'formula'>): boolean {
  return htmlFormatted === true || (formula !== undefined && MARKUP.test(formula.source));
}

/** Source: "ORDER BY" (sforce_api_calls_soql_select_orderby.htm): types that are not supported. */
export function isSortable(field: Typed): boolean {
  return isFilterable(field) && field.type !== 'multipicklist';
}

/** Source: "Considerations for GROUP BY" in the SOQL and SOSL Reference. */
export function isGroupable(field: Typed): boolean {
  return isSortable(field) && !['currency', 'datetime', 'double', 'percent', 'time'].includes(field.type);
}

/** Source: "Support for Field Types in Aggregate Functions" (sforce_api_calls_soql_select_agg_functions_field_types.htm). */
export function isAggregatable(field: Typed): boolean {
  return isSortable(field) && !['boolean', 'time'].includes(field.type);
}
