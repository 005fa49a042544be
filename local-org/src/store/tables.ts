import { locationParts } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import { columnOf, hasRecycleBin, isIndexed, keyColumnOf, quoted, tableOf } from './columns.ts';
import type { Database } from './database.ts';
import { countsActivities, fillLastActivities } from './derived/lastActivities.ts';
import { prepareMatchKeys } from './duplicates/matchKeys.ts';
import { codecOf } from './fields/fieldCodec.ts';
import type { SqlValue } from './fields/fieldCodec.ts';
import type { StoreFormulas } from './formulas/storeFormulas.ts';
import { prepareRollUps } from './rollUps/prepareRollUps.ts';

/**
 * Makes the database fit the schema: a table for every object, a column for every field. Fields that are new get a
 * column with their default in existing records. Formula fields are virtual columns: SQLite asks for their values when they
 * are read, so queries filter and sort by them as by any other, and they follow whatever they are computed from.
 * @throws Error naming the field or object whose stored values no longer fit.
 */
export function prepareTables(database: Database, schema: Schema, formulas: StoreFormulas): void {
  database.transaction(() => {
    database.exec('CREATE TABLE IF NOT EXISTS "org.object" (name TEXT PRIMARY KEY, keyPrefix TEXT NOT NULL)');
    database.exec('CREATE TABLE IF NOT EXISTS "org.field" (name TEXT PRIMARY KEY, storage TEXT NOT NULL)');
    database.exec('CREATE TABLE IF NOT EXISTS "org.content" (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
    const late = schema.objects.filter((object) => countsActivities(object) && !knowsLastActivity(database, object));
    for (const object of schema.objects) prepareTable(database, object);
    for (const object of late) fillLastActivities(database, object);
    for (const object of schema.objects) prepareComputed(database, object, formulas);
    prepareRollUps(database, schema);
    prepareMatchKeys(database, schema);
  });
}

function knowsLastActivity(database: Database, { name }: ObjectSchema): boolean {
  return database.get('SELECT 1 FROM "org.field" WHERE name = ?', [`${name}.LastActivityDate`]) !== undefined;
}

/** The key prefixes of the objects that a database has, by name; none where it is new. */
export function storedKeyPrefixes(database: Database): ReadonlyMap<string, string> {
  if (!database.get(`SELECT 1 FROM sqlite_schema WHERE name = 'org.object'`, [])) return new Map();
  const rows = database.all('SELECT name, keyPrefix FROM "org.object"', []);
  return new Map(rows.map(([name, keyPrefix]) => [String(name), String(keyPrefix)]));
}

function prepareTable(database: Database, object: ObjectSchema): void {
  const known = database.get('SELECT keyPrefix FROM "org.object" WHERE name = ?', [object.name]);
  const fields = object.fields.filter((field) => !isComputed(field));
  if (!known) {
    createTable(database, object, fields);
  } else if (known[0] !== object.keyPrefix) {
    throw new Error(`${object.name}: the database has ids with the prefix ${known[0]}. Begin with a new --db.`);
  } else {
    for (const field of fields) prepareColumn(database, object, field);
  }
  for (const field of fields) prepareIndex(database, object, field);
}

/** One statement with all columns: SQLite reads its whole schema again for each column that is added to a table. */
function createTable(database: Database, object: ObjectSchema, fields: readonly FieldSchema[]): void {
  const others = fields.filter(({ name }) => name !== 'Id');
  const columns = ['serial INTEGER PRIMARY KEY', '"Id" TEXT NOT NULL UNIQUE', ...others.flatMap(columnDefinitions)];
  database.run('INSERT INTO "org.object" VALUES (?, ?)', [object.name, object.keyPrefix]);
  database.exec(`CREATE TABLE ${tableOf(object)} (${columns.join(', ')}) STRICT`);
  database.run('INSERT INTO "org.field" VALUES (?, ?)', [`${object.name}.Id`, 'id']);
  for (const field of others) rememberStorage(database, object, field);
}

/** A field's column, and the one it is looked up by where that is another. */
function columnDefinitions(field: FieldSchema): string[] {
  const column = `${columnOf(field)} ${codecOf(field).sqlType} ${sqlDefault(field)}`;
  const key = keyColumnOf(field);
  return key === undefined ? [column] : [column, `${key} TEXT`];
}

function rememberStorage(database: Database, object: ObjectSchema, field: FieldSchema): void {
  database.run('INSERT INTO "org.field" VALUES (?, ?)', [`${object.name}.${field.name}`, storageOf(field)]);
}

/**
 * Virtual columns take no room. One is made anew when what it is computed from has changed, not at every start: SQLite looks at
 * all rows of a table that gets a column.
 */
function prepareComputed(database: Database, object: ObjectSchema, formulas: StoreFormulas): void {
  for (const field of object.fields.filter(isComputed)) {
    const column = columnOf(field);
    const table = tableOf(object);
    const value = field.type === 'location' ? locationSql(field) : formulas.columnSql(object, field);
    const generated = `GENERATED ALWAYS AS (${value}) VIRTUAL`;
    const storage = `${storageOf(field)} ${generated}`;
    if (storedAs(database, object, field) === storage) continue;
    if (isKnownAs(database, object, field)) database.exec(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} ${codecOf(field).sqlType} ${generated}`);
    database.run('INSERT OR REPLACE INTO "org.field" VALUES (?, ?)', [`${object.name}.${field.name}`, storage]);
  }
}

/** Formulas and locations have no values of their own. */
export function isComputed({ formula, type }: FieldSchema): boolean {
  return formula !== undefined || type === 'location';
}

/** JSON of what clients get; nothing unless both degrees are known. */
function locationSql({ name, scale }: FieldSchema): string {
  const [latitude, longitude] = locationParts(name).map(quoted);
  const degrees = `json_object('latitude', ${latitude} / 1e${scale}, 'longitude', ${longitude} / 1e${scale})`;
  return `CASE WHEN ${latitude} IS NOT NULL AND ${longitude} IS NOT NULL THEN ${degrees} END`;
}

/** A field whose stored values mean something else now. */
export class StorageError extends Error {
  /** `Object.Field` */
  readonly field: string;
  readonly before: string;
  readonly after: string;

  constructor(field: string, before: string, after: string) {
    super(`${field}: the database stores it as ${before}, now it is ${after}. Begin with a new --db.`);
    this.name = 'StorageError';
    this.field = field;
    this.before = before;
    this.after = after;
  }
}

/** Whether a field has a column; throws StorageError when its values mean something else now. */
function isKnownAs(database: Database, object: ObjectSchema, field: FieldSchema): boolean {
  const storage = storageOf(field);
  const known = storedAs(database, object, field);
  if (known !== undefined && known !== storage && !(field.formula && known.startsWith(computed))) {
    throw new StorageError(`${object.name}.${field.name}`, known, storage);
  }
  return known !== undefined;
}

function storedAs(database: Database, object: ObjectSchema, field: FieldSchema): string | undefined {
  const row = database.get('SELECT storage FROM "org.field" WHERE name = ?', [`${object.name}.${field.name}`]);
  return row ? String(row[0]) : undefined;
}

/** How the storage of a formula field begins. */
const computed = 'computed ';

function prepareColumn(database: Database, object: ObjectSchema, field: FieldSchema): void {
  if (isKnownAs(database, object, field)) return;
  for (const definition of columnDefinitions(field)) {
    database.exec(`ALTER TABLE ${tableOf(object)} ADD COLUMN ${definition}`);
  }
  rememberStorage(database, object, field);
}

function prepareIndex(database: Database, object: ObjectSchema, field: FieldSchema): void {
  const isLookup = field.reference?.to.some((name) => name !== 'User') === true;
  // Sharing asks whose a record is.
  if (!isIndexed(field) && !isLookup && field.name !== 'OwnerId') return;
  const name = quoted(`${object.name}.${field.name}`);
  const column = keyColumnOf(field) ?? columnOf(field);
  // A record in the recycle bin does not keep its unique values from being used again.
  const live = hasRecycleBin(object) ? ' AND "IsDeleted" = 0' : '';
  const kind = field.unique ? 'UNIQUE INDEX' : 'INDEX';
  database.exec(
    `CREATE ${kind} IF NOT EXISTS ${name} ON ${tableOf(object)} (${column}) WHERE ${column} IS NOT NULL${live}`,
  );
}

/** What must stay the same for stored values to keep their meaning. */
export function storageOf(field: FieldSchema): string {
  const key = keyColumnOf(field) === undefined ? '' : ', looked up without regard to case';
  const unique = field.unique ? ', unique' : '';
  return valuesOf(field) + key + unique;
}

/** What must stay the same for each stored value to keep its meaning. */
export function valuesOf(field: FieldSchema): string {
  const scale = field.scale > 0 ? ` with ${field.scale} decimals` : '';
  return (isComputed(field) ? computed : '') + field.type + scale;
}

function sqlDefault(field: FieldSchema): string {
  // An org that gets several currencies gives what it has the corporate one.
  if (field.name === 'CurrencyIsoCode') return `DEFAULT '${String(field.defaultValue)}'`;
  if (field.type !== 'boolean') return '';
  const value: SqlValue = codecOf(field).parse(field.defaultValue);
  return `NOT NULL DEFAULT ${String(value)}`;
}
