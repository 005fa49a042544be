import type { FetchResponse } from './fetchResponse.ts';
import {
  fieldAt,
  fieldPath,
  mergeRecords,
  nestedRecords,
  replaceNested,
  selectFields,
  type RecordRepresentation,
} from './records.ts';
import { getUiApi, type UiApiAnswer } from './uiApi.ts';

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
  /** Requests under way, so that two components that ask the same share one. */
  readonly underWay: Map<string, Promise<UiApiAnswer<RecordRepresentation>>>;
}

const entries = new Map<string, Entry>();

const watchers = new Set<(record: RecordRepresentation) => void>();

/** 15- and 18-character ids name the same record. */
const keyOf = (recordId: string): string => recordId.slice(0, 15);

function entryOf(recordId: string): Entry {
  const key = keyOf(recordId);
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = { record: undefined, fetchedAt: 0, unreadable: new Set(), subscriptions: new Map(), underWay: new Map() };
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

/** Values that components receive are read-only, as on the platform. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
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

/** Tells the watcher every record whose fields changed. @returns ends it */
export function watchRecords(watcher: (record: RecordRepresentation) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Also reads again, as optional fields, what other components of the page show of this record: it stays consistent. */
async function fetchRecord(entry: Entry, request: RecordRequest): Promise<UiApiAnswer<RecordRepresentation>> {
  const tracked = [...entry.subscriptions.values()].flatMap((subscription) => wanted(subscription.request));
  const optional = new Set([...request.optionalFields, ...tracked]);
  for (const field of request.fields) optional.delete(field);
  const query = new URLSearchParams();
  if (request.fields.length > 0) query.set('fields', request.fields.join(','));
  if (optional.size > 0) query.set('optionalFields', [...optional].join(','));
  const path = `/records/${encodeURIComponent(request.recordId)}?${query.toString()}`;
  const shared = entry.underWay.get(path) ?? getUiApi<RecordRepresentation>(path);
  entry.underWay.set(path, shared);
  const answer = await shared;
  if (entry.underWay.delete(path) && answer.ok) {
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
  else if (entry.subscriptions.get(listener)?.request === request) listener({ data: undefined, error: answer.error });
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

/** Reads again what components show of a record, and tells them: its values, or that it is not there any more. */
export async function refreshRecord(recordId: string): Promise<void> {
  const entry = entryOf(recordId);
  entry.fetchedAt = 0;
  const subscriptions = [...entry.subscriptions];
  const fields = [...new Set(subscriptions.flatMap(([, { request }]) => wanted(request)))];
  const known = Object.keys(entry.record?.fields ?? {}).map((name) => `${entry.record?.apiName ?? ''}.${name}`);
  const optionalFields = fields.length > 0 ? fields : known;
  if (optionalFields.length === 0) return;
  const answer = await fetchRecord(entry, { recordId, fields: [], optionalFields });
  if (answer.ok) return;
  entry.record = undefined;
  for (const [listener, subscription] of subscriptions) {
    subscription.lastSeen = undefined;
    if (entry.subscriptions.has(listener)) listener({ data: undefined, error: answer.error });
  }
}
