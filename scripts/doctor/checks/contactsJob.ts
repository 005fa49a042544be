import { EDITABLE_FIELDS } from '#lwc/stakeholder/stakeholder.ts';
import { CommandError } from '../../cli/index.ts';
import { CONTACTS, CONTACTS_NEEDS, CONTACTS_SEE } from '../../contacts/index.ts';
import { requireObjects } from '../../readiness/index.ts';
import type { ObjectDescription, Org } from '../../salesforce/index.ts';
import { SYNC_PERMISSION_SET, missingViewAll } from '../../tiering/index.ts';
import type { Check } from '../DoctorContext.ts';
import { ok, warning } from '../Finding.ts';
import type { Found } from '../Finding.ts';

/** The other job of the same user. Tiering works without it, so nothing here stops. */
export const CONTACTS_JOB: Check = {
  name: 'Contacts job',
  look: async ({ org }) => {
    try {
      const { Stakeholder__c: stakeholder } = await requireObjects(org, CONTACTS, CONTACTS_NEEDS);
      return [await seesAll(org), ...opinions(org, stakeholder)];
    } catch (thrown) {
      if (thrown instanceof CommandError && thrown.exit === 'orgNotReady') {
        return [warning(thrown.message, thrown.nextStep)];
      }
      throw thrown;
    }
  },
};

async function seesAll(org: Org): Promise<Found> {
  const missing = (await missingViewAll(org, CONTACTS_SEE.objects)) ?? [];
  return missing.length === 0
    ? ok(`${CONTACTS_NEEDS.length} objects are there, and what the contacts job writes is writable.`)
    : warning(
        `${org.username} lacks "View All" on ${missing.join(' and ')}: ${CONTACTS_SEE.otherwise}.`,
        `Assign the permission set: \`sf org assign permset --name ${SYNC_PERMISSION_SET} --on-behalf-of ${org.username}\`.`,
      );
}

/** What people think of people is theirs to write. A name is none of it: it comes with the object, and no permission set could keep it back. */
function opinions(org: Org, stakeholder: ObjectDescription): readonly Found[] {
  const names = Object.keys(EDITABLE_FIELDS).filter((name) => name !== 'Name');
  const writable = names.filter((name) => stakeholder.field(name)?.updateable === true);
  return writable.length === 0
    ? []
    : [
        warning(
          `${org.username} can change what people say of stakeholders: ${writable.join(', ')}. The job does not, but whoever gets hold of its login can.`,
          `Run the job as an integration user of its own, with the permission set ${SYNC_PERMISSION_SET} and nothing else.`,
        ),
      ];
}
