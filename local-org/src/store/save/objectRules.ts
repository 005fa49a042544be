import type { ObjectSchema } from '../../schema/index.ts';
import { activityRelationRules, activityRules } from '../activities/activityRelations.ts';
import { campaignMemberRules, campaignRules } from '../campaigns/campaignRules.ts';
import { duplicateRecordItemRules, duplicateRecordSetRules } from '../duplicates/duplicateRecordRules.ts';
import { lineItemRules, soldOpportunityRules } from '../products/lineItemRules.ts';
import { pricebookEntryRules, pricebookRules } from '../products/pricebookRules.ts';
import type { Author } from '../recordWriter.ts';
import { primaryContactRole } from './primaryContactRole.ts';
import type { Row } from './row.ts';
import type { SaveContext } from './saveRecords.ts';

/** A save, as far as the rules of one object need it. */
export interface ObjectSave extends SaveContext {
  readonly object: ObjectSchema;
  readonly author: Author;
}

/** What the platform does with the records of one standard object beyond the rules for all. */
export interface ObjectRules {
  /**
   * Before all other checks; may change what is written. `id` is undefined for a new record. Gives what is to be done when the record was
   * written. @throws OrgError that refuses the record
   */
  readonly check?: (save: ObjectSave, id: string | undefined, row: Row) => ((id: string) => void) | undefined;
  /** Before a record is deleted. @throws OrgError for one that stays */
  readonly checkDelete?: (save: ObjectSave, id: string) => void;
}

const RULES: Readonly<Record<string, ObjectRules>> = {
  Campaign: campaignRules,
  CampaignMember: campaignMemberRules,
  DuplicateRecordItem: duplicateRecordItemRules,
  DuplicateRecordSet: duplicateRecordSetRules,
  Event: activityRules('Event'),
  EventRelation: activityRelationRules('Event'),
  Opportunity: soldOpportunityRules,
  OpportunityContactRole: primaryContactRole,
  OpportunityLineItem: lineItemRules,
  Pricebook2: pricebookRules,
  PricebookEntry: pricebookEntryRules,
  Task: activityRules('Task'),
  TaskRelation: activityRelationRules('Task'),
};

const none: ObjectRules = {};

/** The rules of an object; most have none. */
export function rulesOf(object: ObjectSchema): ObjectRules {
  return RULES[object.name] ?? none;
}
