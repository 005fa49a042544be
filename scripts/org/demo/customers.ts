import type { Random } from './Random.ts';
import type { Course, Customer, DemoAccount, Owner } from './types.ts';

/** Accounts of each course, chosen among companies that are no head of a group; all others are steady. */
const COURSES: readonly (readonly [Course, number])[] = [
  ['dormant', 58],
  ['credited', 6],
  ['prospect', 34],
];

/** What the largest customer buys in a usual year. */
const LARGEST = 9_400_000;
/**
 * How revenue falls with rank: (1 + shift) ^ 2 / (rank + shift) ^ 2, Zipf's law with Mandelbrot's shift. This shift makes a
 * quarter of some five hundred customers bring 89 % of the revenue, the next 7 %, the lower half 4 %.
 */
const SHIFT = 20;
/** Companies of a group tend to be larger than those that stand alone. */
const GROUP_ADVANTAGE = 0.25;

/** Gives accounts their course, their size and the owner of their group. */
export function customers(
  accounts: readonly DemoAccount[],
  owners: readonly Owner[],
  random: Random,
): readonly Customer[] {
  const parents = new Set(accounts.map(({ parentKey }) => parentKey));
  const courses = courseByKey(
    accounts.filter(({ key }) => !parents.has(key)),
    random,
  );
  const courseOf = (account: DemoAccount): Course => courses.get(account.key) ?? 'steady';
  const order = accounts
    .map((account) => ({
      key: account.key,
      luck: random.next() + (parents.has(account.key) ? GROUP_ADVANTAGE : 0),
      steady: courseOf(account) === 'steady',
    }))
    .sort((one, other) => other.luck - one.luck);
  // Ranks are those of the steady customers: what the others bring does not count in the last twelve months.
  const revenue = new Map<string, number>();
  let rank = 1;
  for (const { key, steady } of order) {
    revenue.set(key, revenueAt(rank));
    rank += Number(steady);
  }
  const ownerOf = ownerByKey(accounts, owners, random);
  return accounts.map((account) => ({
    ...account,
    course: courseOf(account),
    yearlyRevenue: revenue.get(account.key) ?? 0,
    ownerId: ownerOf.get(account.key) ?? '',
  }));
}

function revenueAt(rank: number): number {
  return LARGEST * ((1 + SHIFT) / (rank + SHIFT)) ** 2;
}

function courseByKey(accounts: readonly DemoAccount[], random: Random): ReadonlyMap<string, Course> {
  const drawn = random.shuffled(accounts);
  return new Map(COURSES.flatMap(([course, count]) => drawn.splice(0, count).map(({ key }) => [key, course] as const)));
}

/** One owner for a whole group, as account teams work; '' leaves a record to whoever loads it. */
function ownerByKey(
  accounts: readonly DemoAccount[],
  owners: readonly Owner[],
  random: Random,
): ReadonlyMap<string, string> {
  const ownerOf = new Map<string, string>();
  for (const { key, parentKey } of accounts) {
    const drawn = owners.length === 0 ? '' : random.weighted(owners).id;
    ownerOf.set(key, ownerOf.get(parentKey) ?? drawn);
  }
  return ownerOf;
}
