import { sharedRecordField } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../../store/index.ts';
import type { RecordAction, RowFilter } from '../types.ts';
import { allOf, condition } from './condition.ts';
import { rowFilter } from './rowFilter.ts';
import type { Rows, SharingUser } from './rowFilter.ts';

/**
 * Which shares a user reads: those of records that the user reads. They are changed by who may share the record, as far as somebody
 * made them; those for a reason of the org's own by who modifies all data. Sources: "SharingReason", Metadata API Developer Guide; "AccountShare" in the Object Reference; "Understanding Sharing", Apex Developer Guide.
 */
export function shareFilter(
  user: SharingUser,
  rows: Rows,
  object: ObjectSchema,
  action: RecordAction,
): RowFilter | undefined {
  const alias = `${rows.alias}_o`;
  const ofRecord = rowFilter(user, { object, alias, asked: rows.asked }, action === 'read' ? 'read' : 'share');
  const records = ofRecord && [
    condition(
      `EXISTS (SELECT 1 FROM ${tableOf(object)} AS ${alias}
        WHERE ${alias}."Id" = ${rows.alias}.${columnOf(sharedRecordField(rows.object))} AND ${ofRecord.text})`,
      ofRecord.parameters,
    ),
  ];
  const cause = `${rows.alias}."RowCause"`;
  const reasons = user.hasUserPermission('ModifyAllData') ? ` OR substr(${cause}, -3) = '__c'` : '';
  const made = action === 'read' ? [] : [condition(`(${cause} = 'Manual'${reasons})`)];
  return allOf([...(records ?? []), ...made]);
}
