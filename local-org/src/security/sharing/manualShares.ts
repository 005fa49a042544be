import { sharedRecordField, shareLevels } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { condition, isOneOf } from './condition.ts';
import type { Rows, SharingUser } from './rowFilter.ts';
import { notPrivate } from './sharingRules.ts';

/**
 * The records that somebody shared with the user, with a group of the user's, or with somebody below in the role hierarchy.
 * Sources: "Understanding Sharing", Apex Developer Guide: users above have what is shared with users below; "Sharing a Record Using Apex".
 */
export function manuallyShared(user: SharingUser, rows: Rows, action: 'read' | 'edit'): RowFilter[] {
  const share = user.sharesOf(rows.object.name);
  return share ? [shared({ user, share, about: rows.object.name, column: `${rows.alias}."Id"` }, rows, action)] : [];
}

/** Children of shared accounts, as far as the share says. Source: "AccountShare", OpportunityAccessLevel … in the Object Reference. */
export function manuallySharedChildren(user: SharingUser, rows: Rows, action: 'read' | 'edit'): RowFilter[] {
  const lookup = rows.object.field('AccountId');
  const share = lookup && user.sharesOf('Account');
  if (!lookup || !share) return [];
  const column = `${rows.alias}.${columnOf(lookup)}`;
  return [shared({ user, share, about: rows.object.name, column }, rows, action)];
}

interface SharedRecords {
  readonly user: SharingUser;
  readonly share: ObjectSchema;
  /** Which of the share's levels counts. */
  readonly about: string;
  /** SQL of the shared record's id. */
  readonly column: string;
}

function shared({ user, share, about, column }: SharedRecords, rows: Rows, action: 'read' | 'edit'): RowFilter {
  const alias = `${rows.alias}_h`;
  const level = shareLevels(share).find(({ object }) => object === about);
  if (!level) return condition('0');
  const enough = action === 'read' ? `IN ('Read', 'Edit')` : `= 'Edit'`;
  const mine = isOneOf(`${alias}."UserOrGroupId"`, [...user.hierarchy().userIds, ...user.roles().groupIds()]);
  const text = `${column} IN (SELECT ${alias}.${columnOf(sharedRecordField(share))} FROM ${tableOf(share)} AS ${alias}
    WHERE ${mine.text} AND ${alias}.${columnOf(level.field)} ${enough} AND ${alias}."IsDeleted" = 0)`;
  return notPrivate(rows, condition(text, mine.parameters));
}
