import type { Decimal } from '#lwc/tieringMethod/tieringMethod.ts';
import type { PlainAnswer, PlainRequest } from './ask.ts';
import type { JobKind, JobState } from './jobs.ts';
import type { JobSearch } from './leftJobs.ts';
import type { QueryWindow } from './queryWindow.ts';
import type { DeployValidation, MetadataFiles } from './validateDeploy.ts';

/** A record as the REST API sends it; JSON numbers beyond 15 digits have already lost their cents. */
export type Row = Readonly<Record<string, unknown>>;

export interface FieldDescription {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly caseSensitive: boolean;
  /** A record cannot be created without a value: not nillable, and the platform sets no default. */
  readonly required: boolean;
  readonly relationshipName: string | undefined;
  readonly referenceTo: readonly string[];
}

export interface ObjectDescription {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** By API name, case-insensitively. Only the fields that the user can see. */
  field(name: string): FieldDescription | undefined;
  readonly fields: readonly FieldDescription[];
}

/** A bulk job that exists, and with which nothing was done yet. */
export interface NewJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly object: string;
  readonly operation: string;
}

/** Told of bulk jobs on their way, so that those of a process that dies can be found again. What it throws ends the work. */
export interface JobWatch {
  opened(job: NewJob): Promise<void>;
  /** The rows of an ingest job are uploaded; Salesforce is told to write them as soon as this resolves. */
  starting(id: string): Promise<void>;
}

/** What became of a bulk job that another process had left. */
export interface SettledJob {
  readonly id: string;
  readonly object: string;
  /** `Gone` where the org knows it no more. */
  readonly state: JobState | 'Gone';
  readonly processed: number;
  readonly failed: number;
}

/** `queryAll` finds archived activities too, and deleted records, which `where` has to leave out. */
export type QueryOperation = 'query' | 'queryAll';

/** A query whose answer comes as CSV, however long it is. The SELECT list is `columns`, in this order. */
export interface StreamedQuery {
  readonly object: string;
  /**
   * `query` unless given.
   * Source: "Create a Query Job", Bulk API 2.0 and Bulk API Developer Guide; "QueryAll", REST API Developer Guide.
   */
  readonly operation?: QueryOperation;
  readonly columns: readonly string[];
  readonly where?: string;
  /** The days that `where` asks for, if it does: a query that takes Salesforce too long is asked in halves of them. */
  readonly window?: QueryWindow;
  /** Most decimals of its columns that are numbers; 2 unless given. */
  readonly decimals?: number;
  /** The columns that hold a date and a time: they read `2026-01-31T22:00:00.000Z`, however Salesforce sends them. */
  readonly moments?: readonly string[];
  readonly watch?: JobWatch;
  /** Salesforce lost the results half-way: rows so far do not count, and all of them come again. Without it, the query fails then. */
  readonly onRestart?: () => void;
}

/** A query whose amounts are added up as they arrive, by what a lookup points to and by group. */
export interface AddedUpQuery {
  readonly object: string;
  readonly where?: string;
  /** As in {@link StreamedQuery}. */
  readonly window?: QueryWindow;
  /** Whose amounts are added up: a lookup. */
  readonly key: string;
  readonly amount: string;
  /** Decimals that most amounts have at the most. Those with more are added up exactly as well, but slowly. */
  readonly scale: number;
  /** The columns that decide about the group. */
  readonly groupBy: readonly string[];
  /** A whole number from 0 for the cells of these columns, always the same one; asked once for each combination. */
  readonly groupOf: (cells: readonly string[]) => number;
  readonly watch?: JobWatch;
}

export interface RowCounts {
  readonly rows: number;
  /** The key is empty: counted here, added nowhere. */
  readonly withoutKey: number;
  /** The amount is empty: it adds zero. */
  readonly withoutAmount: number;
}

/** What the rows of one key and group add up to, exactly. */
export interface Sum {
  /** 18 characters. */
  readonly id: string;
  readonly group: number;
  readonly total: Decimal;
}

export interface Sums {
  readonly rows: number;
  /** How many rows of a group were what. */
  counts(group: number): RowCounts;
  /** Of every key and group that has a row. Made anew at every call. */
  sums(): Iterable<Sum>;
}

/** Text to set, or undefined to clear. Numbers are canonical decimals, dates and datetimes ISO 8601. */
export type Cell = string | undefined;

export interface IngestRequest {
  readonly object: string;
  readonly operation: 'insert' | 'update' | 'upsert';
  /** Required for an upsert. */
  readonly externalIdField?: string;
  readonly columns: readonly string[];
  /** Cells in the order of `columns`, already as the Bulk API reads them: '' leaves a field alone, `#N/A` clears it. */
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
  readonly onProgress?: (sent: number) => void;
  readonly watch?: JobWatch;
}

