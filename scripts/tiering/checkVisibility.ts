import { CommandError } from '../cli/index.ts';
import type { Terminal } from '../cli/index.ts';
import { readUserPermissions } from '../salesforce/index.ts';
import type { Org } from '../salesforce/index.ts';
import { SYNC_PERMISSION_SET } from './task.ts';

const READ_WHOLE = ['Account', 'Opportunity'];

/**
 * Makes sure that the user sees every account and opportunity: whoever does not gets fewer rows without any error, and totals
 * that are silently too small. Where the org does not answer that to this user, a warning must do.
 * @throws CommandError naming the objects, before anything is read.
 */
export async function checkVisibility(org: Org, terminal: Terminal): Promise<void> {
  const missing = await missingViewAll(org);
  if (missing === undefined) {
    terminal.note(
      `Warning: this org does not tell ${org.username} what it may see. Totals are whole only if it holds "View All" on ${READ_WHOLE.join(' and ')}, as the permission set ${SYNC_PERMISSION_SET} gives it.`,
    );
    return;
  }
  if (missing.length > 0) {
    throw new CommandError(
      'orgNotReady',
      'MISSING_VIEW_ALL',
      `${org.username} lacks "View All" on ${missing.join(' and ')}: totals would silently leave out what others own.`,
      `Assign the permission set: \`sf org assign permset --name ${SYNC_PERMISSION_SET} --on-behalf-of ${org.username}\`, then run the command again.`,
    );
  }
}

/** The objects that the user may not see the whole of; undefined where the org does not answer that to this user. */
export async function missingViewAll(org: Org): Promise<readonly string[] | undefined> {
  const permissions = await readUserPermissions(org, READ_WHOLE);
  if (permissions === undefined) {
    return undefined;
  }
  const { viewAllData, modifyAllData, viewAllRecords } = permissions;
  return viewAllData || modifyAllData ? [] : READ_WHOLE.filter((name) => !viewAllRecords.has(name));
}
