import { CommandError } from '../../cli/index.ts';
import type { Org, SaveOutcome } from '../../salesforce/index.ts';
import type { TakenLease } from './HeldLeases.ts';
import { beaten, busy } from './leaseErrors.ts';
import { leaseSubject } from './leaseName.ts';
import { LEASE_OBJECT, latestLease } from './storedLease.ts';

/**
 * How long a lease lasts after its latest heartbeat. Far longer than a healthy process can be silent (a request is given up after
 * two minutes without a byte), and short enough that the next run after a crash need not wait for long.
 */
const LEASE_MINUTES = 10;

/** How a process takes leases. */
export interface LeaseClaim {
  /** Random, made up by this process. */
  readonly token: string;
  /** Take a lease even from a holder that is alive; it notices before its next write, and stops. */
  readonly takeOver: boolean;
  /** Tokens of processes that are certainly dead: their leases need not expire first. */
  readonly deadTokens: ReadonlySet<string>;
}

/**
 * Takes the lease of a policy by inserting its next generation. The key is unique, so that of several processes that try at the
 * same time exactly one succeeds; an upsert would let all of them through.
 * @throws CommandError (exit `busy`) when another process holds it
 */
export async function takeLease(org: Org, policy: string, claim: LeaseClaim): Promise<TakenLease> {
  const latest = await latestLease(org, policy);
  const isFree = latest === undefined || !latest.isHeld || claim.takeOver || claim.deadTokens.has(latest.token);
  if (!isFree) {
    throw busy(policy, latest);
  }
  const generation = (latest?.generation ?? 0) + 1;
  const id = await insertLease(org, { policy, generation, token: claim.token });
  return { id, policy, generation };
}

async function insertLease(
  org: Org,
  { policy, generation, token }: { readonly policy: string; readonly generation: number; readonly token: string },
): Promise<string> {
  const record = {
    Lease_Key__c: `${policy}:${generation}`,
    Policy__c: policy,
    Generation__c: generation,
    Owner_Token__c: token,
    Held_By__c: org.username,
    Lasts_Minutes__c: LEASE_MINUTES,
  };
  let outcome: SaveOutcome | undefined;
  try {
    [outcome] = await org.create(LEASE_OBJECT, [record]);
  } catch (thrown) {
    // The answer may have been lost after Salesforce had inserted it.
    const latest = await latestLease(org, policy).catch(() => undefined);
    if (latest?.token !== token) {
      throw thrown;
    }
    return latest.id;
  }
  if (outcome?.success === true) {
    return outcome.id;
  }
  if (outcome?.errorCode !== 'DUPLICATE_VALUE') {
    throw refused(policy, outcome);
  }
  const latest = await latestLease(org, policy);
  if (latest?.token === token) {
    return latest.id;
  }
  throw latest?.isHeld === true ? busy(policy, latest) : beaten(policy);
}

function refused(policy: string, outcome: { readonly errorCode: string; readonly message: string } | undefined) {
  return new CommandError(
    'salesforce',
    outcome?.errorCode ?? 'UNKNOWN_ERROR',
    `The lease of ${leaseSubject(policy)} was refused: ${outcome?.errorCode ?? ''}: ${outcome?.message ?? ''}. Nothing was written.`,
    `Remove what refuses it (a validation rule, flow or trigger on ${LEASE_OBJECT}), then run the command again.`,
  );
}
