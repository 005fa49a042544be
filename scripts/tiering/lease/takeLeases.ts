import type { Org } from '../../salesforce/index.ts';
import { HeldLeases } from './HeldLeases.ts';
import type { TakenLease } from './HeldLeases.ts';
import { takeLease } from './takeLease.ts';
import type { LeaseClaim } from './takeLease.ts';

/**
 * Takes the leases of these policies, all of them or none.
 * @param lastWords the org for what is still to be said after the command was stopped
 * @throws CommandError (exit `busy`) when another process holds one
 */
export async function takeLeases(
  org: Org,
  policies: readonly string[],
  claim: LeaseClaim & { readonly lastWords: () => Org },
): Promise<HeldLeases> {
  const taken: TakenLease[] = [];
  try {
    for (const policy of policies) {
      taken.push(await takeLease(org, policy, claim));
    }
  } catch (thrown) {
    if (taken.length > 0) {
      // The fault to report is why the next one could not be had; a lease that stays expires.
      await new HeldLeases(org, taken).release(claim.lastWords()).catch(() => undefined);
    }
    throw thrown;
  }
  return new HeldLeases(org, taken);
}
