import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { toId18 } from '../recordId.ts';
import type { RecordReader } from '../recordReader.ts';

/** The 18-character id of a record that can be written; throws OrgError for one that cannot be. */
export function existingId(reader: RecordReader, object: ObjectSchema, given: string): string {
  const id = toId18(given);
  if (id === undefined) {
    throw new OrgError('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${given}`, { fields: ['Id'] });
  }
  if (!id.startsWith(object.keyPrefix)) throw invalidCrossReference();
  const state = reader.state(object, id);
  if (state === 'deleted') throw new OrgError('ENTITY_IS_DELETED', 'entity is deleted');
  if (state === 'absent') throw invalidCrossReference();
  return id;
}

function invalidCrossReference(): OrgError {
  return new OrgError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
}
