import { CREATED, historyName } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { allOf, condition } from './condition.ts';
import { rowFilter } from './rowFilter.ts';
import type { Rows, SharingUser } from './rowFilter.ts';

/**
 * Which rows of history a user reads: those of records that the user reads, about fields that the user sees.
 * Source: "OpportunityFieldHistory" in the Object Reference: it respects field-level security on the parent object.
 */
export function historyFilter(user: SharingUser, rows: Rows, parent: ObjectSchema): RowFilter | undefined {
  const visible = parent.fields.filter(({ name }) => user.field(parent.name, name).read).map(historyName);
  const fields = condition(`${rows.alias}."Field" IN (SELECT value FROM json_each(?))`, [
    JSON.stringify([CREATED, ...visible]),
  ]);
  const lookup = rows.object.fields.find(({ reference }) => reference?.to[0] === parent.name);
  const alias = `${rows.alias}_h`;
  const shared = rowFilter(user, { object: parent, alias, asked: 'one' }, 'read');
  if (!shared || !lookup) return fields;
  const records = condition(
    `EXISTS (SELECT 1 FROM ${tableOf(parent)} AS ${alias} WHERE ${alias}."Id" = ${rows.alias}.${columnOf(lookup)} AND ${shared.text})`,
    shared.parameters,
  );
  return allOf([records, fields]);
}
