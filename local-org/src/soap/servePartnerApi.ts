import type { FastifyInstance } from 'fastify';
import { OrgError, UnsupportedError } from '../errors.ts';
import { answeredVersions, firstElement, readSoap, soapAnswer, soapFault, textOf } from '../http/index.ts';
import type { OrgContext, SoapRequest } from '../http/index.ts';
import type { Viewer } from '../security/index.ts';
import { partnerCalls } from './partnerCalls.ts';

const NAMESPACE = 'urn:partner.soap.sforce.com';

/**
 * The calls of the SOAP API that REST has none for, at `/services/Soap/u/<version>` for clients of the partner WSDL; the others are
 * refused by name. Source: "merge()", "undelete()" and "delete()" in the SOAP API Developer Guide.
 */
export function servePartnerApi(app: FastifyInstance, org: OrgContext): void {
  const versions = new Set(answeredVersions(org.schema.apiVersion));
  app.register((soap, _options, done) => {
    soap.removeAllContentTypeParsers();
    soap.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    soap.post<{ Params: { version: string } }>('/services/Soap/u/:version', ({ body, params }, reply) => {
      void reply.type('text/xml;charset=UTF-8');
      try {
        if (!versions.has(params.version)) {
          throw new OrgError('UNSUPPORTED_API_VERSION', 'Invalid Api version specified on URL');
        }
        return reply.send(answer(org, readSoap(typeof body === 'string' ? body : '')));
      } catch (error) {
        if (error instanceof OrgError) return reply.status(500).send(soapFault(NAMESPACE, error));
        throw error;
      }
    });
    done();
  });
}

/** @throws OrgError for a request that is refused as a whole */
function answer(org: OrgContext, { sessionId, header, call, content }: SoapRequest): string {
  // Source: "SOAP API login() Call is Being Retired", Salesforce release notes: it is switched off in new orgs.
  if (call === 'login') throw new OrgError('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.');
  const viewer = viewerOf(org, sessionId);
  const run = partnerCalls.get(call);
  if (!run) throw new UnsupportedError(`the SOAP call ${call}`);
  const allOrNone = textOf(firstElement(header, 'AllOrNoneHeader'), 'allOrNone') === 'true';
  return soapAnswer(call, NAMESPACE, run(content, { org, viewer, allOrNone }));
}

/** Wording as in "INVALID_SESSION_ID", SOAP API Developer Guide. */
function viewerOf(org: OrgContext, sessionId: string | undefined): Viewer {
  const userId = sessionId === undefined ? undefined : org.sessions.userOf(sessionId);
  const viewer = userId === undefined ? undefined : org.directory.viewer(userId);
  if (!viewer) throw new OrgError('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  org.usage.count('DailyApiRequests');
  return viewer;
}
