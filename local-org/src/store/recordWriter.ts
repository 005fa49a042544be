import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import { foldCase, hasRecycleBin, keyColumnOf, quoted, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import type { ActivityArchive } from './derived/activityArchive.ts';
import type { Derivations } from './derived/derivations.ts';
import type { LastActivities } from './derived/lastActivities.ts';
import { codecOf } from './fields/fieldCodec.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import type { FieldHistory } from './history/fieldHistory.ts';
import type { StoreFormulas } from './formulas/storeFormulas.ts';
import type { Candidate } from './formulas/candidate.ts';
import type { RecordReader } from './recordReader.ts';
import { recordIdOf } from './recordId.ts';
import { emptyRollUp } from './rollUps/rollUpSql.ts';
import type { RollUps } from './rollUps/rollUps.ts';
import type { Row } from './save/row.ts';
import type { ShareRecords } from './shares/shareRecords.ts';

/** Who writes, and when: one moment for all records of a save. */
export interface Author {
  readonly userId: string | null;
  readonly now: number;
}

/** What may refuse a record that is about to be written. */
export interface RowRules {
  /** @throws Error for a record that is not to be written */
  check(candidate: Candidate, author: Author): void;
}

interface InsertStatement {
  readonly columns: readonly string[];
  readonly sql: string;
}

/** Counts the ids that begin alike: of one object, or of the shares of all custom objects. */
interface Serials {
  /** The last one that was given to a record; a failed insert does not give it back. */
  last: number;
}

interface ObjectShape {
  /** By the names of the fields that a record brings. */
  readonly inserts: Map<string, InsertStatement>;
  readonly defaults: readonly (readonly [name: string, value: SqlValue])[];
  /** Whether some default values are formulas. */
  readonly formulaDefaults: boolean;
  readonly autoNumbers: readonly FieldSchema[];
  /** Fields whose text is stored again in lower case, and the names of those columns. */
  readonly keys: readonly (readonly [name: string, key: string])[];
  /** Whether its records say who made them, who changed them, and when anything did. */
  readonly audited: boolean;
  readonly modified: boolean;
  readonly stamped: boolean;
  /** Whether it is a custom object, which has a name. */
  readonly hasOwnName: boolean;
  readonly recycleBin: boolean;
  readonly owner: boolean;
  readonly serials: Serials;
}

/** Writes checked rows, adding what the platform adds: ids, system fields, defaults and derived fields. */
export class RecordWriter {
  readonly #database: Database;
  readonly #reader: RecordReader;
  readonly #derivations: Derivations;
  readonly #formulas: StoreFormulas;
  readonly #rollUps: RollUps;
  readonly #archive: ActivityArchive;
  readonly #lastActivities: LastActivities;
  readonly #history: FieldHistory;
  readonly #shares: ShareRecords;
  readonly #shapes = new Map<ObjectSchema, ObjectShape>();
  /** By key prefix. */
  readonly #serials = new Map<string, Serials>();
  readonly #statements = new Map<string, string>();

  constructor(
    database: Database,
    reader: RecordReader,
    computed: {
      derivations: Derivations;
      formulas: StoreFormulas;
      rollUps: RollUps;
      archive: ActivityArchive;
      lastActivities: LastActivities;
      history: FieldHistory;
      shares: ShareRecords;
    },
  ) {
    this.#database = database;
    this.#reader = reader;
    this.#derivations = computed.derivations;
    this.#formulas = computed.formulas;
    this.#rollUps = computed.rollUps;
    this.#archive = computed.archive;
    this.#lastActivities = computed.lastActivities;
    this.#history = computed.history;
    this.#shares = computed.shares;
  }

  /**
   * Inserts a record; what `row` has goes before what the platform would set. Returns the id.
   * @throws what `rules` refuse it with
   */
  insert(object: ObjectSchema, row: Row, author: Author, rules?: RowRules): string {
    const shape = this.#shape(object);
    const serial = (shape.serials.last += 1);
    const id = recordIdOf(object.keyPrefix, serial);
    const complete: Row = { Id: id };
    addSystemValues(complete, shape, author);
    for (const [name, value] of shape.defaults) complete[name] = value;
    if (shape.formulaDefaults) Object.assign(complete, this.#formulas.defaults(object, row, author));
    for (const field of shape.autoNumbers) complete[field.name] = autoNumber(field, serial);
    Object.assign(complete, this.#derivations.of(object)?.derive(row, undefined), row);
    for (const [name, key] of shape.keys) complete[key] = keyOf(complete[name]);
    // A custom object's text name is never empty: the platform puts the id.
    if (shape.hasOwnName && (complete.Name ?? null) === null) complete.Name = id;
    rules?.check({ object, id: undefined, row: complete }, author);
    const statement = this.#insertStatement(object, shape, row, complete);
    const parameters: SqlValue[] = [serial];
    for (const column of statement.columns) parameters.push(complete[column] ?? null);
    this.#database.write(statement.sql, parameters);
    this.#archive.written(object);
    this.#lastActivities.created(object, complete);
    for (const feed of this.#rollUps.feeds(object)) this.#rollUps.touch(feed, complete[feed.link.name]);
    this.#history.created(object, String(complete.Id), author);
    return String(complete.Id);
  }

  /** What a record that is not saved yet has: default values, and its owner. */
  defaults(object: ObjectSchema, author: Author): Row {
    const shape = this.#shape(object);
    return {
      ...(shape.owner ? { OwnerId: author.userId } : {}),
      ...Object.fromEntries(shape.defaults),
      ...(shape.formulaDefaults ? this.#formulas.defaults(object, {}, author) : {}),
    };
  }

  /** Records that bring the same fields get the same columns. */
  #insertStatement(object: ObjectSchema, shape: ObjectShape, row: Row, complete: Row): InsertStatement {
    let key = '';
    for (const name in row) key += `${name} `;
    let statement = shape.inserts.get(key);
    if (!statement) {
      const columns = Object.keys(complete);
      const names = ['serial', ...columns].map(quoted).join(', ');
      const sql = `INSERT INTO ${tableOf(object)} (${names}) VALUES (?${', ?'.repeat(columns.length)})`;
      statement = { columns, sql };
      shape.inserts.set(key, statement);
    }
    return statement;
  }

  /**
   * Updates a record that is there.
   * @throws what `rules` refuse it with
   */
  update(object: ObjectSchema, id: string, row: Row, author: Author, rules?: RowRules): void {
    const complete: Row = { ...row };
    const derivation = this.#derivations.of(object);
    if (derivation?.reads.some((name) => name in row)) {
      Object.assign(complete, derivation.derive(row, this.#reader.stored(object, id, derivation.reads)));
    }
    for (const [name, key] of this.#shape(object).keys) {
      if (name in row) complete[key] = keyOf(row[name]);
    }
    rules?.check({ object, id, row: complete }, author);
    const shape = this.#shape(object);
    if (shape.modified) {
      complete.LastModifiedDate = author.now;
      complete.LastModifiedById = author.userId;
    }
    if (shape.stamped) complete.SystemModstamp = author.now;
    const changes = this.#history.changes(object, id, complete);
    this.#set(object, id, complete);
    this.#history.write(object, id, changes, author);
  }

  /** Puts a record into the recycle bin, or away where its object has none or it goes there with its parent alone. */
  remove(object: ObjectSchema, id: string, author: Author, isAlone = false): void {
    if (!hasRecycleBin(object) || (isAlone && object.goesWithParent)) {
      this.#rollUps.touchMastersOf(object, id);
      this.#database.run(`DELETE FROM ${tableOf(object)} WHERE "Id" = ?`, [id]);
    } else this.#set(object, id, { IsDeleted: 1, SystemModstamp: author.now });
    this.#history.follow(object, id, true);
    this.#shares.follow(object, id, true);
  }

  /** Takes a record out of the recycle bin; it was merged into no other one then. */
  restore(object: ObjectSchema, id: string, author: Author): void {
    const row: Row = { IsDeleted: 0, SystemModstamp: author.now };
    if (object.field('MasterRecordId')) row.MasterRecordId = null;
    this.#set(object, id, row);
    this.#history.follow(object, id, false);
    this.#shares.follow(object, id, false);
  }

  /** Makes an org's first user the creator of what was there before: stages and profiles come with the org. */
  adoptOrphans(schema: Schema, userId: string): void {
    for (const object of schema.objects.filter(isAudited)) {
      const sql = `UPDATE ${tableOf(object)} SET "CreatedById" = ?, "LastModifiedById" = ? WHERE "CreatedById" IS NULL`;
      this.#database.run(sql, [userId, userId]);
    }
  }

  #set(object: ObjectSchema, id: string, row: Row): void {
    this.#rollUps.touchMastersOf(object, id);
    const changed = this.#lastActivities.changing(object, id, row);
    const columns = Object.keys(row);
    const sql = this.#statement(`u${object.name} ${columns.join(' ')}`, () => {
      const assignments = columns.map((name) => `${quoted(name)} = ?`).join(', ');
      return `UPDATE ${tableOf(object)} SET ${assignments} WHERE "Id" = ?`;
    });
    this.#database.write(sql, [...Object.values(row), id]);
    changed();
    this.#archive.written(object);
    for (const feed of this.#rollUps.feeds(object)) this.#rollUps.touch(feed, row[feed.link.name]);
  }

  #serialsOf({ keyPrefix }: ObjectSchema): Serials {
    let serials = this.#serials.get(keyPrefix);
    if (!serials) {
      const tables = this.#database.all('SELECT name FROM "org.object" WHERE keyPrefix = ?', [keyPrefix]);
      const last = tables.map(([name]) =>
        Number(this.#database.get(`SELECT max(serial) FROM ${quoted(String(name))}`, [])?.[0] ?? 0),
      );
      this.#serials.set(keyPrefix, (serials = { last: Math.max(0, ...last) }));
    }
    return serials;
  }

  #statement(shape: string, make: () => string): string {
    let sql = this.#statements.get(shape);
    if (sql === undefined) this.#statements.set(shape, (sql = make()));
    return sql;
  }

  #shape(object: ObjectSchema): ObjectShape {
    let shape = this.#shapes.get(object);
    if (!shape) {
      shape = {
        inserts: new Map(),
        defaults: object.fields.flatMap((field) => defaultOf(field)),
        formulaDefaults: object.fields.some((field) => field.defaultFormula),
        autoNumbers: object.fields.filter((field) => field.autoNumber),
        keys: object.fields
          .filter((field) => keyColumnOf(field) !== undefined)
          .map((field) => [field.name, `${field.name}.key`]),
        audited: isAudited(object),
        modified: object.field('LastModifiedById') !== undefined,
        stamped: object.field('SystemModstamp') !== undefined,
        hasOwnName: object.custom && object.field('Name') !== undefined,
        recycleBin: hasRecycleBin(object),
        owner: object.field('OwnerId') !== undefined,
        serials: this.#serialsOf(object),
      };
      this.#shapes.set(object, shape);
    }
    return shape;
  }
}

/** Records of custom metadata types and shares do not say who made them, and history is never changed. */
function isAudited(object: ObjectSchema): boolean {
  return object.field('CreatedById') !== undefined && object.field('LastModifiedById') !== undefined;
}

function defaultOf(field: FieldSchema): [name: string, value: SqlValue][] {
  if (field.rollUp) return [[field.name, emptyRollUp(field.rollUp)]];
  if (field.defaultValue === undefined || field.system) return [];
  return [[field.name, codecOf(field).parse(field.defaultValue)]];
}

function addSystemValues(row: Row, shape: ObjectShape, author: Author): void {
  // The first user of an org has nobody before it: it created itself.
  const userId = author.userId ?? (String(row.Id).startsWith('005') ? (row.Id ?? null) : null);
  if (shape.audited) {
    row.CreatedDate = author.now;
    row.CreatedById = userId;
  }
  if (shape.modified) {
    row.LastModifiedDate = author.now;
    row.LastModifiedById = userId;
  }
  if (shape.stamped) row.SystemModstamp = author.now;
  if (shape.recycleBin) row.IsDeleted = 0;
  if (shape.owner) row.OwnerId = userId;
}

function autoNumber(field: FieldSchema, serial: number): string {
  const format = field.autoNumber?.displayFormat ?? '';
  return format.replace(/\{(0+)\}/, (_, zeros: string) => String(serial).padStart(zeros.length, '0'));
}

function keyOf(value: SqlValue | undefined): SqlValue {
  return value === null || value === undefined ? null : foldCase(String(value));
}
