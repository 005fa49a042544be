import type { ObjectDraft } from '../objectSchema.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { event } from './event.ts';
import { fileObjects } from './files.ts';
import { opportunity } from './opportunity.ts';
import { opportunityContactRole } from './opportunityContactRole.ts';
import { opportunityStage } from './opportunityStage.ts';
import { fieldPermissions, objectPermissions, userRecordAccess } from './permissions.ts';
import { organization, permissionSet, permissionSetAssignment, profile } from './setup.ts';
import { recordType } from './recordType.ts';
import { task } from './task.ts';
import { user } from './user.ts';
import { userRole } from './userRole.ts';

export { withCurrencies } from './currencies.ts';
export {
  isPersonCustomField,
  personFields,
  personOnlyFields,
  personRecordType,
  withPersonAccounts,
} from './personAccounts.ts';
export { forecastCategories, forecastCategoryNames, standardStages } from './opportunityStage.ts';
export { isFileObject, withFileLinks } from './files.ts';
export { closedTaskStatuses, highTaskPriorities } from './task.ts';

/** Every standard object this org has, masters before details. */
export const standardObjects: readonly ObjectDraft[] = [
  organization,
  profile,
  userRole,
  user,
  permissionSet,
  permissionSetAssignment,
  objectPermissions,
  fieldPermissions,
  userRecordAccess,
  recordType,
  account,
  contact,
  opportunityStage,
  opportunity,
  opportunityContactRole,
  task,
  event,
  ...fileObjects,
];
