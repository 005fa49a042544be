import { overridePolicy, requirePolicyFields, spelledAsInOrg } from './policies/index.ts';
import type { CheckedPolicy } from './checkPolicies.ts';
import type { PreparedTiering } from './prepareTiering.ts';

/**
 * A policy with another metric, all else being the same: what `--metric` makes of it.
 * @throws CommandError when that is no field of Opportunity, hidden from the user, or no number.
 */
export function withMetric(
  { checked: { opportunity } }: PreparedTiering,
  { policy }: CheckedPolicy,
  wanted: string,
): CheckedPolicy {
  const overrides = spelledAsInOrg(opportunity, { metric: wanted });
  const changed = overridePolicy(policy, overrides);
  const fields = requirePolicyFields(opportunity, changed, overrides);
  return { ...fields, policy: { ...changed, metric: fields.metric.name } };
}
