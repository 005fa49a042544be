import { defaultAccessLevel } from '../schema/index.ts';
import type { Schema } from '../schema/index.ts';
import type { RecordValues } from '../store/index.ts';

/**
 * The organization-wide defaults as the record of the organization tells them.
 * Source: "Organization" in the Object Reference (`DefaultAccountAccess` and its like).
 */
export function organizationDefaults(schema: Schema): RecordValues {
  const accessOf = (name: string): string => defaultAccessLevel(schema.object(name)?.sharingModel);
  return {
    DefaultAccountAccess: accessOf('Account'),
    DefaultContactAccess: accessOf('Contact'),
    DefaultOpportunityAccess: accessOf('Opportunity'),
    DefaultCampaignAccess: accessOf('Campaign'),
    // Price books are used by who may read them.
    DefaultPricebookAccess: 'ReadSelect',
  };
}
