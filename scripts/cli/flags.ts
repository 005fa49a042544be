import { InvalidArgumentError } from 'commander';
import { LONGEST_WINDOW, isCalendarDate } from '#lwc/tieringMethod/tieringMethod.ts';

/** `--as-of`: a date that exists. */
export function dateFlag(value: string): string {
  if (!isCalendarDate(value)) {
    throw new InvalidArgumentError(`"${value}" is not a date written YYYY-MM-DD.`);
  }
  return value;
}

/** `--window-months`: a whole number of months that the run record can hold. */
export function monthsFlag(value: string): number {
  const months = Number(value);
  if (!/^\d+$/.test(value) || months < 1 || months > LONGEST_WINDOW) {
    throw new InvalidArgumentError(
      `A window is a whole number of months from 1 to ${LONGEST_WINDOW}, such as 12; "${value}" is none.`,
    );
  }
  return months;
}

/** A field's API name: what SOQL takes without escaping. */
export function fieldFlag(value: string): string {
  if (!/^[A-Za-z]\w*$/.test(value)) {
    throw new InvalidArgumentError(`"${value}" is not the API name of a field, such as Amount or Gross_Profit__c.`);
  }
  return value;
}

/** A whole number of at least one. */
export function countFlag(value: string): number {
  const count = Number(value);
  if (!/^\d{1,9}$/.test(value) || count < 1) {
    throw new InvalidArgumentError(`"${value}" is not a whole number of at least 1.`);
  }
  return count;
}
