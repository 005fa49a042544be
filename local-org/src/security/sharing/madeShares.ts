import type { ObjectSchema } from '../../schema/index.ts';
import { tableOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { condition } from './condition.ts';
import { implicitShares } from './implicitShares.ts';
import { ownShares } from './ownShares.ts';
import type { SharingUser } from './rowFilter.ts';
import { union } from './shareRows.ts';

/**
 * All shares of an object, in place of its table: those that somebody made, and what follows from owners, sharing rules and other records
 * at this moment. Sources: "AccountShare" and its like, RowCause, in the Object Reference; "Sharing a Record Using Apex": what
 * defaults, the role hierarchy, View All and Modify All give has no share.
 */
export function madeShares(user: SharingUser, share: ObjectSchema): RowFilter {
  const object = user.schema.object(share.shareOf ?? '');
  if (!object || object.sharingModel === 'ControlledByParent') return condition(tableOf(share));
  return union([...ownShares(user, share, object), ...implicitShares(user, share, object)]);
}
