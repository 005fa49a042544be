import { OrgError } from '../../errors.ts';
import type { DuplicateRuleSchema, ObjectSchema } from '../../schema/index.ts';

/** Records that a matching rule takes for the one that is saved, as far as its user may see them. */
export interface DuplicateMatch {
  /** The matching rule. */
  readonly rule: string;
  /** Whether it compares otherwise than exactly. */
  readonly isFuzzy: boolean;
  readonly object: ObjectSchema;
  readonly ids: readonly string[];
}

/** What a duplicate rule found. Source: "DuplicateResult" in the SOAP API Developer Guide. */
export interface DuplicateResult {
  readonly rule: DuplicateRuleSchema;
  /** Whether it may be saved all the same, by who says so. */
  readonly allowSave: boolean;
  readonly message: string;
  readonly matches: readonly DuplicateMatch[];
}

/** A record that a duplicate rule keeps from being saved. */
export class DuplicatesDetected extends OrgError {
  readonly result: DuplicateResult;

  constructor(result: DuplicateResult) {
    super('DUPLICATES_DETECTED', result.message);
    this.name = 'DuplicatesDetected';
    this.result = result;
  }
}
