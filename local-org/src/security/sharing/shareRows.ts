import { ACCESS_LEVELS, defaultAccessLevel, sharedRecordField, shareLevels } from '../../schema/index.ts';
import type { AccessLevel, ObjectSchema, RowCause } from '../../schema/index.ts';
import { columnOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { condition } from './condition.ts';
import type { SharingUser } from './rowFilter.ts';

/** One source of shares: SQL of what their fields have, and of where they come from. */
export interface ShareSource extends RowFilter {
  readonly cause: RowCause;
  readonly id: string;
  readonly userOrGroup: string;
  /** By the object that a level is about. */
  level(object: string): string;
}

/** The shared record in the SQL of a {@link ShareSource}. */
export const RECORD = 'record';

/** The rows of a source, with the share's columns in their order. */
export function selected(share: ObjectSchema, source: ShareSource): RowFilter {
  const levels = new Map(shareLevels(share).map(({ field, object }) => [field.name, object]));
  const values: Readonly<Record<string, string>> = {
    Id: source.id,
    [sharedRecordField(share).name]: `${RECORD}."Id"`,
    UserOrGroupId: source.userOrGroup,
    RowCause: `'${source.cause}'`,
    LastModifiedDate: `${RECORD}."LastModifiedDate"`,
    LastModifiedById: `${RECORD}."LastModifiedById"`,
    IsDeleted: `${RECORD}."IsDeleted"`,
  };
  const columns = share.fields.map((field) => {
    const about = levels.get(field.name);
    return `${about === undefined ? values[field.name] : source.level(about)} AS ${columnOf(field)}`;
  });
  return condition(`SELECT ${RECORD}.serial, ${columns.join(', ')} ${source.text}`, source.parameters);
}

/** Everything that the parts select, as SQL in place of a table. */
export function union(parts: readonly RowFilter[]): RowFilter {
  return condition(
    `(${parts.map(({ text }) => text).join(' UNION ALL ')})`,
    parts.flatMap(({ parameters }) => parameters),
  );
}

/** SQL of the id of a share that nobody stores; the shares of custom objects have one key prefix, so the record's is in it. */
export function derivedId(share: ObjectSchema, object: ObjectSchema, kind: string, other: string): string {
  return `derived_id('${share.keyPrefix}', '${kind}${object.keyPrefix.slice(1)}', ${RECORD}.serial, ${other})`;
}

/** What everybody has of an object's records, as a share says it. */
export function usualLevel(user: SharingUser, objectName: string): AccessLevel {
  const level = defaultAccessLevel(user.schema.object(objectName)?.sharingModel);
  return level === 'ControlledByParent' ? 'None' : level;
}

/** Whether an object's records have no other sharing than that of the record above. */
export function followsAccount(user: SharingUser, objectName: string): boolean {
  return user.schema.object(objectName)?.sharingModel === 'ControlledByParent';
}

export function rankOf(level: string): number {
  return ACCESS_LEVELS.indexOf(level as AccessLevel);
}

/** SQL of the level with a rank. */
export function levelOfRank(rank: string): string {
  const cases = ACCESS_LEVELS.map((level, index) => `WHEN ${index} THEN '${level}'`).join(' ');
  return `CASE ${rank} ${cases} END`;
}
