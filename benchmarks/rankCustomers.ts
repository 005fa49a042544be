import { addDecimals, parseDecimal, rankCustomers, ZERO } from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerTotal, RankingOptions } from '#lwc/tieringMethod/tieringMethod.ts';

const TURNS = 7;
/** Above 2^53 minor units, so that sums need more than a double holds. */
const HUGE = parseDecimal('90071992547409930');

const VARIANTS: Readonly<Record<string, RankingOptions>> = {
  'equal count': {},
  'equal revenue': { method: 'EqualRevenue' },
};

/** Customers with a few large ones and a long tail, most of them distinct; the same ones every time. */
function customers(count: number, add = ZERO): CustomerTotal[] {
  let state = 42;
  return Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    const cents = Math.round(1e11 / (1 + (state / 2_147_483_647) * count));
    const total = addDecimals({ units: BigInt(cents), scale: 2 }, add);
    return { id: `001${String(index).padStart(12, '0')}AAA`, total };
  });
}

/** Milliseconds of one ranking: the fastest of several, which other work on the machine disturbs least, and the first. */
function measure(input: readonly CustomerTotal[], options: RankingOptions): string {
  const times = Array.from({ length: TURNS }, () => {
    const started = performance.now();
    rankCustomers(input, options);
    return performance.now() - started;
  });
  return `${Math.min(...times).toFixed(0)} ms (first ${(times[0] ?? 0).toFixed(0)} ms)`;
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
