import type { ObjectSchema } from '../../schema/index.ts';
import { campaignMemberRules, campaignRules } from '../campaigns/campaignRules.ts';
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
  /** Before all other checks; may change what is written. `id` is undefined for a new record. @throws OrgError that refuses the record */
  readonly check?: (save: ObjectSave, id: string | undefined, row: Row) => void;
  /** After the record was written. */
  readonly saved?: (save: ObjectSave, id: string, row: Row, isNew: boolean) => void;
  /** @throws OrgError for a record that stays */
  readonly checkDelete?: (save: ObjectSave, id: string) => void;
}

const RULES: Readonly<Record<string, ObjectRules>> = {
  Campaign: campaignRules,
  CampaignMember: campaignMemberRules,
  Opportunity: soldOpportunityRules,
  OpportunityContactRole: primaryContactRole,
  OpportunityLineItem: lineItemRules,
  Pricebook2: pricebookRules,
  PricebookEntry: pricebookEntryRules,
};

const none: ObjectRules = {};

export function rulesOf(object: ObjectSchema): ObjectRules {
  return RULES[object.name] ?? none;
}
