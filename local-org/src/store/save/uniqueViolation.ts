import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';

/** Whether SQLite refused a row because a unique index has its value already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('UNIQUE constraint failed');
}

/** Names the record that has the value already, as the platform does. */
export function uniqueViolation(
  object: ObjectSchema,
  row: Row,
  ownId: string | undefined,
  reader: RecordReader,
): OrgError | undefined {
  for (const field of object.fields) {
    const value = row[field.name] ?? null;
    if (!field.unique || value === null) continue;
    const other = reader.idsBy(object, field, value).find((id) => id !== ownId);
    if (other !== undefined) {
      const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.slice(0, 15)}`;
      return new OrgError('DUPLICATE_VALUE', message, { fields: [field.name] });
    }
  }
  return undefined;
}
