import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Currencies, CurrencyDefinition, DatedRateDefinition } from '../currencies.ts';

export const CURRENCY_FILE = join('config', 'local-org-currencies.json');

type JsonObject = Readonly<Record<string, unknown>>;

/** Source: "CurrencyType" in the Field Reference: ConversionRate has 18 digits, 6 of them decimals. */
const rateFormat = /^\d{1,12}(\.\d{1,6})?$/;
const isoCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const TOP_KEYS = ['corporateCurrency', 'currencies', 'datedRates'];
const CURRENCY_KEYS = ['isoCode', 'conversionRate', 'decimalPlaces', 'active'];
const RATE_KEYS = ['isoCode', 'startDate', 'conversionRate'];

/**
 * The currencies of a project's file; the US dollar alone when there is no such file and none was asked for by name.
 * @param file path in the project, {@link CURRENCY_FILE} unless given
 * @throws Error naming the file and what to correct.
 */
export function readCurrencies(
  projectDir: string,
  { file, datedRates }: { readonly file: string | undefined; readonly datedRates: boolean },
): Currencies {
  const name = file ?? CURRENCY_FILE;
  const path = join(projectDir, name);
  if (file === undefined && !existsSync(path)) {
    return { corporate: 'USD', currencies: [corporateCurrency('USD', {})], datedRates: datedRates ? [] : undefined };
  }
  try {
    const content = objectIn(JSON.parse(readFileSync(path, 'utf8')), 'the file', TOP_KEYS);
    const corporate = isoCode(content.corporateCurrency, '"corporateCurrency"');
    const currencies = readList(content.currencies ?? [], corporate);
    const rates = datedRates ? readRates(content.datedRates ?? [], corporate, currencies) : undefined;
    return { corporate, currencies, datedRates: rates };
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function corporateCurrency(code: string, entry: JsonObject): CurrencyDefinition {
  return { isoCode: code, conversionRate: '1', decimalPlaces: decimalPlaces(code, entry), active: true };
}

function readList(listed: unknown, corporate: string): readonly CurrencyDefinition[] {
  const entries = listIn(listed, '"currencies"').map((entry, index) =>
    objectIn(entry, `entry ${index + 1} of "currencies"`, CURRENCY_KEYS),
  );
  const codes = entries.map((entry, index) => isoCode(entry.isoCode, `entry ${index + 1} of "currencies"`));
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new Error(`the currency ${twice} is there twice; remove one.`);
  const own = entries[codes.indexOf(corporate)] ?? {};
  if ((own.conversionRate ?? 1) !== 1 || own.active === false) {
    throw new Error(`the corporate currency ${corporate} is active and has the rate 1; leave both out.`);
  }
  const others = entries.flatMap((entry, index): CurrencyDefinition[] => {
    const code = codes[index] ?? '';
    if (code === corporate) return [];
    const { active = true } = entry;
    if (typeof active !== 'boolean') throw new Error(`"active" of ${code} must be true or false.`);
    const conversionRate = rate(entry.conversionRate, code);
    return [{ isoCode: code, conversionRate, decimalPlaces: decimalPlaces(code, entry), active }];
  });
  return [corporateCurrency(corporate, own), ...others];
}

function decimalPlaces(code: string, { decimalPlaces: given }: JsonObject): number {
  if (given === undefined) {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  }
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= 6) return given;
  throw new Error(`"decimalPlaces" of ${code} must be a whole number from 0 to 6.`);
}

/** Rates by currency and start; each holds until the next one of its currency starts. */
function readRates(
  listed: unknown,
  corporate: string,
  currencies: readonly CurrencyDefinition[],
): readonly DatedRateDefinition[] {
  const rates = listIn(listed, '"datedRates"').map((item, index) => {
    const where = `entry ${index + 1} of "datedRates"`;
    const entry = objectIn(item, where, RATE_KEYS);
    const code = isoCode(entry.isoCode, where);
    if (code === corporate || !currencies.some((currency) => currency.isoCode === code)) {
      throw new Error(`${where} is for ${code}, which must be a currency of "currencies" and not the corporate one.`);
    }
    return { isoCode: code, startDate: day(entry.startDate, where), conversionRate: rate(entry.conversionRate, code) };
  });
  const without = currencies.find(
    ({ isoCode: code, active }) => active && code !== corporate && !rates.some((one) => one.isoCode === code),
  );
  if (without) throw new Error(`"datedRates" has no rate of the active currency ${without.isoCode}; add one.`);
  const key = (one: { isoCode: string; startDate: string }): string => `${one.isoCode} ${one.startDate}`;
  const sorted = rates.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  return sorted.map((one, index) => {
    const next = sorted[index + 1];
    if (next && key(next) === key(one)) throw new Error(`"datedRates" has two rates of ${key(one)}; remove one.`);
    return { ...one, nextStartDate: next?.isoCode === one.isoCode ? next.startDate : undefined };
  });
}

function isoCode(value: unknown, where: string): string {
  if (typeof value === 'string' && isoCodes.has(value)) return value;
  throw new Error(`${where} needs an ISO 4217 code such as "EUR", not ${JSON.stringify(value)}.`);
}

function rate(value: unknown, code: string): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && rateFormat.test(text) && Number(text) > 0) return text;
  throw new Error(`"conversionRate" of ${code} must be above 0, with at most 6 decimals.`);
}

function day(value: unknown, where: string): string {
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (isDay) return value;
  throw new Error(`${where} needs a "startDate" such as "2026-01-31".`);
}

function listIn(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} must be a list.`);
}

function objectIn(value: unknown, where: string, known: readonly string[]): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} must be an object.`);
  }
  const unknownKey = Object.keys(value).find((key) => !known.includes(key));
  if (unknownKey === undefined) return value as JsonObject;
  throw new Error(`${where} has the unknown key "${unknownKey}"; known are ${known.join(', ')}.`);
}
