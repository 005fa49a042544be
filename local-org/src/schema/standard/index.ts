import type { ObjectDraft } from '../objectSchema.ts';
import { account } from './account.ts';
import { campaign, campaignMember, campaignMemberStatus } from './campaign.ts';
import { caseObject } from './case.ts';
import { contact } from './contact.ts';
import { duplicateObjects } from './duplicates.ts';
import { event } from './event.ts';
import { fileObjects } from './files.ts';
import { group, groupMember } from './group.ts';
import { opportunity } from './opportunity.ts';
import { opportunityContactRole } from './opportunityContactRole.ts';
import { opportunityHistory } from './opportunityHistory.ts';
import { opportunityLineItem } from './opportunityLineItem.ts';
import { opportunityStage } from './opportunityStage.ts';
import { fieldPermissions, objectPermissions, userRecordAccess } from './permissions.ts';
import { pricebook, pricebookEntry } from './pricebook.ts';
import { product } from './product.ts';
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
export { isPeopleList, withSharedActivities } from './sharedActivities.ts';
export { forecastCategories, forecastCategoryNames, standardStages } from './opportunityStage.ts';
export { closedCaseStatuses } from './case.ts';
export { withDuplicateRecords } from './duplicates.ts';
export { isFileObject, withFileLinks } from './files.ts';
export { closedTaskStatuses, highTaskPriorities } from './task.ts';

/** Whether a name is that of a standard field which the platform may have and this org has not. */
export function isAbsentStandardField(objectName: string, fieldName: string): boolean {
  const object = standardObjects.find(({ name }) => name === objectName);
  return object !== undefined && !fieldName.includes('__') && !object.fields.some(({ name }) => name === fieldName);
}

/** Every standard object this org has, masters before details. */
export const standardObjects: readonly ObjectDraft[] = [
  organization,
  profile,
  userRole,
  user,
  group,
  groupMember,
  permissionSet,
  permissionSetAssignment,
  objectPermissions,
  fieldPermissions,
  userRecordAccess,
  recordType,
  account,
  contact,
  product,
  pricebook,
  pricebookEntry,
  campaign,
  campaignMemberStatus,
  campaignMember,
  opportunityStage,
  opportunity,
  opportunityHistory,
  opportunityContactRole,
  opportunityLineItem,
  caseObject,
  task,
  event,
  ...fileObjects,
  ...duplicateObjects,
];
