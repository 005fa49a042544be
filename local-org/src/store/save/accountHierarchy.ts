import { OrgError } from '../../errors.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';

/** Lookups to the object itself that make a hierarchy: the platform keeps them free of circles. */
const hierarchies: Readonly<Record<string, string>> = {
  Account: 'ParentId',
  Campaign: 'ParentId',
  Contact: 'ReportsToId',
  User: 'ManagerId',
};

/** Refuses a record as its own ancestor. */
export function checkHierarchy(reader: RecordReader, object: ObjectSchema, id: string, row: Row): OrgError | undefined {
  const field = hierarchies[object.name];
  if (field === undefined) return undefined;
  let ancestor = row[field];
  while (typeof ancestor === 'string') {
    if (ancestor === id) {
      return new OrgError('CIRCULAR_DEPENDENCY', 'attempt to violate hierarchy constraints', { fields: [field] });
    }
    ancestor = reader.stored(object, ancestor, [field])?.[field];
  }
  return undefined;
}
