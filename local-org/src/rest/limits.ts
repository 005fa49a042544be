import type { FastifyInstance } from 'fastify';
import type { OrgContext } from '../http/index.ts';
import { prepareQuery } from '../soql/index.ts';
import { isCustomMetadataType } from '../schema/index.ts';
import { systemViewer } from '../security/index.ts';

/** Most records take 2 KB of storage, whatever is in them. Source: "Salesforce Record Size Overview", Salesforce Help. */
const KB_PER_RECORD = 2;

/** Source: "Data and File Storage Allocations": 10 GB for each org of the larger editions. */
const STORAGE_MB = 10_240;

/** Its rows are made for the query that asks for them. */
const NEVER_STORED = 'UserRecordAccess';

/** `GET …/limits`: what this org counts, and nothing else. Source: "Limits", REST API Developer Guide. */
export function serveLimits(doors: FastifyInstance, org: OrgContext): void {
  doors.get('/limits', ({ viewer }) => {
    const { usage } = org;
    const allowances = ['DailyApiRequests', 'DailyBulkApiBatches', 'DailyBulkV2QueryJobs'] as const;
    const used = Math.ceil((recordCount(org, viewer.userId) * KB_PER_RECORD) / 1024);
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
}

/** Records of custom metadata types are metadata, which takes no data storage, and nothing counts them. */
function recordCount(org: OrgContext, userId: string): number {
  const platform = systemViewer(userId);
  return org.schema.objects
    .filter((object) => object.queryable && object.name !== NEVER_STORED && !isCustomMetadataType(object))
    .map((object) => prepareQuery(`SELECT COUNT() FROM ${object.name}`, org, platform).count())
    .reduce((sum, count) => sum + count, 0);
}
