import type { FetchResponse } from './fetchResponse.ts';
import {
  fieldAt,
  fieldPath,
  fieldPathsOf,
  mergeRecords,
  nestedRecords,
  replaceNested,
  selectFields,
  withFields,
  type RecordRepresentation,
  type ShownRecord,
} from './records.ts';
import { freeze } from './readOnly.ts';
import { getUiApi, readAnew, type UiApiAnswer } from './uiApi.ts';

/** Lightning Data Service takes a record as fresh for this long. */
const FRESH_MS = 30_000;

/** What one component wants to know of a record. */
export interface RecordRequest {
  readonly recordId: string;
  /** `Account.Name`: the request fails when the user cannot read one of them. */
  readonly fields: readonly string[];
  /** Left out of the answer when the user cannot read them. */
  readonly optionalFields: readonly string[];
}

export type RecordState =
  | { readonly data: RecordRepresentation; readonly error: undefined }
  | { readonly data: undefined; readonly error: FetchResponse };

type Listener = (state: RecordState) => void;

interface Entry {
  record: RecordRepresentation | undefined;
  fetchedAt: number;
  /** Optional fields that the last answers left out. */
  readonly unreadable: Set<string>;
  readonly subscriptions: Map<Listener, { request: RecordRequest; lastSeen: string | undefined }>;
  /** Fields that GraphQL results show, qualified. */
  readonly inResults: Set<string>;
  /** Number of the newest request whose answer counts: what was asked before it may be older than what is known. */
  newest: number;
}

const entries = new Map<string, Entry>();

let requests = 0;

const watchers = new Set<(record: ShownRecord) => void>();

/** 15- and 18-character ids name the same record. */
const keyOf = (recordId: string): string => recordId.slice(0, 15);

function entryOf(recordId: string): Entry {
  const key = keyOf(recordId);
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = {
      record: undefined,
      fetchedAt: 0,
      unreadable: new Set(),
      subscriptions: new Map(),
      inResults: new Set(),
      newest: 0,
    };
    entries.set(key, entry);
  }
  return entry;
}

const wanted = (request: RecordRequest): readonly string[] => [...request.fields, ...request.optionalFields];

/** What the cache can answer of a request; `undefined` when a field was never read. */
function snapshot(entry: Entry, request: RecordRequest): RecordRepresentation | undefined {
  const { record } = entry;
  if (record === undefined) return undefined;
  const required = request.fields.every((field) => fieldAt(record, fieldPath(field)) !== undefined);
  const optional = request.optionalFields.every(
    (field) => fieldAt(record, fieldPath(field)) !== undefined || entry.unreadable.has(field),
  );
  return required && optional ? selectFields(record, wanted(request).map(fieldPath)) : undefined;
}

function emit(entry: Entry, listener: Listener): void {
  const subscription = entry.subscriptions.get(listener);
  if (subscription === undefined) return;
  const record = snapshot(entry, subscription.request);
  if (record === undefined) return;
  const seen = JSON.stringify(record);
  if (seen === subscription.lastSeen) return;
  subscription.lastSeen = seen;
  listener({ data: freeze(structuredClone(record)), error: undefined });
}

function emitToAll(entry: Entry): void {
  for (const listener of [...entry.subscriptions.keys()]) emit(entry, listener);
}

/**
 * Takes in a record that an answer of the server carried, with the records inside it. Whoever shows one of them is told,
 * also where it is shown inside another record.
 */
export function ingestRecord(record: RecordRepresentation): void {
  for (const nested of nestedRecords(record)) ingestRecord(nested);
  const entry = entryOf(record.id);
  const before = JSON.stringify(entry.record?.fields);
  entry.record = mergeRecords(entry.record, record);
  const hasChanged = before !== JSON.stringify(entry.record.fields);
  for (const other of entries.values()) {
    if (other === entry || other.record === undefined || !hasChanged) continue;
    const replaced = replaceNested(other.record, entry.record);
    if (replaced === other.record) continue;
    other.record = replaced;
    emitToAll(other);
  }
  if (hasChanged) for (const watcher of [...watchers]) watcher(entry.record);
  emitToAll(entry);
}

