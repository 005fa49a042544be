import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import type { PolicyChoice } from './options.ts';
import {
  choosePolicies,
  readPolicyRecords,
  requirePolicyFields,
  requireRecordTypes,
  spelledAsInOrg,
} from './policies/index.ts';
import type { PolicyFields } from './policies/index.ts';

/** A policy, and the fields that it names as the org has them. */
export interface CheckedPolicy extends PolicyFields {
  readonly policy: TieringPolicy;
}

/**
 * The policies to run by, the one that writes to Account first; never empty.
 * @throws CommandError naming policy or flag when one of them is wrong, or which ones are meant is not clear
 */
export async function checkPolicies(
  org: Org,
  opportunity: ObjectDescription,
  choice: PolicyChoice,
): Promise<readonly CheckedPolicy[]> {
  const overrides = spelledAsInOrg(opportunity, choice.overrides);
  const chosen = choosePolicies(await readPolicyRecords(org), { ...choice, overrides });
  const checked = chosen.map((policy) => {
    const fields = requirePolicyFields(opportunity, policy, overrides);
    // The org's spelling, so that one field is always one text on runs.
    return { ...fields, policy: { ...policy, metric: fields.metric.name } };
  });
  await requireRecordTypes(org, chosen, overrides);
  return checked;
}
