import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { isCustomMetadataType } from '../schema/index.ts';
import { systemViewer } from '../security/index.ts';
import type { Viewer } from '../security/index.ts';
import { prepareQuery } from '../soql/index.ts';

/**
 * What a record takes of data storage, whatever is in it; those of other standard objects take none.
 * Sources: "Salesforce Record Size Overview" (000193871) and "Data and File Storage Allocations", Salesforce Help, which lists what counts.
 */
const KB_PER_RECORD: Readonly<Record<string, number>> = {
  ...{ Account: 2, Campaign: 8, CampaignMember: 1, Case: 2, Contact: 2, Event: 2, Opportunity: 2, Task: 2 },
};
const KB_PER_CUSTOM_RECORD = 2;

/** Source: "Data and File Storage Allocations": 10 GB of data and as much of files for each org of the larger editions. */
const STORAGE_MB = 10_240;
const BYTES_PER_MB = 1024 * 1024;

/** Its rows are made for the query that asks for them. */
const NEVER_STORED = 'UserRecordAccess';

interface RecordCountRequest {
  Querystring: { sObjects?: string };
}

/**
 * `GET …/limits`: what this org counts, and nothing else; `GET …/limits/recordCount`, whoever may read the records. Both are for users
 * with View Setup and Configuration. Sources: "Limits" (resources_limits.htm), "Record Count" (resources_record_count.htm), REST API Developer Guide.
 */
export function serveLimits(doors: FastifyInstance, org: OrgContext): void {
  doors.get('/limits', ({ viewer }) => {
    requireViewSetup(viewer);
    const { usage } = org;
    const allowances = ['DailyApiRequests', 'DailyBulkApiBatches', 'DailyBulkV2QueryJobs'] as const;
    const kilobytes = recordCounts(org, viewer.userId).reduce((sum, { count, name }) => sum + count * sizeOf(name), 0);
    const used = Math.ceil(kilobytes / 1024);
    return {
      ...Object.fromEntries(
        allowances.map((name) => [
          name,
          { Max: usage.maximum(name), Remaining: usage.maximum(name) - usage.used(name) },
        ]),
      ),
      DataStorageMB: storage(used),
      FileStorageMB: storage(Math.ceil(fileBytes(org) / BYTES_PER_MB)),
    };
  });
  doors.get<RecordCountRequest>('/limits/recordCount', ({ query: { sObjects }, viewer }) => {
    requireViewSetup(viewer);
    const wanted = sObjects?.split(',').map((name) => name.trim().toLowerCase());
    return { sObjects: recordCounts(org, viewer.userId, wanted) };
  });
}

function requireViewSetup(viewer: Viewer): void {
  if (viewer.hasUserPermission('ViewSetup')) return;
  throw new OrgError('INSUFFICIENT_ACCESS', 'You need the View Setup and Configuration permission', { status: 403 });
}

function sizeOf(objectName: string): number {
  return objectName.endsWith('__c') ? KB_PER_CUSTOM_RECORD : (KB_PER_RECORD[objectName] ?? 0);
}

function storage(used: number): { readonly Max: number; readonly Remaining: number } {
  return { Max: STORAGE_MB, Remaining: Math.max(0, STORAGE_MB - used) };
}

/** All versions of all files. Source: "Data and File Storage Allocations": each version takes its size. */
function fileBytes({ store }: OrgContext): number {
  const [row] = store.select('SELECT sum("ContentSize") FROM "ContentVersion"', []);
  return Number(row?.[0] ?? 0);
}

interface RecordCount {
  readonly count: number;
  readonly name: string;
}

/** Records of custom metadata types are metadata, which takes no data storage, and nothing counts them; shares are part of what they share. */
function recordCounts(org: OrgContext, userId: string, wanted?: readonly string[]): readonly RecordCount[] {
  const platform = systemViewer(userId);
  return org.schema.objects
    .filter(({ name }) => wanted?.includes(name.toLowerCase()) !== false)
    .filter(
      (object) => object.queryable && !object.shareOf && object.name !== NEVER_STORED && !isCustomMetadataType(object),
    )
    .map(({ name }) => ({ count: prepareQuery(`SELECT COUNT() FROM ${name}`, org, platform).count(), name }));
}
