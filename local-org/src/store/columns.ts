import type { FieldSchema, ObjectSchema } from '../schema/index.ts';

/** Names are the schema's, quoted: no text of a request ever becomes SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function tableOf(object: ObjectSchema): string {
  return quoted(object.name);
}

export function columnOf(field: FieldSchema): string {
  return quoted(field.name);
}

/**
 * Text that is looked up without regard to case is stored a second time in lower case, so that an index answers: SQLite's
 * own NOCASE knows ASCII only. Undefined for fields that need none.
 */
export function keyColumnOf(field: FieldSchema): string | undefined {
  const isText = field.type === 'string' || field.type === 'email';
  return isText && isIndexed(field) && !field.caseSensitive ? quoted(`${field.name}.key`) : undefined;
}

/** Fields that upserts and relationship columns find records by. */
export function isIndexed(field: FieldSchema): boolean {
  return field.unique || field.externalId;
}

/** The form in which two texts are compared without regard to case. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/** Only records with a recycle bin can be deleted and still be there. */
export function hasRecycleBin(object: ObjectSchema): boolean {
  return object.field('IsDeleted') !== undefined;
}

/** SQL that leaves out what is in the recycle bin. */
export function isLive(object: ObjectSchema, alias: string): string {
  return hasRecycleBin(object) ? `${alias}."IsDeleted" = 0` : '1';
}
