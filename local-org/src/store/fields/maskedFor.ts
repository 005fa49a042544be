import { maskedText } from '../../schema/index.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/index.ts';
import type { Viewer } from '../../security/index.ts';
import type { RecordValues } from '../types.ts';

/**
 * The mask that encrypted text has for a user; undefined for other fields, and for who sees it as it is.
 * Source: "Classic Encryption for Custom Fields" (fields_about_encrypted_fields.htm).
 */
export function maskFor(viewer: Viewer, { mask }: FieldSchema): FieldSchema['mask'] {
  return mask && !viewer.hasUserPermission('ViewEncryptedData') ? mask : undefined;
}

/** A record as a user may see it. */
export function maskedFor(viewer: Viewer, object: ObjectSchema, record: RecordValues): RecordValues {
  const masked = object.fields.flatMap((field) => {
    const [mask, value] = [maskFor(viewer, field), record[field.name]];
    return mask && typeof value === 'string' ? [[field.name, maskedText(value, mask)] as const] : [];
  });
  return masked.length === 0 ? record : { ...record, ...Object.fromEntries(masked) };
}
