import { readUserPermissions } from '../../salesforce/index.ts';
import { SYNC_PERMISSION_SET, missingViewAll } from '../../tiering/index.ts';
import type { Check } from '../DoctorContext.ts';
import { note, ok, stops, warning } from '../Finding.ts';
import type { Found } from '../Finding.ts';

/** Whether the user sees all accounts and opportunities, and whether it may do far more than that. */
export const VISIBILITY: Check = {
  name: 'View All',
  look: async ({ org }) => {
    const missing = await missingViewAll(org);
    if (missing === undefined) {
      return [
        warning(
          `The org does not tell ${org.username} what it may see. Totals are whole only with "View All" on Account and Opportunity.`,
          `Look at the user in Setup: it needs the permission set ${SYNC_PERMISSION_SET}. With "View Setup and Configuration" as well, this check and the job can look themselves.`,
        ),
      ];
    }
    const seen =
      missing.length === 0
        ? ok(`${org.username} sees all accounts and opportunities, whoever owns them.`)
        : stops(
            `${org.username} lacks "View All" on ${missing.join(' and ')}: totals would silently leave out what others own.`,
            `Assign the permission set: \`sf org assign permset --name ${SYNC_PERMISSION_SET} --on-behalf-of ${org.username}\`.`,
          );
    const permissions = await readUserPermissions(org, ['Account', 'Opportunity']);
    const modifies = permissions?.modifyAllData === true || (permissions?.modifyAllRecords.size ?? 0) > 0;
    return [seen, ...(modifies ? [tooMuch(org.username)] : [])];
  },
};

function tooMuch(username: string): Found {
  return note(
    `${username} may modify all records, far more than the job needs.`,
    `For anything but a trial, run the job as an integration user that has the permission set ${SYNC_PERMISSION_SET} and nothing else.`,
  );
}
