import type { FastifyInstance } from 'fastify';
import { UnsupportedError } from '../errors.ts';
import { underVersion } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { serveRecordDefaults } from './defaults/defaultRoutes.ts';
import { serveDuplicates } from './duplicates.ts';
import { serveLayouts } from './layouts/layoutRoutes.ts';
import type { ListFilters } from './lists/listFilters.ts';
import { serveListViews } from './lists/listViewRoutes.ts';
import { serveRelatedLists } from './lists/relatedListRoutes.ts';
import type { ScreenMetadata } from './lists/screenMetadata.ts';
import { serveLookups } from './lookups/lookupRoutes.ts';
import { serveObjectInfo } from './objectInfoRoutes.ts';
import { RecentRecords } from './recentRecords.ts';
import { serveRecords } from './recordRoutes.ts';

/** `…/ui-api`: records, object info, picklists, layouts, defaults, lookups, duplicates, list views and related lists; the rest is refused by name. */
export function serveUiApi(app: FastifyInstance, org: OrgContext, screens: ScreenMetadata, filters: ListFilters): void {
  const recent = new RecentRecords();
  underVersion(app, org, (doors) => {
    serveRecords(doors, org, screens, recent);
    serveObjectInfo(doors, org);
    serveLayouts(doors, org, screens, recent);
    serveLookups(doors, org, recent);
    serveRecordDefaults(doors, org, screens);
    serveDuplicates(doors, org);
    serveListViews(doors, org, screens, filters);
    serveRelatedLists(doors, org, screens, filters);
    doors.all('/ui-api/*', ({ url }) => {
      throw new UnsupportedError(`the UI API resource ${url.split('?')[0]?.split('/ui-api/')[1] ?? ''}`);
    });
  });
}