/**
 * Takes in what a GraphQL result shows of a record. It may lack half of a field, so it changes what is known and adds nothing to it; other results
 * that show the record are told all the same.
 */
export function noteShownRecord(shown: ShownRecord): void {
  const entry = entryOf(shown.id);
  for (const name of Object.keys(shown.fields)) entry.inResults.add(`${shown.apiName}.${name}`);
  if (entry.record !== undefined) ingestRecord(withFields(entry.record, shown.fields));
  for (const watcher of [...watchers]) watcher(shown);
}

/** Tells the watcher every record whose fields changed. @returns ends it */
export function watchRecords(watcher: (record: ShownRecord) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Also reads again, as optional fields, what other components of the page show of this record: it stays consistent.
 * @param isAnew whether answers of earlier requests must not count
 */
async function fetchRecord(
  entry: Entry,
  request: RecordRequest,
  isAnew = false,
): Promise<UiApiAnswer<RecordRepresentation>> {
  const tracked = [...entry.subscriptions.values()].flatMap((subscription) => wanted(subscription.request));
  const optional = new Set([...request.optionalFields, ...tracked]);
  for (const field of request.fields) optional.delete(field);
  const query = new URLSearchParams();
  if (request.fields.length > 0) query.set('fields', request.fields.join(','));
  if (optional.size > 0) query.set('optionalFields', [...optional].join(','));
  const path = `/records/${encodeURIComponent(request.recordId)}?${query.toString()}`;
  requests += 1;
  const number = requests;
  if (isAnew) entry.newest = number;
  const answer = await (isAnew ? readAnew<RecordRepresentation>(path) : getUiApi<RecordRepresentation>(path));
  if (answer.ok && number >= entry.newest) {
    entry.newest = number;
    entry.fetchedAt = Date.now();
    for (const field of optional) {
      if (fieldAt(answer.data, fieldPath(field)) === undefined) entry.unreadable.add(field);
      else entry.unreadable.delete(field);
    }
    ingestRecord(answer.data);
  }
  return answer;
}

async function provide(entry: Entry, request: RecordRequest, listener: Listener): Promise<void> {
  const isFresh = Date.now() - entry.fetchedAt < FRESH_MS;
  if (isFresh && snapshot(entry, request) !== undefined) {
    emit(entry, listener);
    return;
  }
  const answer = await fetchRecord(entry, request);
  if (answer.ok) emitToAll(entry);
  else if (entry.subscriptions.get(listener)?.request === request) {
    listener(freeze({ data: undefined, error: answer.error }));
  }
}

/**
 * Subscribes to a record: the listener is told the record at once where the cache is fresh and complete, else after one
 * request, and again whenever another component's request brings newer values of its fields.
 * @returns ends the subscription
 */
export function subscribeToRecord(request: RecordRequest, listener: Listener): () => void {
  const entry = entryOf(request.recordId);
  entry.subscriptions.set(listener, { request, lastSeen: undefined });
  void provide(entry, request, listener);
  return () => entry.subscriptions.delete(listener);
}

/**
 * Reads again what wires of any kind show of a record, and tells them: its values, or that it is not there any more.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-notify-record-update.html
 */
export async function refreshRecord(recordId: string): Promise<void> {
  const entry = entryOf(recordId);
  entry.fetchedAt = 0;
  const known = entry.record === undefined ? [] : fieldPathsOf(entry.record);
  const optionalFields = [...new Set([...known, ...entry.inResults])];
  if (optionalFields.length === 0 && entry.subscriptions.size === 0) return;
  const subscriptions = [...entry.subscriptions];
  const answer = await fetchRecord(entry, { recordId, fields: [], optionalFields }, true);
  if (answer.ok) return;
  entry.record = undefined;
  for (const [listener, subscription] of subscriptions) {
    subscription.lastSeen = undefined;
    if (entry.subscriptions.has(listener)) listener(freeze({ data: undefined, error: answer.error }));
  }
}
