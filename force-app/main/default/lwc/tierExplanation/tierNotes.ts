import DAMPED from '@salesforce/label/c.Explanation_Damped';
import TIE_SPLIT from '@salesforce/label/c.Explanation_Tie_Split';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { TierStanding } from 'c/tierHistory';
import { gapAbove, gapBelow } from 'c/tieringRun';
import type { TieringRun } from 'c/tieringRun';

/** What else than the total decided: damping that held a customer, or else ties that were split at its borders. */
export function tierNotes(run: TieringRun, quartile: number, total: number, current?: TierStanding): string[] {
  if (current?.undampedQuartile !== undefined && current.undampedQuartile !== quartile) {
    const damping = run.policy?.dampingPercent ?? '';
    return [labelText(DAMPED, damping, wholeText(quartile), wholeText(current.undampedQuartile))];
  }
  const borders = run.policy?.ties === 'Split' ? [gapAbove(run, quartile, total), gapBelow(run, quartile, total)] : [];
  return borders
    .filter((border) => border?.gap === 0)
    .map((border) => labelText(TIE_SPLIT, wholeText(border?.quartile ?? 0)));
}
