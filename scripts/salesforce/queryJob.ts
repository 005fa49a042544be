import { openJob } from './jobs.ts';
import type { JobInfo } from './jobs.ts';
import type { Session } from './Session.ts';
import type { JobWatch, QueryOperation } from './types.ts';
import { waitForJob } from './waitForJob.ts';

export interface QueryJobRequest {
  readonly soql: string;
  readonly object: string;
  readonly operation: QueryOperation;
  /** Names the query in faults. */
  readonly what: string;
  readonly watch: JobWatch | undefined;
}

/** Opens a query job and waits until it has ended, well or not. */
export async function endedQueryJob(
  session: Session,
  { soql, object, operation, what, watch }: QueryJobRequest,
): Promise<JobInfo> {
  const { id } = await openJob(session, 'query', { operation, query: soql }, what);
  await watch?.opened({ id, kind: 'query', object, operation });
  return waitForJob(session, 'query', id, what);
}

/**
 * Whether Salesforce gave a query up since it took too long: the same query would end the same way, a part of it may not.
 * Sources: "How Bulk Queries Are Processed" (`QUERY_TIMEOUT`, "Retried more than fifteen times"), Bulk API 2.0 and Bulk API Developer Guide.
 */
export function hasTimedOut({ state, errorMessage = '' }: JobInfo): boolean {
  return state === 'Failed' && /QUERY_TIMEOUT|timed? ?out|retried more than/i.test(errorMessage);
}
