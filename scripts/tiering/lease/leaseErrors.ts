import { CommandError } from '../../cli/index.ts';
import { leaseSubject } from './leaseName.ts';
import type { StoredLease } from './storedLease.ts';

/** Somebody else is writing by this policy. */
export function busy(policy: string, { heldBy, takenAt, expiresAt }: StoredLease): CommandError {
  return new CommandError(
    'busy',
    'LEASE_HELD',
    `Another process writes by ${leaseSubject(policy)}: ${heldBy} has held its lease since ${takenAt}. It expires at ${expiresAt} unless its holder is heard of before. Nothing was written.`,
    'Run the command again when the other process has ended or the lease has expired. If it is certain that it died, add --take-over.',
  );
}

/** Two processes wanted the same lease in the same moment, and this one came second. */
export function beaten(policy: string): CommandError {
  return new CommandError(
    'busy',
    'LEASE_LOST',
    `Another process took the lease of ${leaseSubject(policy)} in the same moment. Nothing was written.`,
    'Run the command again when the other process has ended.',
  );
}

/** This process had the lease, and somebody else has it now. */
export function takenAway(policy: string, successor: StoredLease | undefined): CommandError {
  const who =
    successor === undefined
      ? 'its record was deleted'
      : `${successor.heldBy} took it at ${successor.takenAt}, because it had expired or with --take-over`;
  return new CommandError(
    'busy',
    'LEASE_TAKEN',
    `This process no longer holds the lease of ${leaseSubject(policy)}: ${who}. It stopped before it wrote anything more.`,
    'Nothing is to be done if the other process completes; else run the command again.',
  );
}
