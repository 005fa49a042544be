import { currencyText, dateText, timeText } from '../localeText.ts';
import type { FieldSchema } from '../schema/index.ts';
import type { Value } from '../store/index.ts';

/**
 * The text that a user sees where it differs from the value: dates, times and currency in the org's locale, labels of
 * picklist values. Null for everything else, numbers and percentages included.
 * Source: "Field Value", User Interface API Developer Guide (ui_api_responses_field_value.htm); the forms are those of
 * "getFieldDisplayValue", Lightning Web Components Developer Guide.
 * @param currencyIsoCode the record's, in an org with several currencies
 */
export function displayValue(field: FieldSchema, value: Value, currencyIsoCode?: Value): string | null {
  if (typeof value !== 'string') return null;
  switch (field.type) {
    case 'currency':
      return currencyText(value, field.scale, typeof currencyIsoCode === 'string' ? currencyIsoCode : undefined);
    case 'date':
      return dateText(new Date(`${value}T00:00:00Z`));
    case 'datetime':
      return dateTimeText(new Date(value));
    case 'time':
      return timeText(new Date(`1970-01-01T${value}`));
    case 'picklist':
      return labelOf(field, value);
    case 'multipicklist':
      return value
        .split(';')
        .map((one) => labelOf(field, one))
        .join(';');
    default:
      return null;
  }
}

/** `6/17/2015 3:17 PM`; the platform separates with plain spaces. */
function dateTimeText(date: Date): string {
  return `${dateText(date)} ${timeText(date)}`;
}

function labelOf(field: FieldSchema, value: string): string {
  return field.picklist?.values.find((one) => one.value === value)?.label ?? value;
}
