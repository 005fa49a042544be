import type { ObjectDraft } from '../objectSchema.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { opportunity } from './opportunity.ts';
import { opportunityStage } from './opportunityStage.ts';
import { organization, permissionSet, permissionSetAssignment, profile } from './setup.ts';
import { user } from './user.ts';

export { forecastCategories, forecastCategoryNames, standardStages } from './opportunityStage.ts';

/** Every standard object this org has, masters before details. */
export const standardObjects: readonly ObjectDraft[] = [
  organization,
  profile,
  user,
  permissionSet,
  permissionSetAssignment,
  account,
  contact,
  opportunityStage,
  opportunity,
];
