/**
 * A text as a literal of SOQL, whoever it comes from.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export function soqlText(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
