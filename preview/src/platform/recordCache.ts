import type { FetchResponse } from './fetchResponse.ts';
import { fieldAt, fieldPath, mergeRecords, selectFields, type RecordRepresentation } from './records.ts';
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

/** 15- and 18-character ids name the same record. */
function entryOf(recordId: string): Entry {
  const key = recordId.slice(0, 15);
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

function freeze(record: RecordRepresentation): RecordRepresentation {
  for (const value of Object.values(record)) {
    if (typeof value === 'object' && value !== null) freeze(value as RecordRepresentation);
  }
  return Object.freeze(record);
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
    entry.record = mergeRecords(entry.record, answer.data);
    entry.fetchedAt = Date.now();
    for (const field of optional) {
      if (fieldAt(answer.data, fieldPath(field)) === undefined) entry.unreadable.add(field);
      else entry.unreadable.delete(field);
    }
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
  if (answer.ok) for (const other of entry.subscriptions.keys()) emit(entry, other);
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
