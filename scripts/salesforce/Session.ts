import type { Connection } from 'jsforce';
import { answerFault, clientFault } from './faults.ts';
import { send, textOf } from './send.ts';
import type { Answer, Guard, OutgoingRequest } from './send.ts';

/** The API version everything here was written against; job results must be fetched with the version that made the job. */
export const API_VERSION = '66.0';

/** What the parts of this folder share about one login. */
export interface Session {
  readonly connection: Connection;
  readonly accessToken: string;
  readonly guard: Guard;
  /** Result rows a page: small enough that fetching one again costs little, large enough that a page's overhead vanishes. */
  readonly rowsPerPage: number;
}

/** A control request by jsforce; faults are translated, `what` says what was being done. */
export async function control<T>(what: string, request: () => PromiseLike<T>): Promise<T> {
  try {
    return await request();
  } catch (thrown) {
    throw clientFault(thrown, what);
  }
}

/** A data request (result page, upload, file) by our own fetch. The body of an error answer is never handed on as data. */
export async function fetchData(
  session: Session,
  what: string,
  request: Pick<OutgoingRequest, 'method' | 'body'> & {
    readonly path: string;
    readonly contentType?: string;
    readonly accept?: string;
  },
): Promise<Answer> {
  const answer = await send(
    {
      url: `${session.guard.origin}/services/data/v${API_VERSION}${request.path}`,
      method: request.method,
      headers: {
        authorization: `Bearer ${session.accessToken}`,
        accept: request.accept ?? 'text/csv',
        ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    session.guard,
  );
  if (answer.status >= 400) {
    throw answerFault(answer.status, await textOf(answer), what);
  }
  return answer;
}
