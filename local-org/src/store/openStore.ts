import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { tableOf } from './columns.ts';
import { Database } from './database.ts';
import type { RowBlock } from './database.ts';
import { ActivityArchive, isArchivable } from './derived/activityArchive.ts';
import { Derivations } from './derived/derivations.ts';
import { LastActivities } from './derived/lastActivities.ts';
import { DuplicateReports } from './duplicates/duplicateReports.ts';
import { DuplicateRules } from './duplicates/duplicateRules.ts';
import type { DuplicateResult } from './duplicates/duplicatesDetected.ts';
import { FileRecords } from './files/fileRecords.ts';
import { codecOf } from './fields/fieldCodec.ts';
import { maskedFor } from './fields/maskedFor.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import { StoreFormulas } from './formulas/storeFormulas.ts';
import { ValidationRules } from './formulas/validationRules.ts';
import { FieldHistory } from './history/fieldHistory.ts';
import { StageHistory } from './history/stageHistory.ts';
import { LookupFilters } from './lookupFilters/lookupFilters.ts';
import { mergeRecords } from './merge/mergeRecords.ts';
import { RecordReader } from './recordReader.ts';
import { toId18 } from './recordId.ts';
import { RecordTypes } from './recordTypes.ts';
import type { StoredRecordType } from './recordTypes.ts';
import { RecordWriter } from './recordWriter.ts';
import { RecycleBin } from './recycleBin/recycleBin.ts';
import { emptyRecycleBin } from './recycleBin/emptyRecycleBin.ts';
import { undeleteRecord } from './recycleBin/undeleteRecord.ts';
import { RollUps } from './rollUps/rollUps.ts';
import { MixedWrites } from './save/mixedWrites.ts';
import type { Row } from './save/row.ts';
import { SharingChecks } from './save/sharingChecks.ts';
import { saveRecords, wholeSeconds } from './save/saveRecords.ts';
import type { SaveContext } from './save/saveRecords.ts';
import { ShareRecords } from './shares/shareRecords.ts';
import { seedStandardRecords } from './standardRecords.ts';
import { isComputed, prepareTables } from './tables.ts';
import type {
  Input,
  MergeRequest,
  MergeResult,
  Operation,
  RecordValues,
  SaveOptions,
  SaveResult,
  Store,
} from './types.ts';

/**
 * Opens the records of an org: a file that is kept, or ':memory:'. A new database begins with the standard stages.
 * @throws Error when another process has the file open, or when its records do not fit the schema.
 */
