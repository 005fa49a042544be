import { InvalidArgumentError } from 'commander';
import { tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';

const SOME_DATE = '2000-01-01';

/** `--as-of`: a date that exists. */
export function dateFlag(value: string): string {
  return accepted(() => tieringWindow(value, 1).end);
}

/** `--window-months`: a whole number from 1 to 999. */
export function monthsFlag(value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new InvalidArgumentError(`A window is a whole number of months, such as 12; "${value}" is none.`);
  }
  return accepted(() => tieringWindow(SOME_DATE, Number(value)).months);
}

/** A field's API name: what SOQL takes without escaping. */
export function fieldFlag(value: string): string {
  if (!/^[A-Za-z]\w*$/.test(value)) {
    throw new InvalidArgumentError(`"${value}" is not the API name of a field, such as Amount or Gross_Profit__c.`);
  }
  return value;
}

function accepted<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw new InvalidArgumentError(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
