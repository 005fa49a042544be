import type { PicklistValues } from '../../platform/uiObjectInfoApi.ts';

export interface PicklistOption {
  readonly label: string;
  readonly value: string;
}

/** Values of a field, as a form sends them: a checkbox controls as `true` and `false`. */
type ControllingValue = string | boolean | null | undefined;

/**
 * What a picklist offers; of a dependent one what its controlling field's value allows.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm
 * @param controlling the controlling field's value, for dependent picklists
 */
export function picklistOptions(
  { values, controllerValues }: PicklistValues,
  controlling?: { readonly value: ControllingValue },
): PicklistOption[] {
  const index = controllerValues[String(controlling?.value ?? '')];
  const offered = controlling === undefined ? values : values.filter(({ validFor }) => validFor.includes(index ?? -1));
  return offered.map(({ label, value }) => ({ label, value }));
}

/** The options of a list that takes one value: none, those offered, and the record's own where it is offered no more. */
export function withNone(options: readonly PicklistOption[], current: unknown): PicklistOption[] {
  const isKept = typeof current === 'string' && current !== '' && !options.some(({ value }) => value === current);
  const kept = isKept ? [{ label: current, value: current }] : [];
  return [{ label: '--None--', value: '' }, ...options, ...kept];
}
