import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import { isObject } from '../recordBody.ts';
import { isCollection, runAllOrNone, runEach } from './runSubrequests.ts';
import { readSubrequests } from './subrequestList.ts';
import type { SentSubrequest } from './subrequestList.ts';
import { subrequestResults } from './subrequestResults.ts';
import type { Subrequest, SubrequestRouter } from './subrequestRouter.ts';

/** Source: "Composite", REST API Developer Guide (resources_composite_composite.htm). */
const MOST_SUBREQUESTS = 25;
const MOST_QUERIES_AND_COLLECTIONS = 5;

const JSON_TYPE = 'application/json;charset=UTF-8';

/**
 * `POST …/composite`: up to 25 requests, which may refer to each other. `collateSubrequests` is taken and changes nothing:
 * they always run in the order sent.
 */
export function serveCompositeRequests(doors: FastifyInstance, { store }: OrgContext, router: SubrequestRouter): void {
  doors.post('/composite', ({ body, viewer }, reply) => {
    const { compositeRequest, allOrNone = false, collateSubrequests = false } = isObject(body) ? body : {};
    if (typeof allOrNone !== 'boolean' || typeof collateSubrequests !== 'boolean') {
      throw new OrgError('JSON_PARSER_ERROR', 'allOrNone and collateSubrequests are true or false.');
    }
    const list = readSubrequests(compositeRequest);
    checkNumbers(list);
    const run = { store, router, viewer, check: checkAddress };
    const replies = allOrNone ? runAllOrNone(run, list).replies : runEach(run, list);
    return reply.type(JSON_TYPE).send(subrequestResults(list, replies));
  });
}

function checkNumbers(list: readonly SentSubrequest[]): void {
  if (list.length > MOST_SUBREQUESTS) {
    const message = `A composite request has ${MOST_SUBREQUESTS} subrequests at most, not ${list.length}.`;
    throw new OrgError('INVALID_INPUT', message);
  }
  const large = list.filter(({ url }) => {
    const address = url.replace(/^\/*services\/+data\/+[^/]+\/+/, '');
    return isCollection(address) || /^query(All)?(?![^/?])/i.test(address);
  });
  if (large.length > MOST_QUERIES_AND_COLLECTIONS) {
    throw new OrgError(
      'INVALID_INPUT',
      `At most ${MOST_QUERIES_AND_COLLECTIONS} subrequests may be queries or sObject collections, not ${large.length}.`,
    );
  }
}

/** sObject resources, queries and sObject collections. */
function checkAddress({ address }: Subrequest): void {
  if (/^(sobjects|query|queryAll)(?![^/?])/i.test(address) || isCollection(address)) return;
  throw new UnsupportedError(`${address.split('?')[0] ?? ''} as a subrequest of a composite request`);
}
