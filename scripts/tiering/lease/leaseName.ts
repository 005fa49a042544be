/** A job without a policy holds a lease as well, by a name that no policy can have: developer names have no colon. */
const JOB = 'job:';

/** The lease of `strategic-accounts contacts`. */
export const CONTACTS_LEASE = `${JOB}contacts`;

/** What a lease lets its holder write by: `the policy Default`, `the job contacts`. */
export function leaseSubject(name: string): string {
  return name.startsWith(JOB) ? `the job ${name.slice(JOB.length)}` : `the policy ${name}`;
}
