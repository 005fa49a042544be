import DAMPED from '@salesforce/label/c.Explanation_Damped';
import TIE_SPLIT from '@salesforce/label/c.Explanation_Tie_Split';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { TierStanding } from 'c/tierHistory';
import { gapAbove, gapBelow } from 'c/tieringRun';
import type { TieringRun } from 'c/tieringRun';

/** What else than the total decided: damping that held a customer, and a tie that was split at a border. */
export function tierNotes(run: TieringRun, quartile: number, total: number, current?: TierStanding): string[] {
  const notes: string[] = [];
  if (current?.undampedQuartile !== undefined && current.undampedQuartile !== quartile) {
    const damping = run.policy?.dampingPercent ?? '';
    notes.push(labelText(DAMPED, damping, wholeText(quartile), wholeText(current.undampedQuartile)));
  }
  if (run.policy?.ties === 'Split') {
    for (const border of [gapAbove(run, quartile, total), gapBelow(run, quartile, total)]) {
      if (border?.gap === 0) {
        notes.push(labelText(TIE_SPLIT, wholeText(border.quartile)));
      }
    }
  }
  return notes;
}
