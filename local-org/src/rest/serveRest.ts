import type { FastifyInstance } from 'fastify';
import { underVersion } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { serveBlobs } from './blobRoutes.ts';
import { serveCollections } from './collections.ts';
import { serveComposite, SubrequestRouter } from './composite/index.ts';
import { serveDescribe } from './describeRoutes.ts';
import { serveExternalId } from './externalIdRoutes.ts';
import { serveLimits } from './limits.ts';
import { readMultipartBodies } from './multipart.ts';
import { QueryCursors } from './queryCursors.ts';
import { serveQuery } from './queryRoutes.ts';
import { serveRecords } from './recordRoutes.ts';
import { serveSearch } from './searchRoutes.ts';
import { refuseUnsupported } from './unsupported.ts';
import { serveVersions } from './versions.ts';

/** REST API: everything under `/services/data` but bulk jobs and UI API. */
export function serveRest(app: FastifyInstance, org: OrgContext): void {
  const cursors = new QueryCursors(org.spoolDir);
  serveVersions(app, org);
  underVersion(app, org, (doors) => {
    const subrequests = new SubrequestRouter(doors, org);
    readMultipartBodies(doors);
    refuseUnsupported(doors);
    serveQuery(doors, org, cursors);
    serveSearch(doors, org);
    serveDescribe(doors, org);
    serveRecords(doors, org);
    serveBlobs(doors, org);
    serveExternalId(doors, org);
    serveCollections(doors, org);
    serveLimits(doors, org);
    serveComposite(doors, org, subrequests);
  });
}