export function openStore(schema: Schema, file: string): Store {
  const database = new Database(file);
  try {
    return storeOn(database, schema);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The records of a database under a schema.
 * @throws Error when they do not fit it.
 */
export function storeOn(database: Database, schema: Schema): Store {
  const formulas = new StoreFormulas(schema, database);
  prepareTables(database, schema, formulas);
  const store = new SqliteStore(schema, database, formulas);
  seedStandardRecords(schema, database, store);
  return store;
}

class SqliteStore implements Store {
  readonly #schema: Schema;
  readonly #database: Database;
  readonly #derivations: Derivations;
  readonly #reader: RecordReader;
  readonly #recordTypes: RecordTypes;
  readonly #writer: RecordWriter;
  readonly #rules: ValidationRules;
  readonly #rollUps: RollUps;
  readonly #files: FileRecords;
  readonly #bin: RecycleBin;
  readonly #filters: LookupFilters;
  readonly #archive: ActivityArchive;
  readonly #duplicates: DuplicateRules;
  readonly #reports: DuplicateReports;
  readonly #stages: StageHistory;
  readonly #shares: ShareRecords;
  /** Undefined outside of {@link transaction}, where every save is a transaction of its own. */
  #written: MixedWrites | undefined;

  constructor(schema: Schema, database: Database, formulas: StoreFormulas) {
    this.#schema = schema;
    this.#database = database;
    this.#derivations = new Derivations(schema, database);
    this.#reader = new RecordReader(database);
    this.#recordTypes = new RecordTypes(schema, database);
    this.#filters = new LookupFilters(schema, database, formulas);
    this.#rules = new ValidationRules(formulas, this.#filters);
    this.#rollUps = new RollUps(schema, database);
    this.#archive = new ActivityArchive(schema, database);
    this.#duplicates = new DuplicateRules(schema, database, formulas.values);
    this.#stages = new StageHistory(schema, database);
    const history = new FieldHistory(schema, database, this.#reader);
    this.#shares = new ShareRecords(schema, database);
    const lastActivities = new LastActivities(schema, database);
    const kept = { rollUps: this.#rollUps, archive: this.#archive, lastActivities, history, shares: this.#shares };
    const computed = { derivations: this.#derivations, formulas, ...kept };
    this.#writer = new RecordWriter(database, this.#reader, computed);
    this.#reports = new DuplicateReports(schema, database, this.#writer);
    const { reader, writer, rules } = { reader: this.#reader, writer: this.#writer, rules: this.#rules };
    this.#bin = new RecycleBin(database);
    this.#files = new FileRecords({ schema, database, reader, writer, rules });
  }

  save(operations: readonly Operation[], viewer: Viewer, options: SaveOptions): SaveResult[] {
    return saveRecords(this.#context(), operations, viewer, options);
  }

  merge(request: MergeRequest, viewer: Viewer): MergeResult {
    return mergeRecords(this.#context(), request, viewer, { userId: viewer.userId, now: wholeSeconds(Date.now()) });
  }

  undelete(object: ObjectSchema, id: string, viewer: Viewer): SaveResult {
    const author = { userId: viewer.userId, now: wholeSeconds(Date.now()) };
    return undeleteRecord(this.#context(), object, id, viewer, author);
  }

  emptyRecycleBin(object: ObjectSchema, id: string, viewer: Viewer, together: readonly string[]): SaveResult {
    return emptyRecycleBin(this.#context(), { object, id }, viewer, together);
  }

  transaction<Result>(work: () => Result): Result {
    const outer = this.#written;
    this.#written ??= new MixedWrites();
    this.#database.exec('SAVEPOINT work');
    try {
      const result = work();
      this.#database.exec('RELEASE work');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK TO work; RELEASE work');
      this.#archive.forget();
      throw error;
    } finally {
      this.#written = outer;
    }
  }

  find(object: ObjectSchema, id: string): RecordValues | undefined {
    const id18 = toId18(id);
    return id18 === undefined ? undefined : this.#read(object, id18);
  }

  findBy(object: ObjectSchema, fieldName: string, value: string): RecordValues | undefined {
    return this.#firstOf(object, this.#idsBy(object, fieldName, value));
  }

  findVisible(object: ObjectSchema, id: string, viewer: Viewer): RecordValues | undefined {
    const id18 = toId18(id);
    return id18 === undefined ? undefined : this.#firstFor(viewer, object, this.#visible(object, [id18], viewer));
  }

  visibleIdsBy(object: ObjectSchema, fieldName: string, value: string, viewer: Viewer): readonly string[] {
    return this.#visible(object, this.#idsBy(object, fieldName, value), viewer);
  }

  refreshArchive(): void {
    this.#archive.refresh();
  }

  content(versionId: string): Uint8Array | undefined {
    return this.#database.bytes('SELECT bytes FROM "org.content" WHERE id = ?', [versionId]);
  }

  defaults(object: ObjectSchema, viewer: Viewer): RecordValues {
    const row = this.#writer.defaults(object, { userId: viewer.userId, now: wholeSeconds(Date.now()) });
    return Object.fromEntries(
      object.fields.flatMap((field) => {
        const stored = row[field.name];
        return stored === undefined ? [] : [[field.name, codecOf(field).format(stored)]];
      }),
    );
  }

  suggested(
    field: FieldSchema,
    { object, id, values }: { readonly object: ObjectSchema; readonly id: string | undefined; readonly values: Input },
    viewer: Viewer,
  ): ((targetId: string) => boolean) | undefined {
    const run = { userId: viewer.userId, now: wholeSeconds(Date.now()) };
    return this.#filters.suggested({ object, id, row: rowOf(object, values) }, field, run);
  }

  duplicates(object: ObjectSchema, values: Input, viewer: Viewer): readonly DuplicateResult[] {
    const candidate = { object, id: undefined, row: rowOf(object, values) };
    return this.#duplicates.find({ candidate, viewer, runAsCurrentUser: false, savedTogether: new Set() });
  }

  recordTypes(object: ObjectSchema): readonly StoredRecordType[] {
    return this.#recordTypes.of(object);
  }

  seed(object: ObjectSchema, values: RecordValues): string {
    if (object.name === 'RecordType') this.#recordTypes.forget();
    const row: Row = {};
    for (const [name, value] of Object.entries(values)) {
      const field = object.field(name);
      if (!field) throw new Error(`${object.name} has no field ${name} to seed.`);
      row[field.name] = codecOf(field).parse(value);
    }
    const author = this.#firstUser();
    const now = wholeSeconds(Date.now());
    if (typeof values.Id === 'string' && this.#reader.state(object, values.Id) === 'live') {
      this.#writer.update(object, values.Id, row, { userId: author, now });
      return values.Id;
    }
    const id = this.#writer.insert(object, row, { userId: author, now });
    if (object.name === 'User' && author === null) this.#writer.adoptOrphans(this.#schema, id);
    if (object.name === 'OpportunityStage') this.#derivations.forgetStages();
    return id;
  }

  discard(object: ObjectSchema, id: string): void {
    this.#database.run(`DELETE FROM ${tableOf(object)} WHERE "Id" = ?`, [id]);
  }

  clear(object: ObjectSchema): void {
    this.#database.run(`DELETE FROM ${tableOf(object)}`, []);
  }

  select(sql: string, parameters: readonly SqlValue[]): IterableIterator<readonly SqlValue[]> {
    return this.#database.select(sql, parameters);
  }

  blocks(sql: string, parameters: Iterable<readonly SqlValue[]>): IterableIterator<RowBlock> {
    return this.#database.blocks(sql, parameters);
  }

  close(): void {
    this.#database.close();
  }

  #context(): SaveContext {
    return {
      schema: this.#schema,
      database: this.#database,
      reader: this.#reader,
      recordTypes: this.#recordTypes,
      writer: this.#writer,
      rules: this.#rules,
      duplicates: this.#duplicates,
      reports: this.#reports,
      rollUps: this.#rollUps,
      stages: this.#stages,
      files: this.#files,
      shares: this.#shares,
      bin: this.#bin,
      written: this.#written ?? new MixedWrites(),
    };
  }

  #idsBy(object: ObjectSchema, fieldName: string, value: string): readonly string[] {
    const field = object.field(fieldName);
    return field ? this.#reader.idsBy(object, field, codecOf(field).parse(value)) : [];
  }

  #visible(object: ObjectSchema, ids: readonly string[], viewer: Viewer): readonly string[] {
    const sharing = new SharingChecks(this.#database, viewer);
    return ids.filter((id) => sharing.allows(object, id, 'read'));
  }

  #firstOf(object: ObjectSchema, [id]: readonly string[]): RecordValues | undefined {
    return id === undefined ? undefined : this.#read(object, id);
  }

  /** As {@link #firstOf}, for a user. */
  #firstFor(viewer: Viewer, object: ObjectSchema, ids: readonly string[]): RecordValues | undefined {
    const [id] = ids;
    const made = viewer.madeRows(object);
    const record = made && id !== undefined ? this.#reader.find(object, id, made) : this.#firstOf(object, ids);
    return record && maskedFor(viewer, object, record);
  }

  #read(object: ObjectSchema, id: string): RecordValues | undefined {
    if (isArchivable(object)) this.#archive.refresh();
    return this.#reader.find(object, id);
  }

  #firstUser(): string | null {
    const row = this.#database.get('SELECT "Id" FROM "User" ORDER BY serial LIMIT 1', []);
    return row ? String(row[0]) : null;
  }
}

/** Stored values of the fields that the object has. */
function rowOf(object: ObjectSchema, values: Input): Row {
  const row: Row = {};
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (field && !isComputed(field)) row[field.name] = codecOf(field).parse(value);
  }
  return row;
}
