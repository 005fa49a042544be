import { TRANSIENT_CODES, protocolFault } from './faults.ts';
import { pause } from './repeat.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';
import type { RecordCells, RemoveOutcome, SaveOutcome } from './types.ts';

/** sObject Collections take 200 records a call. */
const RECORDS_A_CALL = 200;

interface CollectionResult {
  readonly id?: string | null;
  readonly success: boolean;
  /** Only an upsert says it. */
  readonly created?: boolean;
  readonly errors: readonly { readonly statusCode: string; readonly message: string }[];
}

/** Inserts; a record whose unique key is taken is refused (`DUPLICATE_VALUE`). */
export function createCollection(
  session: Session,
  objectName: string,
  records: readonly RecordCells[],
): Promise<SaveOutcome[]> {
  return save(session, { method: 'POST', url: '/composite/sobjects', type: objectName }, records);
}

/** Updates by Id; `allOrNone` is false: a record that is refused keeps none of the others back. */
export function updateCollection(
  session: Session,
  objectName: string,
  records: readonly RecordCells[],
): Promise<SaveOutcome[]> {
  return save(session, { method: 'PATCH', url: '/composite/sobjects', type: objectName }, records);
}

/** Upserts by an external id. */
export function upsertCollection(
  session: Session,
  objectName: string,
  externalIdField: string,
  records: readonly RecordCells[],
): Promise<SaveOutcome[]> {
  const url = `/composite/sobjects/${objectName}/${externalIdField}`;
  return save(session, { method: 'PATCH', url, type: objectName }, records);
}

/** Deletes by Id, whatever the objects are; `allOrNone` is false. */
export async function removeCollection(session: Session, ids: readonly string[]): Promise<RemoveOutcome[]> {
  const what = 'Deleting records';
  const outcomes: RemoveOutcome[] = [];
  for (let start = 0; start < ids.length; start += RECORDS_A_CALL) {
    const chunk = ids.slice(start, start + RECORDS_A_CALL);
    const url = `/composite/sobjects?${new URLSearchParams({ ids: chunk.join(','), allOrNone: 'false' }).toString()}`;
    const results = await control(what, () =>
      session.connection.request<readonly CollectionResult[]>({ method: 'DELETE', url }),
    );
    requireAll(results, chunk.length, what);
    outcomes.push(...results.map((result) => (result.success ? { success: true as const } : refusalOf(result))));
  }
  return outcomes;
}

interface CollectionCall {
  readonly method: 'POST' | 'PATCH';
  readonly url: string;
  readonly type: string;
}

/**
 * Sends records, and those once more that met a lock, after pauses and one request at a time: in one small request at a time
 * this job cannot lock itself out.
 */
async function save(session: Session, call: CollectionCall, records: readonly RecordCells[]): Promise<SaveOutcome[]> {
  const { retries, guard } = session;
  const outcomes = await saveOnce(session, call, records);
  for (let done = 1; done < retries.attempts; done++) {
    const locked = [...outcomes.keys()].filter((index) => isLocked(outcomes[index]));
    if (locked.length === 0) {
      break;
    }
    await pause(retries, done, guard.signal);
    const again = await saveOnce(
      session,
      call,
      locked.map((index) => records[index] ?? {}),
    );
    again.forEach((outcome, position) => {
      outcomes[locked[position] ?? -1] = outcome;
    });
  }
  return outcomes;
}

function isLocked(outcome: SaveOutcome | undefined): boolean {
  return outcome?.success === false && TRANSIENT_CODES.has(outcome.errorCode);
}

async function saveOnce(
  session: Session,
  { method, url, type }: CollectionCall,
  records: readonly RecordCells[],
): Promise<SaveOutcome[]> {
  const what = `Saving ${type} records`;
  const outcomes: SaveOutcome[] = [];
  for (let start = 0; start < records.length; start += RECORDS_A_CALL) {
    const chunk = records.slice(start, start + RECORDS_A_CALL);
    const results = await control(what, () =>
      session.connection.request<readonly CollectionResult[]>({
        method,
        url,
        body: JSON.stringify({ allOrNone: false, records: chunk.map((cells) => toJson(type, cells)) }),
        headers: { 'content-type': 'application/json' },
      }),
    );
    requireAll(results, chunk.length, what);
    outcomes.push(...results.map((result: CollectionResult) => toOutcome(result, method)));
  }
  return outcomes;
}

function requireAll(results: unknown, sent: number, what: string): void {
  if (!Array.isArray(results) || results.length !== sent) {
    throw protocolFault('WRONG_COUNT', `${what}: ${sent} were sent, but the answer is not ${sent} results.`);
  }
}

function toJson(type: string, cells: RecordCells): object {
  const values = Object.entries(cells).map(([name, value]) => toMember(name, value ?? null));
  return { attributes: { type }, ...Object.fromEntries(values) };
}

/** `Account.External_Key__c` is a parent by its external id, which JSON writes as an object. */
function toMember(name: string, value: string | boolean | number | null): readonly [string, unknown] {
  const [relationship = name, field] = name.split('.');
  return [relationship, field === undefined || value === null ? value : { [field]: value }];
}

function toOutcome(result: CollectionResult, method: 'POST' | 'PATCH'): SaveOutcome {
  const { id, success, created } = result;
  return success && typeof id === 'string'
    ? { success: true, id, created: created ?? method === 'POST' }
    : refusalOf(result);
}

function refusalOf({ errors }: CollectionResult): SaveOutcome & { readonly success: false } {
  const [first] = errors;
  return {
    success: false,
    errorCode: first?.statusCode ?? 'UNKNOWN_ERROR',
    message: first?.message ?? 'Salesforce gave no reason',
  };
}
