import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../http/index.ts';
import type { LiveOrg } from '../org/index.ts';
import { serveRestDeploy } from './doors/restDoor.ts';
import { serveSoap } from './doors/soapDoor.ts';
import { MetadataApi } from './MetadataApi.ts';

/** Metadata API: deploys, retrieves and lists by SOAP, deploys by REST. Jobs live in this process: they are gone when it ends. */
export function serveMetadataApi(
  app: FastifyInstance,
  org: OrgContext,
  live: LiveOrg,
): { readonly stop: () => Promise<void> } {
  const api = new MetadataApi(live);
  serveSoap(app, org, api);
  serveRestDeploy(app, org, api);
  return { stop: () => api.stop() };
}
