import { lookup, systemSet } from '../field.ts';
import type { FieldSchema } from '../types.ts';

/** The record that a deleted one was merged into. Source: "Account", MasterRecordId, in the Object Reference. */
export function masterRecord(object: string): FieldSchema {
  return lookup('MasterRecordId', 'Master Record ID', { to: [object], relationshipName: 'MasterRecord' }, systemSet);
}
