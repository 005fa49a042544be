import { readCurrencies } from './schema/index.ts';
import type { Currencies } from './schema/index.ts';

/** What an org can have beyond a new one: several currencies, exchange rates by date (advanced currency management), accounts that are people. */
export const ORG_SHAPES = ['multi-currency', 'dated-rates', 'person-accounts'] as const;
export type OrgShape = (typeof ORG_SHAPES)[number];

/**
 * The currencies of an org of this shape; undefined for one currency.
 * @param file of the currencies, where it is not the usual one
 * @throws Error when the shape contradicts itself, or naming the file and what to correct.
 */
export function currenciesOf(
  projectDir: string,
  shape: readonly OrgShape[],
  file: string | undefined,
): Currencies | undefined {
  const datedRates = shape.includes('dated-rates');
  if (shape.includes('multi-currency')) return readCurrencies(projectDir, { file, datedRates });
  if (datedRates) throw new Error('the shape dated-rates needs multi-currency too.');
  if (file !== undefined) throw new Error(`${file}: only an org of the shape multi-currency has currencies.`);
  return undefined;
}
