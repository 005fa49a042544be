import type { Org } from '../../salesforce/index.ts';
import { HeldLeases } from './HeldLeases.ts';
import { takeLease } from './takeLease.ts';
import type { LeaseClaim, Taken } from './takeLease.ts';

/**
 * Takes the leases of these policies, all of them or none.
 * @param lastWords the org for what is still to be said after the command was stopped
 * @throws CommandError (exit `busy`) when another process holds one
 */
export async function takeLeases(
  org: Org,
  policies: readonly string[],
  claim: LeaseClaim & { readonly lastWords: () => Org },
): Promise<{ readonly leases: HeldLeases; readonly previous: readonly NonNullable<Taken['previous']>[] }> {
  const taken: Taken[] = [];
  try {
    for (const policy of policies) {
      taken.push(await takeLease(org, policy, claim));
    }
  } catch (thrown) {
    if (taken.length > 0) {
      // The fault to report is why the next one could not be had; a lease that stays expires.
      await held(org, taken)
        .release(claim.lastWords())
        .catch(() => undefined);
    }
    throw thrown;
  }
  return {
    leases: held(org, taken),
    previous: taken.flatMap(({ previous }) => (previous === undefined ? [] : [previous])),
  };
}

function held(org: Org, taken: readonly Taken[]): HeldLeases {
  return new HeldLeases(
    org,
    taken.map(({ lease }) => lease),
  );
}