export interface RefusedRow {
  /** The columns as they were sent. */
  readonly values: Readonly<Record<string, string>>;
  readonly errorCode: string;
  readonly message: string;
}

export interface IngestOutcome {
  readonly sent: number;
  readonly succeeded: number;
  readonly created: number;
  readonly refused: readonly RefusedRow[];
}

/** One record for a collection: field values by API name. */
export type RecordCells = Readonly<Record<string, Cell | boolean | number>>;

export type SaveOutcome =
  | { readonly success: true; readonly id: string; readonly created: boolean }
  | { readonly success: false; readonly errorCode: string; readonly message: string };

export type RemoveOutcome =
  { readonly success: true } | { readonly success: false; readonly errorCode: string; readonly message: string };

/** A file to attach to a record. */
export interface NewFile {
  readonly recordId: string;
  /** With its extension: `before-run.csv`. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** A file of a record, in its latest version. */
export interface AttachedFile {
  /** Of the ContentVersion. */
  readonly id: string;
  readonly name: string;
  /** When this version was saved: ISO 8601, UTC. */
  readonly createdAt: string;
  read(): Promise<Uint8Array>;
}

/** An org and the user whose session reads and writes it. */
export interface Org {
  readonly instanceUrl: string;
  readonly userId: string;
  readonly username: string;
  /** Undefined when the object does not exist, or is hidden from the user: the platform does not tell these apart. */
  describe(objectName: string): Promise<ObjectDescription | undefined>;
  /** For small answers: REST query, all pages. */
  query(soql: string): Promise<readonly Row[]>;
  /** The number a `SELECT COUNT() …` answers. */
  count(soql: string): Promise<number>;
  /**
   * GET of a REST resource without a method of its own here: `/limits`, `/ui-api/…`; `/services/…` as it is.
   * @throws CommandError (code `NOT_FOUND`) when there is none for this user
   */
  resource(path: string): Promise<unknown>;
  /**
   * A query by Bulk API 2.0, or by REST where the result is small. Calls `onRow` with the cells in the order of `columns` for every row, page
   * by page in Salesforce's order; resolves to the number of rows when every page's count and their sum agree with what Salesforce says it
   * sent.
   */
  stream(query: StreamedQuery, onRow: (cells: readonly string[]) => void): Promise<number>;
  /**
   * A query as `stream`, for millions of rows: amounts are added up from the bytes, and no row becomes text.
   * @param onRows told now and then how many rows were read
   * @throws CommandError naming the record whose amount is no number
   */
  addUp(query: AddedUpQuery, onRows: (rows: number) => void): Promise<Sums>;
  /**
   * Bulk API 2.0 ingest, in as many jobs as the size takes and as it takes until every row is settled: successful and refused are
   * together what was sent. Rows that met a lock are sent again before they count as refused.
   */
  ingest(request: IngestRequest): Promise<IngestOutcome>;
  /** sObject Collections, 200 a call, results in the order given; a unique key that is taken is refused. */
  create(objectName: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** sObject Collections, 200 a call, results in the order given; each record must carry its Id. */
  update(objectName: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** sObject Collections, 200 a call, results in the order given; each record must carry the external id. */
  upsert(objectName: string, externalIdField: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** sObject Collections delete, 200 a call, results in the order given; what is deleted goes to the recycle bin. */
  remove(ids: readonly string[]): Promise<RemoveOutcome[]>;
  /**
   * What a GraphQL request answers, with its `errors` if it has any.
   * @throws CommandError for an answer with an error status
   */
  graphql(query: string): Promise<unknown>;
  /**
   * One request and its answer, whatever the status: to find out what the org answers. It is sent once.
   * @throws CommandError when there is no answer
   */
  ask(request: PlainRequest): Promise<PlainAnswer>;
  /** Whether the org would take a deploy; nothing is deployed. */
  validateDeploy(files: MetadataFiles): Promise<DeployValidation>;
  /** Merges other records of an object into one; the others go to the recycle bin. */
  merge(objectName: string, masterId: string, otherIds: readonly string[]): Promise<RemoveOutcome>;
  /** Attaches a file to a record that the user may change; resolves to the id of the ContentVersion. */
  saveFile(file: NewFile): Promise<string>;
  /** The files of a record that the user may read, oldest first; none for a record that the user cannot see. */
  readFiles(recordId: string): Promise<readonly AttachedFile[]>;
  /**
   * Ends a bulk job that another process of this user left: what does nothing yet is aborted, as is a query; what Salesforce is writing is
   * waited for.
   */
  settleJob(job: Pick<NewJob, 'id' | 'kind' | 'object'>): Promise<SettledJob>;
  /** Waits until Salesforce has written what the ingest jobs of these users on these objects had told it to. */
  settleIngest(search: JobSearch): Promise<readonly SettledJob[]>;
  /** The same org, with another signal to stop by: for what must still be said after a command was stopped. */
  withSignal(signal: AbortSignal): Org;
}
