import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import type { OrgContext } from '../../http/index.ts';
import { isObject } from '../recordBody.ts';
import { refusal } from './replyRecorder.ts';
import type { Subreply } from './replyRecorder.ts';
import { METHODS } from './subrequestRouter.ts';
import type { Subrequest, SubrequestRouter } from './subrequestRouter.ts';

/** Source: "Composite Batch", REST API Developer Guide (resources_composite_batch.htm). */
const MOST_SUBREQUESTS = 25;

const JSON_TYPE = 'application/json;charset=UTF-8';

/**
 * `POST …/composite/batch`: up to 25 requests that know nothing of each other. Each commits by itself and counts
 * as an API request; with `haltOnError`, those after a failure are not run.
 * Source: "Batch Request Body", "Batch Response Body" (requests_composite_batch.htm, responses_composite_batch.htm).
 */
export function serveBatch(doors: FastifyInstance, org: OrgContext, router: SubrequestRouter): void {
  doors.post<{ Params: { version: string } }>('/composite/batch', ({ body, viewer, params }, reply) => {
    const { batchRequests, haltOnError = false } = isObject(body) ? body : {};
    if (typeof haltOnError !== 'boolean') throw new OrgError('JSON_PARSER_ERROR', 'haltOnError is true or false.');
    let failed = false;
    const results = readBatch(batchRequests, params.version).map((subrequest) => {
      if (failed && haltOnError) return halted();
      const refused = countOne(org) ?? refuseAddress(subrequest);
      const answer = refused ?? router.answer(subrequest, viewer);
      failed ||= answer.status >= 400;
      return answer;
    });
    const texts = results.map(({ status, text }) => `{"statusCode":${status},"result":${text}}`);
    return reply.type(JSON_TYPE).send(`{"hasErrors":${failed},"results":[${texts.join(',')}]}`);
  });
}

function halted(): Subreply {
  const message = 'The batch was stopped because an earlier request failed and haltOnError is true.';
  return refusal(new OrgError('BATCH_PROCESSING_HALTED', message, { status: 412 }));
}

/** Each request of a batch counts. */
function countOne({ usage }: OrgContext): Subreply | undefined {
  try {
    usage.count('DailyApiRequests');
    return undefined;
  } catch (error) {
    if (error instanceof OrgError) return refusal(error);
    throw error;
  }
}

function refuseAddress({ address }: Subrequest): Subreply | undefined {
  if (/^(limits|sobjects|query|queryAll|search)(?![^/?])/i.test(address)) return undefined;
  return refusal(new UnsupportedError(`${address.split('?')[0] ?? ''} as a subrequest of a batch`));
}

/** @throws OrgError for what makes the whole batch invalid; nothing has run then */
function readBatch(list: unknown, batchVersion: string): readonly Subrequest[] {
  if (!Array.isArray(list) || list.length === 0) {
    throw new OrgError('MISSING_ARGUMENT', 'The list batchRequests must have at least one request.');
  }
  if (list.length > MOST_SUBREQUESTS) {
    throw new OrgError('INVALID_INPUT', `A batch has ${MOST_SUBREQUESTS} requests at most, not ${list.length}.`);
  }
  return list.map((entry: unknown, index) => {
    const { method: name, url, richInput, ...others } = isObject(entry) ? entry : {};
    const method = METHODS.find((one) => one === name);
    const match = typeof url === 'string' ? /^\/*(?:services\/+data\/+)?(v\d+\.\d+)\/+(.*)$/s.exec(url) : undefined;
    if (!method || !match) {
      const message = `Request ${index + 1} of the batch needs a method (${METHODS.join(', ')}) and a url such as "v66.0/limits".`;
      throw new OrgError('INVALID_INPUT', message);
    }
    if ('binaryPartName' in others || 'binaryPartNameAlias' in others)
      throw new UnsupportedError('binary parts in batches');
    const [, version = '', address = ''] = match;
    if (Number(version.slice(1)) > Number(batchVersion.slice(1))) {
      const message = `Request ${index + 1} asks for ${version}, later than the batch's own ${batchVersion}.`;
      throw new OrgError('INVALID_INPUT', message);
    }
    return { method, version, address, headers: {}, body: richInput };
  });
}
