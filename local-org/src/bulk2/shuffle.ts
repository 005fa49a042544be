/**
 * Mixes a list in an order that is the same on every run: the platform promises no order of results, so no client may
 * rely on one. Fisher-Yates over a linear congruential generator (constants of Numerical Recipes).
 */
export function shuffle<T>(list: T[]): T[] {
  let state = 20_250_101;
  for (let last = list.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (last + 1);
    const kept = list[last] as T;
    list[last] = list[other] as T;
    list[other] = kept;
  }
  return list;
}
