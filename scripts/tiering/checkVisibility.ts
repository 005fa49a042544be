import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import { readUserPermissions } from '../salesforce/index.ts';
import type { Org } from '../salesforce/index.ts';
import { SYNC_PERMISSION_SET } from './task.ts';

/** What a job has to see the whole of, and what becomes of its work otherwise. */
export interface SeenWhole {
  readonly objects: readonly string[];
  /** Completes "Totals are whole only if …". */
  readonly whole: string;
  /** Completes "…: totals would silently leave out what others own." */
  readonly otherwise: string;
}

const TOTALS: SeenWhole = {
  objects: ['Account', 'Opportunity'],
  whole: 'Totals are whole',
  otherwise: 'totals would silently leave out what others own',
};

/**
 * Makes sure that the user sees every account and opportunity, or what else a job adds up: whoever does not gets fewer rows without any error,
 * and totals that are silently too small. Where the org does not answer that to this user, a warning must do.
 * @throws CommandError naming the objects, before anything is read.
 */
export async function checkVisibility(
  org: Org,
  terminal: Terminal,
  { objects, whole, otherwise }: SeenWhole = TOTALS,
): Promise<void> {
  const missing = await missingViewAll(org, objects);
  if (missing === undefined) {
    terminal.note(
      `Warning: this org does not tell ${org.username} what it may see. ${whole} only if it holds "View All" on ${objects.join(' and ')}, as the permission set ${SYNC_PERMISSION_SET} gives it.`,
    );
    return;
  }
  if (missing.length > 0) {
    throw new CommandError(
      'orgNotReady',
      'MISSING_VIEW_ALL',
      `${org.username} lacks "View All" on ${missing.join(' and ')}: ${otherwise}.`,
      `Assign the permission set: \`sf org assign permset --name ${SYNC_PERMISSION_SET} --on-behalf-of ${org.username}\`, then run the command again.`,
    );
  }
}

/** The objects that the user may not see the whole of; undefined where the org does not answer that to this user. */
export async function missingViewAll(
  org: Org,
  objects: readonly string[] = TOTALS.objects,
): Promise<readonly string[] | undefined> {
  const permissions = await readUserPermissions(org, objects);
  if (permissions === undefined) {
    return undefined;
  }
  const { viewAllData, modifyAllData, viewAllRecords } = permissions;
  return viewAllData || modifyAllData ? [] : objects.filter((name) => !viewAllRecords.has(name));
}
