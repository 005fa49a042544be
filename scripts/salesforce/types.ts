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
  /** By API name, case-insensitively. Only the fields that the user can see. */
  field(name: string): FieldDescription | undefined;
  readonly fields: readonly FieldDescription[];
}

/** A query whose answer comes as CSV, however long it is. The SELECT list is `columns`, in this order. */
export interface StreamedQuery {
  readonly object: string;
  readonly columns: readonly string[];
  readonly where?: string;
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
  | { readonly success: true; readonly id: string }
  | { readonly success: false; readonly errorCode: string; readonly message: string };

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
   * Bulk API 2.0 query. Calls `onRow` with the cells in the order of `columns` for every row, as pages arrive; resolves to the
   * number of rows when every page's count and their sum agree with what Salesforce says it sent.
   */
  stream(query: StreamedQuery, onRow: (cells: readonly string[]) => void): Promise<number>;
  /** Bulk API 2.0 ingest, in as many jobs as the size takes. */
  ingest(request: IngestRequest): Promise<IngestOutcome>;
  /** sObject Collections, 200 a call, results in the order given; a unique key that is taken is refused. */
  create(objectName: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** sObject Collections, 200 a call, results in the order given; each record must carry its Id. */
  update(objectName: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** sObject Collections, 200 a call, results in the order given; each record must carry the external id. */
  upsert(objectName: string, externalIdField: string, records: readonly RecordCells[]): Promise<SaveOutcome[]>;
  /** Attaches a file to a record that the user may change; resolves to the id of the ContentVersion. */
  saveFile(file: NewFile): Promise<string>;
  /** The files of a record that the user may read, oldest first; none for a record that the user cannot see. */
  readFiles(recordId: string): Promise<readonly AttachedFile[]>;
}
