import type { ObjectSchema } from '../schema/index.ts';
import type { SqlValue } from '../store/index.ts';

export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldAccess {
  readonly read: boolean;
  readonly edit: boolean;
}

/** What somebody wants to do with a record; `transfer` gives it another owner, `share` decides who else sees it. */
export type RecordAction = 'read' | 'edit' | 'delete' | 'transfer' | 'share';

/**
 * Whether a condition is for reading many rows or for judging some that are named by their ids: the database then goes about it
 * differently, and files are found by their ids that are not found otherwise.
 */
export type RowsAsked = 'many' | 'one';

/** A condition on the rows of a table, or what takes the place of a table, with the values for its placeholders, in order. */
export interface RowFilter {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** What a user may do with one record: one row of `UserRecordAccess`. */
export interface RecordAccess {
  /** 18 characters. */
  readonly recordId: string;
  readonly actions: ReadonlySet<RecordAction>;
}

/** The user on whose behalf a request runs, with what the profile and the permission sets together grant. */
export interface Viewer {
  readonly userId: string;
  readonly username: string;
  object(objectName: string): ObjectAccess;
  /**
   * Standard and custom fields alike. Required, name, system and master-detail fields follow the object's access: the platform
   * has no field permission for them.
   */
  field(objectName: string, fieldName: string): FieldAccess;
  hasUserPermission(name: string): boolean;
  /** Whether the user may give records of an object this type. */
  hasRecordType(objectName: string, name: string): boolean;
  /**
   * Which records of an object sharing lets this user read (or edit …): SQL that is true for them, with the table known as
   * `alias`. Undefined where it lets all of them. Object permissions are a question of their own.
   */
  rowFilter(object: ObjectSchema, alias: string, action?: RecordAction, asked?: RowsAsked): RowFilter | undefined;
  /** The rows of an object of which not all are stored, as SQL in place of its table; undefined for all others. */
  madeRows(object: ObjectSchema): RowFilter | undefined;
  /** What a user, this one or another, may do with records; those that this user cannot read, or that are not there, are left out. */
  recordAccess(userId: string, recordIds: readonly string[]): readonly RecordAccess[];
}
