import { POLICY_FIELDS } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { CommandError } from '../../cli/index.ts';
import type { FieldDescription, ObjectDescription } from '../../salesforce/index.ts';
import { filterCondition } from './filterCondition.ts';
import type { PolicyOverrides } from './overridePolicy.ts';
import { policyError } from './policyError.ts';
import { POLICY_TYPE } from './readPolicyRecords.ts';

/** What a policy reads of Opportunity, as the org has it. */
export interface PolicyFields {
  readonly metric: FieldDescription;
  /** For a SOQL WHERE; undefined where all opportunities count. */
  readonly filter: string | undefined;
}

const METRIC_TYPES = new Set(['currency', 'double', 'int']);

/** The flags with field names in the org's spelling, so that one field never makes two names. */
export function spelledAsInOrg(opportunity: ObjectDescription, overrides: PolicyOverrides): PolicyOverrides {
  const { metric, filter } = overrides;
  const spelled = (name: string): string => opportunity.field(name)?.name ?? name;
  return {
    ...overrides,
    ...(metric === undefined ? {} : { metric: spelled(metric) }),
    ...(filter === undefined ? {} : { filter: { ...filter, field: spelled(filter.field) } }),
  };
}

/**
 * Finds the fields that a policy names.
 * @param overrides tells whether a wrong name came from a flag or from the policy's record
 * @throws CommandError naming policy or flag when a field is not on Opportunity, hidden from the user, or of a type that will
 * not do.
 */
export function requirePolicyFields(
  opportunity: ObjectDescription,
  policy: TieringPolicy,
  overrides: PolicyOverrides,
): PolicyFields {
  const metric = opportunity.field(policy.metric);
  if (metric === undefined || !METRIC_TYPES.has(metric.type)) {
    throw wrongMetric(opportunity, policy, overrides.metric !== undefined);
  }
  if (policy.filter === undefined) {
    return { metric, filter: undefined };
  }
  const filter = filterCondition(opportunity, policy.filter);
  if ('problem' in filter) {
    throw wrongFilter(policy.name, filter.problem, overrides.filter !== undefined);
  }
  return { metric, filter: filter.condition };
}

function wrongMetric(opportunity: ObjectDescription, { name, metric }: TieringPolicy, byFlag: boolean): CommandError {
  const field = opportunity.field(metric);
  const code = field === undefined ? 'UNKNOWN_METRIC' : 'METRIC_IS_NO_NUMBER';
  const problem =
    field === undefined
      ? `Opportunity has no field ${metric} that this user can see.`
      : `Opportunity.${field.name} is of type ${field.type}; a metric is a number or currency field.`;
  const usable = opportunity.fields.filter(({ type }) => METRIC_TYPES.has(type)).map((usableField) => usableField.name);
  const choice = `Choose one of ${usable.join(', ')}`;
  const hidden = 'a field that is missing here must be made visible to the user first';
  return byFlag
    ? new CommandError('usage', code, problem, `${choice} with --metric; ${hidden}.`)
    : policyError(
        code,
        `${POLICY_TYPE} ${name}: ${POLICY_FIELDS.metric} is "${metric}". ${problem}`,
        `${choice}; ${hidden}`,
      );
}

/** @param byFlag whether the filter came from a flag or from the policy's record */
export function wrongFilter(policy: string, problem: string, byFlag: boolean): CommandError {
  return byFlag
    ? new CommandError('usage', 'WRONG_FILTER', problem, 'Correct --filter; nothing was read or written.')
    : policyError(
        'WRONG_FILTER',
        `${POLICY_TYPE} ${policy}: ${POLICY_FIELDS.filterField}: ${problem}`,
        'Correct the record',
      );
}
