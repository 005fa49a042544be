import type { Org } from '../../salesforce/index.ts';
import type { Check } from '../DoctorContext.ts';
import { note, ok, stops, warning } from '../Finding.ts';
import type { Found } from '../Finding.ts';

/** `UserRecordAccess` answers for 200 records at most. Source: "UserRecordAccess", Object Reference. */
const SAMPLE = 200;

/** Organization-wide defaults. Source: "Organization", Object Reference. */
const DEFAULTS = { DefaultAccountAccess: 'accounts', DefaultOpportunityAccess: 'opportunities' } as const;

const IN_WORDS: Readonly<Record<string, string>> = {
  None: 'private',
  Read: 'public to read',
  Edit: 'public to read and write',
};

const RAISE =
  'Put the user at the top of the role hierarchy, or give it Read/Write with a sharing rule: object permissions alone do not let it edit what others own.';

/** Object permissions are not record permissions: edit on accounts comes from sharing. */
export const SHARING: Check = {
  name: 'Sharing',
  look: async ({ org }) => [...(await sharingDefaults(org)), await sampledAccess(org)],
};

async function sharingDefaults(org: Org): Promise<Found[]> {
  const described = await org.describe('Organization');
  const readable = Object.entries(DEFAULTS).filter(([field]) => described?.field(field) !== undefined);
  if (readable.length === 0) {
    return [note('The org does not tell its sharing defaults; the sample of accounts stands for them.')];
  }
  const [organization] = await org.query(`SELECT ${readable.map(([field]) => field).join(', ')} FROM Organization`);
  const told = readable.map(([field, records]) => {
    const level = String(organization?.[field]);
    return `${records} are ${IN_WORDS[level] ?? level}`;
  });
  return [note(`By default ${told.join(', ')}.`)];
}

async function sampledAccess(org: Org): Promise<Found> {
  const ids = await sample(org);
  if (ids.length === 0) {
    return note('There is no account to see whether the user may edit it.');
  }
  const listed = ids.map((id) => `'${id}'`).join(', ');
  const access = await org.query(
    `SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE UserId = '${org.userId}' AND RecordId IN (${listed})`,
  );
  const refused = access.filter(({ HasEditAccess: may }) => may !== true).map(({ RecordId: id }) => String(id));
  if (refused.length === 0) {
    return ok(`${org.username} may edit all of ${ids.length} sampled accounts.`);
  }
  const told = `${org.username} may not edit ${refused.length} of ${ids.length} sampled accounts, such as ${refused[0] ?? ''}: Salesforce would refuse their tiers.`;
  return refused.length === ids.length ? stops(told, RAISE) : warning(told, RAISE);
}

/** The oldest and the newest accounts: they rarely have the same owners. */
async function sample(org: Org): Promise<readonly string[]> {
  const half = (order: string) =>
    org.query(`SELECT Id FROM Account ORDER BY CreatedDate ${order}, Id LIMIT ${SAMPLE / 2}`);
  const rows = [...(await half('ASC')), ...(await half('DESC'))];
  return [...new Set(rows.map(({ Id }) => String(Id)))];
}
