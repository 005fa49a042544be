import { potentialEnd } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { QueryWindow } from '../../salesforce/index.ts';

/** Which opportunities a policy counts. */
export interface RevenueScope {
  readonly window: TieringWindow;
  readonly openPotential: TieringPolicy['openPotential'];
  /** A SOQL condition of the policy's own; undefined where all opportunities count. */
  readonly filter: string | undefined;
}

/**
 * The opportunities that count, as a SOQL condition: won ones that closed in the window, and where the policy counts potential,
 * open ones that are to close in it (they are overdue) or in as long a time after it.
 */
export function revenueCondition({ window, openPotential, filter }: RevenueScope): string {
  const won = `IsWon = true AND CloseDate >= ${window.start} AND CloseDate <= ${window.end}`;
  const open = `IsClosed = false AND CloseDate >= ${window.start} AND CloseDate <= ${potentialEnd(window)}`;
  const counted = openPotential === 'None' ? won : `((${won}) OR (${open}))`;
  return filter === undefined ? counted : `${counted} AND ${filter}`;
}

/** The close dates that the condition of a scope lets through. */
export function closeDates({ window, openPotential }: RevenueScope): QueryWindow {
  const end = openPotential === 'None' ? window.end : potentialEnd(window);
  return { field: 'CloseDate', start: window.start, end };
}
