import { OrgError } from '../../errors.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import type { RecordReader } from '../recordReader.ts';
import type { Row } from './row.ts';

interface Context {
  readonly schema: Schema;
  readonly reader: RecordReader;
}

/**
 * A permission set is given to a user once; the one that a profile owns goes with the profile alone.
 * Source: "PermissionSetAssignment" and "PermissionSet" (IsOwnedByProfile) in the Object Reference. The wording of a
 * repeated assignment is the one that scripts around `sf org assign permset` look for.
 */
export function checkAssignment({ schema, reader }: Context, object: ObjectSchema, row: Row): OrgError | undefined {
  if (object.name !== 'PermissionSetAssignment') return undefined;
  const { AssigneeId: assignee, PermissionSetId: permissionSet } = row;
  if (typeof assignee !== 'string' || typeof permissionSet !== 'string') return undefined;
  if (isOwnedByProfile(schema, reader, permissionSet)) {
    return new OrgError('FIELD_INTEGRITY_EXCEPTION', 'You can only assign a permission set that no profile owns.', {
      fields: ['PermissionSetId'],
    });
  }
  const field = object.field('AssigneeId');
  const assigned = field ? reader.idsBy(object, field, assignee) : [];
  const repeated = assigned.some((id) => assignedSet(reader, object, id) === permissionSet);
  if (!repeated) return undefined;
  const message = `Duplicate PermissionSetAssignment. Assignee: ${assignee}; Permission Set: ${permissionSet}`;
  return new OrgError('DUPLICATE_VALUE', message, { fields: ['AssigneeId', 'PermissionSetId'] });
}

/** @throws OrgError when the assignment is part of the user's profile */
export function checkUnassignment({ schema, reader }: Context, object: ObjectSchema, id: string): void {
  if (object.name !== 'PermissionSetAssignment') return;
  const permissionSet = assignedSet(reader, object, id);
  if (typeof permissionSet !== 'string' || !isOwnedByProfile(schema, reader, permissionSet)) return;
  throw new OrgError('DELETE_FAILED', 'You can only remove the assignment of a permission set that no profile owns.');
}

function assignedSet(reader: RecordReader, object: ObjectSchema, assignmentId: string): unknown {
  return reader.stored(object, assignmentId, ['PermissionSetId'])?.PermissionSetId;
}

function isOwnedByProfile(schema: Schema, reader: RecordReader, permissionSetId: string): boolean {
  const object = schema.object('PermissionSet');
  return object !== undefined && reader.find(object, permissionSetId)?.IsOwnedByProfile === true;
}
