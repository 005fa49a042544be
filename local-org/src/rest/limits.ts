import type { FastifyInstance } from 'fastify';
import { OrgError } from '../errors.ts';
import type { OrgContext } from '../http/index.ts';
import { isCustomMetadataType } from '../schema/index.ts';
import { systemViewer } from '../security/index.ts';
import { prepareQuery } from '../soql/index.ts';

/** Most records take 2 KB of storage, whatever is in them. Source: "Salesforce Record Size Overview", Salesforce Help. */
const KB_PER_RECORD = 2;

/** Source: "Data and File Storage Allocations": 10 GB for each org of the larger editions. */
const STORAGE_MB = 10_240;

/** Its rows are made for the query that asks for them. */
const NEVER_STORED = 'UserRecordAccess';

interface RecordCountRequest {
  Querystring: { sObjects?: string };
}

/**
 * `GET …/limits`: what this org counts, and nothing else; `GET …/limits/recordCount`, whoever may read the records.
 * Sources: "Limits", "Record Count" (resources_record_count.htm), REST API Developer Guide.
 */
export function serveLimits(doors: FastifyInstance, org: OrgContext): void {
  doors.get('/limits', ({ viewer }) => {
    const { usage } = org;
    const allowances = ['DailyApiRequests', 'DailyBulkApiBatches', 'DailyBulkV2QueryJobs'] as const;
    const records = recordCounts(org, viewer.userId).reduce((sum, { count }) => sum + count, 0);
    const used = Math.ceil((records * KB_PER_RECORD) / 1024);
    return {
      ...Object.fromEntries(
        allowances.map((name) => [
          name,
          { Max: usage.maximum(name), Remaining: usage.maximum(name) - usage.used(name) },
        ]),
      ),
      DataStorageMB: { Max: STORAGE_MB, Remaining: Math.max(0, STORAGE_MB - used) },
    };
  });
  doors.get<RecordCountRequest>('/limits/recordCount', ({ query: { sObjects }, viewer }) => {
    if (!viewer.hasUserPermission('ViewSetup')) {
      throw new OrgError('INSUFFICIENT_ACCESS', 'You need the View Setup and Configuration permission', {
        status: 403,
      });
    }
    const wanted = sObjects?.split(',').map((name) => name.trim().toLowerCase());
    return { sObjects: recordCounts(org, viewer.userId, wanted) };
  });
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
