import type { Rates } from '../../tiering/index.ts';

const DAY_MS = 86_400_000;

/** The gaps in the rates of a currency between two days, both inclusive, as ranges of days. */
export function daysWithoutRate(
  rates: Pick<Rates, 'rateOf'>,
  currency: string,
  first: string,
  last: string,
): readonly { readonly from: string; readonly to: string }[] {
  const gaps: { from: string; to: string }[] = [];
  let open: { from: string; to: string } | undefined;
  for (let time = Date.parse(first); time <= Date.parse(last); time += DAY_MS) {
    const day = new Date(time).toISOString().slice(0, 10);
    if ('rate' in rates.rateOf(currency, day)) {
      open = undefined;
    } else if (open === undefined) {
      open = { from: day, to: day };
      gaps.push(open);
    } else {
      open.to = day;
    }
  }
  return gaps;
}
