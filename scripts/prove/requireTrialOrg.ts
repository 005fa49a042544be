import { CommandError } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';

/**
 * Records are made and deleted, which an org that people work in is not there for.
 * @throws CommandError when the org is neither a sandbox nor one that expires, and that is not allowed
 */
export async function requireTrialOrg(org: Org, inProduction: boolean): Promise<void> {
  if (inProduction) return;
  const [row] = await org.query('SELECT IsSandbox, TrialExpirationDate FROM Organization');
  if (row?.IsSandbox === true || typeof row?.TrialExpirationDate === 'string') return;
  throw new CommandError(
    'usage',
    'PRODUCTION_ORG',
    `${org.instanceUrl} is neither a sandbox nor a scratch org: it may be a production org.`,
    'Name a scratch org by --target-org; or add --production if records may be made and deleted in this org.',
  );
}
