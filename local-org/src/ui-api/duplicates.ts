import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import type { DuplicateRuleSchema, MatchingRuleSchema } from '../schema/index.ts';
import type { DuplicateResult } from '../store/index.ts';
import { visibleObject } from './visibleObject.ts';
import { recordInput } from './recordWrites.ts';

/**
 * Whether an object has duplicate rules, and whether a record would be a duplicate. Source: "Get Duplicate Management Configuration
 * for a Specified Object" and "Check for Duplicate Records", User Interface API Developer Guide (ui_api_resources_duplicates_get.htm,
 * ui_api_resources_predupe_create.htm).
 */
export function serveDuplicates(doors: FastifyInstance, org: OrgContext): void {
  doors.get<{ Params: { object: string } }>('/ui-api/duplicates/:object', ({ params, viewer }) => {
    const { name } = visibleObject(org, params.object, viewer);
    const rules = org.schema.duplicateRules(name);
    const matchingRules = org.schema.matchingRules(name);
    return {
      apiName: name,
      dedupeEnabled: rules.length > 0,
      dedupeFields: [...new Set(matchingRules.flatMap(fieldsOf))].sort(),
      duplicateRules: rules.map(duplicateRule),
      predupeEnabled: matchingRules.length > 0,
    };
  });
  doors.post('/ui-api/predupe', ({ body, viewer }) => {
    const { apiName, fields } = recordInput(body);
    if (typeof apiName !== 'string') {
      throw new OrgError(
        'MISSING_ARGUMENT',
        'apiName is required: the API name of the object to look for duplicates of.',
      );
    }
    const object = visibleObject(org, apiName, viewer);
    const unknown = Object.keys(fields).find((name) => !viewer.field(object.name, object.field(name)?.name ?? '').read);
    if (unknown !== undefined) {
      throw new OrgError('INVALID_FIELD', `No such column '${unknown}' on sobject of type ${object.name}`);
    }
    return duplicates(org.store.duplicates(object, fields, viewer));
  });
}

/** Source: "Duplicates", "Match", "Duplicate Result Info" and "Match Result Info" (ui_api_responses_duplicates.htm and its links). */
function duplicates(results: readonly DuplicateResult[]): Record<string, unknown> {
  const matches = results.flatMap((result) => result.matches.map((match) => ({ result, match })));
  return {
    allowSave: results.every(({ allowSave }) => allowSave),
    duplicateError: results.length > 0,
    duplicateRules: results.map(({ rule }) => rule.name),
    matches: [...Map.groupBy(matches, ({ match }) => match.object)].map(([object, found]) => ({
      duplicateResultInfos: Object.fromEntries(
        found.map(({ result: { allowSave, rule }, match }) => [
          rule.name,
          { allowSave, matchResultInfo: { recordIds: match.ids, rule: match.rule }, rule: rule.name },
        ]),
      ),
      objectApiName: object.name,
      recordIds: [...new Set(found.flatMap(({ match }) => match.ids))],
    })),
  };
}

/** Source: "Duplicate Rule" and "Duplicate Rule Filter" (ui_api_responses_duplicate_rule.htm). */
function duplicateRule({
  name,
  onInsert,
  onUpdate,
  filter,
  matchingRules,
}: DuplicateRuleSchema): Record<string, unknown> {
  return {
    actionOnInsert: onInsert.action,
    actionOnUpdate: onUpdate.action,
    active: true,
    duplicateRuleFilters: filter ? [{ filterItems: filter.items.map(({ field, table }) => ({ field, table })) }] : [],
    matchRules: matchingRules.map((rule) => ({
      matchEngine: 'ExactMatchEngine',
      matchFields: fieldsOf(rule),
      name: rule.name,
      objectApiName: rule.object,
    })),
    name,
    operationsOnInsert: operations(onInsert),
    operationsOnUpdate: operations(onUpdate),
  };
}

function fieldsOf({ items }: MatchingRuleSchema): readonly string[] {
  return items.map(({ field }) => field).sort();
}

function operations({ alerts, reports }: DuplicateRuleSchema['onInsert']): readonly string[] {
  return [...(alerts ? ['Alert'] : []), ...(reports ? ['Report'] : [])];
}
