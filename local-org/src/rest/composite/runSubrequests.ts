import { OrgError } from '../../errors.ts';
import type { Viewer } from '../../security/index.ts';
import type { Store } from '../../store/index.ts';
import { isObject } from '../recordBody.ts';
import { References } from './references.ts';
import { refusal } from './replyRecorder.ts';
import type { Subreply } from './replyRecorder.ts';
import type { SentSubrequest } from './subrequestList.ts';
import type { Subrequest, SubrequestRouter } from './subrequestRouter.ts';

/** What becomes of the subrequests besides a failed one. */
const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

export interface SubrequestRun {
  readonly store: Store;
  readonly router: SubrequestRouter;
  readonly viewer: Viewer;
  /** @throws OrgError for an address that such a request does not take */
  readonly check: (subrequest: Subrequest) => void;
}

/** Ends a transaction whose replies are already known. */
class Undo extends Error {}

/** Runs subrequests in their order, each with what it takes from earlier answers. Those that cannot are refused alone. */
export function runEach(run: SubrequestRun, list: readonly SentSubrequest[]): Subreply[] {
  const references = new References();
  return list.map((sent) => runOne(run, sent, references, false));
}

/**
 * Runs subrequests as one transaction: when one fails, nothing is saved, and the others are answered with
 * PROCESSING_HALTED.
 * Source: "Composite Request Body" and "Composite Subrequest Result", REST API Developer Guide (requests_composite.htm,
 * resources_composite_subrequest_result.htm).
 */
export function runAllOrNone(
  run: SubrequestRun,
  list: readonly SentSubrequest[],
): { replies: Subreply[]; done: boolean } {
  const references = new References();
  const replies: Subreply[] = [];
  try {
    run.store.transaction(() => {
      for (const sent of list) {
        const reply = runOne(run, sent, references, true);
        replies.push(reply);
        if (reply.status >= 400 || refusedRecords(reply)) throw new Undo();
      }
    });
    return { replies, done: true };
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    const failed = replies.length - 1;
    return {
      replies: list.map((_, index) => (index === failed ? replies[failed] : undefined) ?? halted()),
      done: false,
    };
  }
}

/** The answer of a subrequest that was undone or never ran. */
export function halted(): Subreply {
  return refusal(new OrgError('PROCESSING_HALTED', ROLLED_BACK));
}

function runOne(run: SubrequestRun, sent: SentSubrequest, references: References, allOrNone: boolean): Subreply {
  let subrequest: Subrequest;
  try {
    subrequest = resolve(sent, references);
    run.check(subrequest);
  } catch (error) {
    if (error instanceof OrgError) return refusal(error);
    throw error;
  }
  const reply = run.router.answer(allOrNone ? withAllOrNone(subrequest) : subrequest, run.viewer);
  if (reply.status < 400) references.keep(sent.referenceId, reply.text);
  return reply;
}

function resolve(sent: SentSubrequest, references: References): Subrequest {
  const { method, headers } = sent;
  const url = references.inUrl(sent.url);
  const [, version = '', address = ''] = /^\/+services\/+data\/+(v\d+\.\d+)(?:\/+(.*))?$/s.exec(url) ?? [];
  if (version === '') {
    throw new OrgError('NOT_FOUND', `The url ${url} does not begin with /services/data/v and a version.`, {
      status: 404,
    });
  }
  return { method, version, address, headers, body: references.inBody(sent.body) };
}

/**
 * The request's own all-or-none goes before that of its collections.
 * Source: "allOrNone Parameters in Composite and Collections Requests", REST API Developer Guide (resources_composite_allornone.htm).
 */
function withAllOrNone(subrequest: Subrequest): Subrequest {
  const { address, body, method } = subrequest;
  if (!isCollection(address) || method === 'GET') return subrequest;
  if (method !== 'DELETE') return isObject(body) ? { ...subrequest, body: { ...body, allOrNone: true } } : subrequest;
  const [path = '', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('allOrNone', 'true');
  return { ...subrequest, address: `${path}?${parameters.toString()}` };
}

export function isCollection(address: string): boolean {
  return /^composite\/+sobjects(?![^/?])/i.test(address);
}

/** A collection is answered with 200, whatever became of its records. */
function refusedRecords({ text }: Subreply): boolean {
  const answer: unknown = text.startsWith('[') ? JSON.parse(text) : undefined;
  return Array.isArray(answer) && answer.some((result) => isObject(result) && result.success === false);
}
