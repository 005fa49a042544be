import type { Connection } from 'jsforce';
import { exchange } from './exchange.ts';
import type { Link } from './exchange.ts';
import { answerFault, clientFault, transientAnswer, webPageFault } from './faults.ts';
import { textOf } from './send.ts';
import type { Answer, OutgoingRequest } from './send.ts';

/** The API version everything here was written against; job results must be fetched with the version that made the job. */
export const API_VERSION = '66.0';

/** What the parts of this folder share about one login. */
export interface Session extends Link {
  readonly connection: Connection;
  /**
   * Result rows a page, where pages are followed one by one: small enough that fetching one again costs little, large enough that a page's
   * overhead vanishes. Salesforce itself decides about pages that it lists.
   */
  readonly rowsPerPage: number;
  readonly readsSmallByRest: boolean;
  /** How long a bulk job is waited for. */
  readonly longestJobMs: number;
}

/** A control request by jsforce; faults are translated, `what` says what was being done. */
export async function control<T>(what: string, request: () => PromiseLike<T>): Promise<T> {
  try {
    return await request();
  } catch (thrown) {
    throw clientFault(thrown, what);
  }
}

/**
 * One attempt at a data request (result page, upload, file) by our own fetch; who calls repeats it, together with what is done
 * with its body. The body of an error answer is never handed on as data.
 */
export async function fetchData(
  session: Session,
  what: string,
  request: Pick<OutgoingRequest, 'method' | 'body'> & {
    readonly path: string;
    readonly contentType?: string;
    readonly accept?: string;
  },
): Promise<Answer> {
  const accept = request.accept ?? 'text/csv';
  const answer = await exchange(session, {
    url: `${session.guard.origin}/services/data/v${API_VERSION}${request.path}`,
    method: request.method,
    headers: { accept, ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }) },
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  if (answer.status >= 300) {
    const body = await textOf(answer);
    throw transientAnswer(answer, body, what) ?? answerFault(answer.status, body, what);
  }
  if (accept === 'text/csv' && /^text\/html\b/i.test(answer.headers.get('content-type') ?? '')) {
    await textOf(answer);
    throw webPageFault(what);
  }
  return answer;
}
