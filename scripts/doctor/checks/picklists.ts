import type { Org } from '../../salesforce/index.ts';
import type { Movement, RunStatus } from '../../tiering/index.ts';
import type { Check } from '../DoctorContext.ts';
import { ok, stops } from '../Finding.ts';
import type { Found } from '../Finding.ts';

interface WrittenPicklist {
  readonly object: string;
  readonly field: string;
  readonly values: readonly string[];
}

/** The restricted picklists that the job fills. */
export const WRITTEN_PICKLISTS: readonly WrittenPicklist[] = [
  {
    object: 'Tiering_Run__c',
    field: 'Status__c',
    values: ['Running', 'Completed', 'CompletedWithErrors', 'Failed', 'Undone'] satisfies RunStatus[],
  },
  {
    object: 'Tier_Snapshot__c',
    field: 'Movement__c',
    values: ['New', 'Up', 'Down', 'Unchanged', 'Left'] satisfies Movement[],
  },
];

/**
 * A value that the record type of new records does not have is refused (`INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST`).
 * Source: "Get Values for All Picklist Fields of a Record Type", User Interface API Developer Guide.
 */
export const PICKLISTS: Check = {
  name: 'Record types',
  look: async ({ org }) => {
    const found: Found[] = [];
    for (const picklist of WRITTEN_PICKLISTS) {
      found.push(...(await missingValues(org, picklist)));
    }
    return found.length > 0 ? found : [ok('New records take every picklist value that the job writes.')];
  },
};

async function missingValues(org: Org, { object, field, values }: WrittenPicklist): Promise<Found[]> {
  const info = await org.resource(`/ui-api/object-info/${object}`);
  const recordType = String(part(info, 'defaultRecordTypeId'));
  const picklists = await org.resource(`/ui-api/object-info/${object}/picklist-values/${recordType}`);
  const listed = part(part(part(picklists, 'picklistFieldValues'), field), 'values');
  const allowed = new Set(Array.isArray(listed) ? listed.map((entry) => part(entry, 'value')) : []);
  const missing = values.filter((value) => !allowed.has(value));
  if (missing.length === 0) {
    return [];
  }
  const typeName = part(part(part(info, 'recordTypeInfos'), recordType), 'name');
  return [
    stops(
      `${object}.${field} does not take ${missing.join(', ')} in new records (record type ${typeof typeName === 'string' ? typeName : recordType}).`,
      `Select the values for this record type (Setup, Object Manager, ${object}, Record Types), or give the user the master record type as its default.`,
    ),
  ];
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
