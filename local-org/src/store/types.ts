import type { OrgError } from '../errors.ts';
import type { FieldSchema, ObjectSchema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import type { RowBlock } from './database.ts';
import type { DuplicateResult } from './duplicates/duplicatesDetected.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import type { StoredRecordType } from './recordTypes.ts';

/**
 * A field's value as it travels between rooms:
 * - text, picklists, ids (always 18 characters), dates (`YYYY-MM-DD`): string
 * - datetimes: string, `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC
 * - int, double, currency, percent: canonical decimal string (`163339.5`), exact up to 18 digits
 * - boolean: boolean
 * - empty: null
 */
export type Value = string | boolean | null;

/** A record by field API name (the schema's spelling), without relationships. */
export type RecordValues = Readonly<Record<string, Value>>;

/**
 * Field values as a client sent them, not yet checked: JSON values or CSV cells. `undefined` is not sent, `null` and `''` clear.
 * A key may be a relationship by external id: `{ 'Account.External_Key__c': 'ACME' }` in CSV,
 * `{ Account: { External_Key__c: 'ACME' } }` in JSON.
 */
export type Input = Readonly<Record<string, unknown>>;

export type Operation =
  | { readonly kind: 'insert'; readonly object: ObjectSchema; readonly values: Input }
  | { readonly kind: 'update'; readonly object: ObjectSchema; readonly id: string; readonly values: Input }
  /** Matches on `externalIdField` (or on Id), inserts where nothing matches. */
  | {
      readonly kind: 'upsert';
      readonly object: ObjectSchema;
      readonly externalIdField: string;
      readonly externalId: unknown;
      readonly values: Input;
    }
  | { readonly kind: 'delete'; readonly object: ObjectSchema; readonly id: string };

export type SaveResult =
  | { readonly success: true; readonly id: string; readonly created: boolean }
  | { readonly success: false; readonly id: string | undefined; readonly errors: readonly OrgError[] };

/** Records of an object that one of them takes the place of. */
export interface MergeRequest {
  readonly object: ObjectSchema;
  readonly masterId: string;
  /** What changes in the master; values of the others are not taken by themselves. */
  readonly values: Input;
  readonly loserIds: readonly string[];
}

export type MergeResult =
  | {
      readonly success: true;
      readonly id: string;
      readonly mergedRecordIds: readonly string[];
      /** Records that have the master as their parent now, as far as the user may see them. */
      readonly updatedRelatedIds: readonly string[];
    }
  | { readonly success: false; readonly id: string | undefined; readonly errors: readonly OrgError[] };

export interface SaveOptions {
  /** All of the operations are undone when one fails; the others then fail with ALL_OR_NONE_OPERATION_ROLLED_BACK. */
  readonly allOrNone: boolean;
  /** As a request without a word about duplicates has it, unless given; `ignored` where duplicate rules do not run. */
  readonly duplicates?: DuplicateHandling | 'ignored';
}

/** Source: "Duplicate Rule Header", REST API Developer Guide: all of it is false unless it is sent. */
export interface DuplicateHandling {
  /** Saves what a rule allows with an alert. */
  readonly allowSave: boolean;
  /** Records that the user cannot see are no duplicates, whatever a rule says. */
  readonly runAsCurrentUser: boolean;
}

export interface Store {
  /**
   * Saves in the platform's order: relationship columns of ALL given operations are resolved first, then each record
   * is checked and saved, results in the order given. Callers chunk by 200, as the platform does, so a record cannot
   * refer to one that is created in the same chunk. Enforces object and field permissions of the viewer.
   * Never throws for what a record did wrong; throws OrgError for what makes the whole request invalid.
   */
  save(operations: readonly Operation[], viewer: Viewer, options: SaveOptions): SaveResult[];
  /** Merges records as a transaction of its own, within that of its caller. Never throws for what a request did wrong. */
  merge(request: MergeRequest, viewer: Viewer): MergeResult;
  /** Takes a record out of the recycle bin, with what went there with it. Never throws for what a request did wrong. */
  undelete(object: ObjectSchema, id: string, viewer: Viewer): SaveResult;
  /** Takes a record out of the recycle bin for good. `together` are all ids of the call. Never throws for what it did wrong. */
  emptyRecycleBin(object: ObjectSchema, id: string, viewer: Viewer, together: readonly string[]): SaveResult;
  /**
   * Runs `work`, which may save and read, as one: when it throws, everything that it saved is undone and the error goes
   * on. Within another transaction it undoes only itself.
   */
  transaction<Result>(work: () => Result): Result;
  /** Undefined when there is none or it is deleted. No permission check: the doors ask the viewer. */
  find(object: ObjectSchema, id: string): RecordValues | undefined;
  findBy(object: ObjectSchema, field: string, value: string): RecordValues | undefined;
  /** As {@link find}, for a user: undefined also for what sharing hides. Object permissions are for the doors to ask. */
  findVisible(object: ObjectSchema, id: string, viewer: Viewer): RecordValues | undefined;
  /** Ids of the records with this value that sharing lets a user read. */
  visibleIdsBy(object: ObjectSchema, field: string, value: string, viewer: Viewer): readonly string[];
  /** Archives the activities that are old enough: to be called before they are selected. */
  refreshArchive(): void;
  /** The bytes of a version of a file, undefined when there is none. No permission check. */
  content(versionId: string): Uint8Array | undefined;
  /** What a new record of this user has before anybody fills it in: defaults and the owner. */
  defaults(object: ObjectSchema, viewer: Viewer): RecordValues;
  /**
   * Which records a lookup is to name in a record that somebody edits, by its filter; undefined where all may be named. `values`
   * are those of the page, `id` is undefined for a new record. @throws OrgError for values that no such field takes
   */
  suggested(
    field: FieldSchema,
    record: { readonly object: ObjectSchema; readonly id: string | undefined; readonly values: Input },
    viewer: Viewer,
  ): ((targetId: string) => boolean) | undefined;
  /** What duplicate rules find of a new record with these values, before it is saved. @throws OrgError for values that no such field takes */
  duplicates(object: ObjectSchema, values: Input, viewer: Viewer): readonly DuplicateResult[];
  /** The record types of an object, active or not. */
  recordTypes(object: ObjectSchema): readonly StoredRecordType[];
  /** Writes a row as the platform itself does (users, profiles, stages): system fields may be given, no permission is asked; one that names the Id of a record that is there changes it. Returns the id. */
  seed(object: ObjectSchema, values: RecordValues): string;
  /** Takes away one row that the platform itself wrote; nothing may refer to it. */
  discard(object: ObjectSchema, id: string): void;
  /** Takes away all rows of an object whose rows the platform itself makes anew; nothing may refer to them. */
  clear(object: ObjectSchema): void;
  /**
   * Reads rows by SQL that the soql room compiled: names from the schema, values as parameters, columns as the field
   * codecs select them. The rows come from the database as they are consumed.
   */
  select(sql: string, parameters: readonly SqlValue[]): IterableIterator<readonly SqlValue[]>;
  /** Runs SQL of the soql room for each of some parameters as its block is asked for: it gives a text and of how many rows it tells. */
  blocks(sql: string, parameters: Iterable<readonly SqlValue[]>): IterableIterator<RowBlock>;
  close(): void;
}
