import { OrgError } from '../errors.ts';
import { elements, firstElement, textOf, textsOf } from '../http/index.ts';
import type { OrgContext, SoapElement } from '../http/index.ts';
import type { ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { Input, MergeResult, SaveResult } from '../store/index.ts';

interface PartnerCall {
  readonly org: OrgContext;
  readonly viewer: Viewer;
  readonly allOrNone: boolean;
}

type Answer = (request: SoapElement, call: PartnerCall) => readonly SoapResult[];

/** Elements of a result by name; what is undefined is left out. */
type SoapResult = Readonly<Record<string, unknown>>;

/** Source: "merge()", "undelete()", "delete()", "emptyRecycleBin()", SOAP API Developer Guide: 200 in one call. */
const MOST_AT_ONCE = 200;

/** The calls that are answered, by name. @throws OrgError EXCEEDED_ID_LIMIT */
export const partnerCalls: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['merge', merge],
  ['undelete', undelete],
  ['delete', deleteRecords],
  ['emptyRecycleBin', emptyRecycleBin],
]);

/** Each merge is a transaction of its own. Source: "merge()" and "MergeResult", SOAP API Developer Guide. */
function merge(request: SoapElement, { org, viewer }: PartnerCall): readonly SoapResult[] {
  const requests = elements(request, 'mergeRequests');
  refuseTooMany(requests.length);
  return requests.map((one) => {
    const record = firstElement(one, 'masterRecord') ?? {};
    const masterId = textOf(record, 'Id') ?? '';
    const loserIds = textsOf(one, 'recordToMergeIds');
    return mergeResult(
      resultOf(masterId, (): MergeResult => {
        const object = objectOf(org, masterId);
        return org.store.merge({ object, masterId, values: valuesOf(record), loserIds }, viewer);
      }),
    );
  });
}

function undelete(request: SoapElement, call: PartnerCall): readonly SoapResult[] {
  return saved(textsOf(request, 'ids'), call, (id, { org, viewer }) =>
    org.store.undelete(objectOf(org, id), id, viewer),
  );
}

function deleteRecords(request: SoapElement, call: PartnerCall): readonly SoapResult[] {
  return saved(textsOf(request, 'ids'), call, (id, { org, viewer }) => {
    const [result] = org.store.save([{ kind: 'delete', object: objectOf(org, id), id }], viewer, { allOrNone: false });
    return result ?? { success: false, id, errors: [] };
  });
}

/** The AllOrNoneHeader is not for this call. Source: "AllOrNoneHeader", SOAP API Developer Guide. */
function emptyRecycleBin(request: SoapElement, call: PartnerCall): readonly SoapResult[] {
  const ids = textsOf(request, 'ids');
  return saved(ids, { ...call, allOrNone: false }, (id, { org, viewer }) =>
    org.store.emptyRecycleBin(objectOf(org, id), id, viewer, ids),
  );
}

/** With the AllOrNoneHeader one failure undoes all. */
function saved(
  ids: readonly string[],
  call: PartnerCall,
  save: (id: string, call: PartnerCall) => SaveResult,
): readonly SoapResult[] {
  refuseTooMany(ids.length);
  try {
    return call.org.store.transaction(() => {
      const results = ids.map((id) => resultOf(id, () => save(id, call)));
      if (call.allOrNone && results.some(({ success }) => !success)) throw new Undone(results);
      return results.map(saveResult);
    });
  } catch (error) {
    if (error instanceof Undone) return error.results.map((result) => saveResult(rolledBack(result)));
    throw error;
  }
}

class Undone extends Error {
  readonly results: readonly SaveResult[];

  constructor(results: readonly SaveResult[]) {
    super('A record of a call that is all or none was refused.');
    this.results = results;
  }
}

function rolledBack(result: SaveResult): SaveResult {
  if (!result.success) return result;
  const message = 'Record rolled back because not all records were valid and the request was using AllOrNone header';
  const error = new OrgError('ALL_OR_NONE_OPERATION_ROLLED_BACK', message);
  return { success: false, id: result.id, errors: [error] };
}

type Failure = Extract<SaveResult, { success: false }>;

function resultOf<Result>(id: string, work: () => Result): Result | Failure {
  try {
    return work();
  } catch (error) {
    if (error instanceof OrgError) return { success: false, id, errors: [error] };
    throw error;
  }
}

/** @throws OrgError MALFORMED_ID or INVALID_CROSS_REFERENCE_KEY for an id of no object */
function objectOf(org: OrgContext, id: string): ObjectSchema {
  if (!/^([0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/.test(id)) throw new OrgError('MALFORMED_ID', `malformed id ${id}`);
  const object = org.schema.objectByKeyPrefix(id.slice(0, 3));
  if (object) return object;
  throw new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}

/** Source: "sObject" in the SOAP API Developer Guide: fields to be emptied are named in `fieldsToNull`. */
function valuesOf(record: SoapElement): Input {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(record)) {
    if (!['type', 'Id', 'fieldsToNull'].includes(name)) values[name] = textOf(record, name);
  }
  for (const name of textsOf(record, 'fieldsToNull')) values[name] = null;
  return values;
}

function errorsOf(result: MergeResult | SaveResult): readonly SoapResult[] {
  if (result.success) return [];
  return result.errors.map(({ code, fields, message }) => ({ fields, message, statusCode: code }));
}

function saveResult(result: SaveResult): SoapResult {
  return { errors: errorsOf(result), id: result.id, success: result.success };
}

/** In the order of the WSDL. */
function mergeResult(result: MergeResult): SoapResult {
  const { id, success } = result;
  if (!success) return { errors: errorsOf(result), id, success };
  const { mergedRecordIds, updatedRelatedIds } = result;
  return { id, mergedRecordIds, success, updatedRelatedIds };
}

function refuseTooMany(count: number): void {
  if (count <= MOST_AT_ONCE) return;
  throw new OrgError(
    'EXCEEDED_ID_LIMIT',
    `record limit reached. cannot submit more than ${MOST_AT_ONCE} records in this call`,
  );
}
