import { parseDecimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { CustomerTotal, Quartile } from '#lwc/tieringMethod/tieringMethod.ts';

/** Numbers from 0 to below `limit`, the same ones for the same seed (Park and Miller's minimal standard generator). */
export type Random = (limit: number) => number;

export function randomFrom(seed: number): Random {
  let state = (seed * 7919 + 1) % 2_147_483_647;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

/** A customer as an oracle takes it: whole cents, or undefined without any row. */
export interface RandomCustomer {
  readonly id: string;
  readonly cents: bigint | undefined;
  /** The amount as Salesforce might write it. */
  readonly text: string;
  readonly earlier: { readonly quartile: Quartile; readonly undamped: Quartile } | undefined;
}

type Draw = (random: Random, index: number) => bigint | undefined;

/** What portfolios look like: each draws the cents of one customer. */
const KINDS: readonly Draw[] = [
  (random) => BigInt(random(1_000_000)),
  // Few values, so that ties lie on every border; zeros and credits among them.
  (random) => BigInt(random(5) - 1) * 1250n,
  () => 4200n,
  // The first is more than 75 % of all.
  (random, index) => (index === 0 ? 1_000_000_000n : BigInt(1 + random(5_000_000))),
  // Beyond 2^53 cents, a few cents apart.
  (random) => 2n ** 54n + BigInt(random(7)),
  (random) => (random(3) === 0 ? undefined : BigInt(random(40_000) - 10_000)),
  // Nobody bought anything that was not returned.
  (random) => (random(2) === 0 ? 0n : undefined),
];

/** Up to five customers for every second seed, up to twelve for the others (an oracle's 64-bit sums must hold them). */
export function randomPortfolio(seed: number): RandomCustomer[] {
  const random = randomFrom(seed);
  const draw = KINDS[seed % KINDS.length];
  const count = seed % 2 === 0 ? random(6) : random(13);
  return Array.from({ length: count }, (_, index) => {
    const cents = draw?.(random, index);
    const earlier = random(4) === 0 ? undefined : { quartile: quartile(random), undamped: quartile(random) };
    return {
      id: `${'aZ9'.charAt(random(3))}${String(random(100)).padStart(3, '0')}${index}`,
      cents,
      text: written(cents ?? 0n, random),
      earlier,
    };
  });
}

export function customerTotals(customers: readonly RandomCustomer[]): CustomerTotal[] {
  return customers.map(({ id, cents, text, earlier }) => ({
    id,
    total: cents === undefined ? undefined : parseDecimal(text),
    earlier,
  }));
}

export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = randomFrom(seed);
  return items
    .map((item) => ({ item, place: random(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function quartile(random: Random): Quartile {
  return (random(4) + 1) as Quartile;
}

/** `1234.5`, `1234.500` or `1.2345E3`. */
function written(cents: bigint, random: Random): string {
  const sign = cents < 0n ? '-' : '';
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  if (random(3) === 0) {
    return `${sign}${digits.charAt(0)}.${digits.slice(1)}E${digits.length - 3}`;
  }
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${'0'.repeat(random(3))}`;
}
