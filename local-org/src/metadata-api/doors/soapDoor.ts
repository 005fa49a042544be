import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../../errors.ts';
import { answeredVersions, readSoap, soapAnswer, soapFault, UNFORESEEN } from '../../http/index.ts';
import type { OrgContext, SoapElement } from '../../http/index.ts';
import { mostZipBytes } from '../../metadata-format/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { MetadataApi } from '../MetadataApi.ts';
import { mayUseMetadataApi } from './permission.ts';
import { soapCalls } from './soapCalls.ts';

const namespace = 'http://soap.sforce.com/2006/04/metadata';

/** A zip file of the largest size in base64, and the envelope around it. */
const mostBytes = Math.ceil((mostZipBytes * 4) / 3) + 1024 * 1024;

/**
 * `/services/Soap/m/<version>`: the file-based calls of the Metadata API, which the CLI makes.
 * Source: "File-Based Calls", Metadata API Developer Guide (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_intro.htm).
 */
export function serveSoap(app: FastifyInstance, org: OrgContext, api: MetadataApi): void {
  const versions = new Set(answeredVersions(org.schema.apiVersion));
  app.register((soap, _options, done) => {
    soap.removeAllContentTypeParsers();
    soap.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, parsed) => {
      parsed(null, body);
    });
    soap.setErrorHandler((error, _request, reply) => {
      return reply
        .status(500)
        .type('text/xml;charset=UTF-8')
        .send(soapFault(namespace, faultOf(error)));
    });
    soap.post<{ Params: { version: string } }>(
      '/services/Soap/m/:version',
      { bodyLimit: mostBytes },
      (request, reply) => {
        if (!versions.has(request.params.version)) {
          throw new OrgError('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
        }
        const { sessionId, call, content } = readSoap(typeof request.body === 'string' ? request.body : '');
        const viewer = viewerOf(org, sessionId);
        mayUseMetadataApi(viewer);
        const result = answer(call, content, viewer);
        return reply.type('text/xml;charset=UTF-8').send(soapAnswer(call, namespace, result));
      },
    );
    done();
  });

  function answer(call: string, content: SoapElement, viewer: Viewer): unknown {
    const run = Object.hasOwn(soapCalls, call) ? soapCalls[call] : undefined;
    if (!run) throw new UnsupportedError(`the call ${call} of the Metadata API`);
    return run({ org, api, viewer, content });
  }
}

/** What nobody foresaw goes to standard error, and to no client. */
function faultOf(error: unknown): Pick<OrgError, 'code' | 'message'> {
  if (error instanceof OrgError) return error;
  // Of the server: a body that is too large, or of a type or an encoding that it cannot read.
  const isClients = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
  if (isClients) return { code: 'INVALID_INPUT', message: error.message };
  console.error(error);
  return { code: 'UNKNOWN_EXCEPTION', message: UNFORESEEN };
}

/** Wording as in "INVALID_SESSION_ID", SOAP API Developer Guide. */
function viewerOf(org: OrgContext, sessionId: string | undefined): Viewer {
  const userId = sessionId === undefined ? undefined : org.sessions.userOf(sessionId);
  const viewer = userId === undefined ? undefined : org.directory.viewer(userId);
  if (viewer) {
    org.usage.count('DailyApiRequests');
    return viewer;
  }
  throw new OrgError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
}
