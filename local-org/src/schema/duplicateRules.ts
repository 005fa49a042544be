import type { LookupFilterItem } from './lookupFilters.ts';

/** How a field is compared. Source: "MatchingRule" in the Metadata API Developer Guide, MatchingMethod: all but the first are fuzzy. */
export const matchingMethods = [
  ...(['Exact', 'FirstName', 'LastName', 'CompanyName', 'Phone', 'City', 'Street', 'Zip', 'Title'] as const),
];

export interface MatchingRuleItem {
  readonly field: string;
  readonly method: (typeof matchingMethods)[number];
  /** Whether two records without a value agree; one with and one without never do. */
  readonly blanksMatch: boolean;
}

/** Which records of an object are taken for the same. */
export interface MatchingRuleSchema {
  readonly object: string;
  readonly name: string;
  readonly active: boolean;
  readonly items: readonly MatchingRuleItem[];
  /** `1 AND (2 OR 3)`; all items must agree where it is undefined. */
  readonly logic: string | undefined;
  readonly file: string;
}

/** What comes of a duplicate that is about to be saved. */
export interface DuplicateAction {
  readonly action: 'Allow' | 'Block';
  /** Whether it is saved only by who has been told; of no meaning where it is blocked. */
  readonly alerts: boolean;
  readonly reports: boolean;
}

/** One criterion of the records that a duplicate rule is about. */
export type DuplicateRuleFilterItem = Omit<LookupFilterItem, 'field'> & {
  /** The object that has the field: the rule's own, or `User` for who saves. */
  readonly table: string;
  readonly field: string;
};

/** What a duplicate rule's file says. */
export interface DuplicateRuleSource {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly active: boolean;
  readonly onInsert: DuplicateAction;
  readonly onUpdate: DuplicateAction;
  readonly alertText: string | undefined;
  /** Undefined for a rule about all records. */
  readonly filter: DuplicateRuleFilter | undefined;
  /** Names of the matching rules, and the objects that they are of. */
  readonly matches: readonly { readonly object: string; readonly rule: string }[];
  /** Whether records that the user cannot see are no duplicates. */
  readonly enforcesSharing: boolean;
  readonly sortOrder: number;
  readonly file: string;
}

export interface DuplicateRuleFilter {
  readonly items: readonly DuplicateRuleFilterItem[];
  readonly logic: string | undefined;
}

/** An active duplicate rule with its matching rules. */
export interface DuplicateRuleSchema extends Omit<DuplicateRuleSource, 'matches'> {
  readonly matchingRules: readonly MatchingRuleSchema[];
}
