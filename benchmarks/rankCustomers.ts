import { addDecimals, parseDecimal, rankCustomers, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerTotal, RankingOptions } from '#lwc/tieringMethod/tieringMethod.ts';

const TURNS = 7;
/** Above 2^53 minor units, so that sums need more than a double holds. */
const HUGE = parseDecimal('90071992547409930');

const VARIANTS: Readonly<Record<string, RankingOptions>> = {
  'equal count': {},
  'equal revenue': { method: 'EqualRevenue' },
};

/** Customers whose revenue falls as in the field, a few large ones and a long tail; the same ones every time. */
function customers(count: number, add = ZERO): CustomerTotal[] {
  let state = 42;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    const cents = Math.round(1e8 / (1 + (state / 2_147_483_647) * count));
    const total = addDecimals({ units: BigInt(cents), scale: 2 }, add);
    return { id: `001${String(index).padStart(12, '0')}AAA`, total };
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Milliseconds of one ranking, the median of several. */
function measure(input: readonly CustomerTotal[], options: RankingOptions): string {
  const times = Array.from({ length: TURNS }, () => {
    const started = performance.now();
    rankCustomers(input, options);
    return performance.now() - started;
  });
  return `${median(times).toFixed(0)} ms (first ${(times[0] ?? 0).toFixed(0)} ms)`;
}

for (const count of [20_000, 500_000]) {
  for (const [amounts, input] of [
    ['usual amounts', customers(count)],
    ['huge amounts', customers(count, HUGE)],
  ] as const) {
    for (const [name, options] of Object.entries(VARIANTS)) {
      console.log(`${String(count).padStart(7)} customers, ${amounts}, ${name}: ${measure(input, options)}`);
    }
  }
}
