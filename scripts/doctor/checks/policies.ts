import { CommandError } from '../../cli/index.ts';
import type { ObjectDescription, Org } from '../../salesforce/index.ts';
import { checkPolicies } from '../../tiering/index.ts';
import type { CheckedPolicy } from '../../tiering/index.ts';
import { ok, stops, warning } from '../Finding.ts';
import type { Found } from '../Finding.ts';

export interface PoliciesFound {
  readonly found: readonly Found[];
  readonly policies: readonly CheckedPolicy[];
}

/** The active policies, as the job checks them before it reads anything. */
export async function policies(org: Org, opportunity: ObjectDescription): Promise<PoliciesFound> {
  try {
    const choice = { policy: undefined, overrides: {}, allowUnusualWindow: false };
    const checked = await checkPolicies(org, opportunity, choice);
    const told = checked.map(({ policy }) => policy.name).join(', ');
    const isWriter = checked.some(({ policy }) => policy.writesToAccount);
    return {
      policies: checked,
      found: isWriter
        ? [ok(`${checked.length === 1 ? 'The policy' : 'The policies'} ${told}: valid, and their fields are there.`)]
        : [
            warning(
              `None of the active policies (${told}) writes to Account: runs make history, and the screens show no tier.`,
              'Check Writes_To_Account__c on one of them (Setup, Custom Metadata Types, Tiering Policy).',
            ),
          ],
    };
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'orgNotReady') {
      return { policies: [], found: [stops(thrown.message, thrown.nextStep)] };
    }
    throw thrown;
  }
}
