import { rawJson } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { DuplicateResult } from '../store/index.ts';
import { recordAnswer } from './recordAnswer.ts';
import { visibleFields } from './visible.ts';

/**
 * What a refused duplicate's error tells of the rule and of the records that it is a duplicate of. Source: "DuplicateResult",
 * "MatchResult" and "MatchRecord" in the SOAP API Developer Guide; JSON as practitioners show it.
 * @param details whether the records come with all fields that the viewer may read
 */
export function duplicateResult(
  org: OrgContext,
  { allowSave, rule, message, matches }: DuplicateResult,
  viewer: Viewer,
  details: boolean,
): Record<string, unknown> {
  return {
    allowSave,
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: message,
    matchResults: matches.map(({ rule: matchingRule, isFuzzy, object, ids }) => ({
      entityType: object.name,
      errors: [],
      matchEngine: isFuzzy ? 'FuzzyMatchEngine' : 'ExactMatchEngine',
      matchRecords: ids.map((id) => ({
        additionalInformation: [],
        fieldDiffs: [],
        matchConfidence: rawJson('100.0'),
        record: matchRecord(org, object, id, viewer, details),
      })),
      rule: matchingRule,
      size: ids.length,
      success: true,
    })),
  };
}

function matchRecord(
  org: OrgContext,
  object: ObjectSchema,
  id: string,
  viewer: Viewer,
  details: boolean,
): Record<string, unknown> {
  const fields = details ? visibleFields(object, viewer) : object.fields.filter(({ type }) => type === 'id');
  const record = details ? org.store.findVisible(object, id, viewer) : undefined;
  return recordAnswer(org, object, record ?? { Id: id }, fields);
}
