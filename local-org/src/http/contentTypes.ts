import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { nestingOf } from '../nesting.ts';

/**
 * Bodies are JSON; forms are for the token endpoints, CSV for bulk uploads (parsed there). XML, which the platform
 * speaks too, is refused by name.
 *
 * Numbers: JSON.parse makes doubles of them, as the platform's `xsd:double` fields do; whoever needs more than 15 digits
 * sends text or uses Bulk.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : parsed(body.toString()));
    } catch (error) {
      done(new OrgError('JSON_PARSER_ERROR', error instanceof Error ? error.message : String(error)), undefined);
    }
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body.toString())));
  });
  app.addContentTypeParser(/^(application|text)\/xml/, (_request, _payload, done) => {
    done(new UnsupportedError('XML bodies; send application/json'), undefined);
  });
}

/** Far more than any request has. Source: the default of Jackson, the parser whose messages the platform shows. */
const DEEPEST_JSON = 1000;

function parsed(text: string): unknown {
  const depth = nestingOf(text, '"');
  if (depth > DEEPEST_JSON) {
    throw new Error(`Document nesting depth (${depth}) exceeds the maximum allowed (${DEEPEST_JSON})`);
  }
  return JSON.parse(text);
}

/** @throws UnsupportedError when a client takes XML only. */
export function refuseXmlAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const accept = request.headers.accept ?? '*/*';
    if (/xml/i.test(accept) && !/json|\*\/\*/i.test(accept)) {
      throw new UnsupportedError('XML answers; accept application/json');
    }
    return Promise.resolve();
  });
}
