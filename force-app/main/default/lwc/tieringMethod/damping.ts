import { parsePercentage } from './percentage.ts';
import type { Percentage } from './percentage.ts';
import type { EarlierStanding, Portfolio } from './portfolio.ts';
import type { QuartileBorders } from './quartileBorders.ts';
import type { Quartile } from './quartiles.ts';

/**
 * The quartiles that customers end up in when small movements are damped. A customer moves from the quartile it holds towards
 * the computed one, step by step, as long as it passes each border by more than the percentage; or all the way when the run
 * before had already computed a move in this direction that was held back.
 *
 * The border upwards is the highest total that is not in the better quartile, the one downwards the lowest that is not in a
 * worse one, both before damping. Where nobody is on the other side there is nothing to pass.
 * @throws RangeError when `percent` is not a percentage from 0 to 100.
 */
export function dampQuartiles(
  { entries }: Portfolio,
  undamped: readonly Quartile[],
  borders: QuartileBorders,
  percent: string,
): readonly Quartile[] {
  const margin = parsePercentage(percent);
  if (margin.numerator === 0n) {
    return undamped;
  }
  return undamped.map((computed, index) => {
    const { units = 0n, earlier } = entries[index] ?? {};
    return earlier === undefined ? computed : settle({ units, computed, earlier }, borders, margin);
  });
}

interface Movement {
  readonly units: bigint;
  readonly computed: Quartile;
  readonly earlier: EarlierStanding;
}

function settle({ units, computed, earlier }: Movement, borders: QuartileBorders, margin: Percentage): Quartile {
  const step = Math.sign(computed - earlier.quartile);
  if (step === Math.sign(earlier.undamped - earlier.quartile)) {
    return computed;
  }
  let quartile = earlier.quartile;
  while (quartile !== computed && passes(units, quartile, step, borders, margin)) {
    quartile = (quartile + step) as Quartile;
  }
  return quartile;
}

function passes(
  units: bigint,
  quartile: Quartile,
  step: number,
  borders: QuartileBorders,
  { numerator, hundred }: Percentage,
): boolean {
  if (step < 0) {
    const border = borders.highestFrom(quartile);
    return border === undefined || units * hundred > border * (hundred + numerator);
  }
  const border = borders.lowestUpTo(quartile);
  return border === undefined || units * hundred < border * (hundred - numerator);
}
