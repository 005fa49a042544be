import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../../http/index.ts';
import { serveBatch } from './batch.ts';
import { serveCompositeRequests } from './composite.ts';
import { serveGraphs } from './graph.ts';
import type { SubrequestRouter } from './subrequestRouter.ts';
import { serveTree } from './tree.ts';

/** Several requests in one. Source: "Composite Resources", REST API Developer Guide (resources_composite.htm). */
export function serveComposite(doors: FastifyInstance, org: OrgContext, router: SubrequestRouter): void {
  serveCompositeRequests(doors, org, router);
  serveBatch(doors, org, router);
  serveTree(doors, org);
  serveGraphs(doors, org, router);
}
