import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';
import type { SharingChecks } from './sharingChecks.ts';

/** Whether SQLite refused a row because a unique index has its value already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('UNIQUE constraint failed');
}

/** Names the record that has the value already, as the platform does, unless the user cannot read that record. */
export function uniqueViolation(
  object: ObjectSchema,
  row: Row,
  ownId: string | undefined,
  reader: RecordReader,
  sharing: SharingChecks,
): OrgError | undefined {
  for (const field of object.fields) {
    const value = row[field.name] ?? null;
    if (!field.unique || value === null) continue;
    const other = reader.idsBy(object, field, value).find((id) => id !== ownId);
    if (other !== undefined) {
      const known = sharing.allows(object, other, 'read');
      const [name, id] = known ? [field.name, other.slice(0, 15)] : ['<unknown>', '<unknown>'];
      const message = `duplicate value found: ${name} duplicates value on record with id: ${id}`;
      return new OrgError('DUPLICATE_VALUE', message, { fields: [field.name] });
    }
  }
  return undefined;
}
