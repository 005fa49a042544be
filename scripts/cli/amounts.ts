import { parseDecimal, roundDecimal } from '#lwc/tieringMethod/tieringMethod.ts';

/**
 * Writes canonical amounts for people: with thousands separators and, if any of them has cents, all with cents, so that they line
 * up. Without going through a double.
 */
export function moneyWriter(amounts: Iterable<string>): (canonical: string) => string {
  const decimals = [...amounts].some((amount) => amount.includes('.')) ? 2 : 0;
  return (canonical) => {
    const [whole = '', fraction] = roundDecimal(parseDecimal(canonical), decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
  };
}

/** A canonical percentage with one decimal. */
export function percent(share: string): string {
  return `${roundDecimal(parseDecimal(share), 1)} %`;
}
