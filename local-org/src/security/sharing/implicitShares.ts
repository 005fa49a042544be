import { sharedRecordField, shareLevels, shareOfObject } from '../../schema/index.ts';
import type { ObjectSchema } from '../../schema/index.ts';
import { columnOf, isLive, tableOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { condition } from './condition.ts';
import { ownShares } from './ownShares.ts';
import type { SharingUser } from './rowFilter.ts';
import { derivedId, followsAccount, levelOfRank, rankOf, RECORD, selected, union, usualLevel } from './shareRows.ts';

/**
 * Shares that follow from other records: of accounts to who has a child, of opportunities to who has the account. Contacts and cases have
 * none. Source: "CaseShare" and "ContactShare", RowCause, in the Object Reference: with faster account sharing recalculation, which
 * an update enforces, access by the account is worked out and not stored.
 */
export function implicitShares(user: SharingUser, share: ObjectSchema, object: ObjectSchema): RowFilter[] {
  if (object.name === 'Account') return object.sharingModel === 'Private' ? parentShares(user, share, object) : [];
  if (object.name !== 'Opportunity' || rankOf(usualLevel(user, object.name)) >= rankOf('Edit')) return [];
  return childShares(user, share, object);
}

/** Who owns a child of an account, or has a share of one, has a share of the account to read. */
function parentShares(user: SharingUser, share: ObjectSchema, account: ObjectSchema): RowFilter[] {
  const children = ['Opportunity', 'Contact', 'Case'].flatMap((name) => {
    const child = user.schema.object(name);
    const childShare = shareOfObject(user.schema, name);
    if (!child || !childShare || followsAccount(user, name)) return [];
    const shares = union(ownShares(user, childShare, child));
    const link = columnOf(sharedRecordField(childShare));
    // A private opportunity is its owner's, whoever it was shared with.
    const isOpen = child.field('IsPrivate') ? ` AND (child."IsPrivate" = 0 OR s."RowCause" = 'Owner')` : '';
    return condition(
      `SELECT child."AccountId" AS id, s."UserOrGroupId" AS grantee FROM ${tableOf(child)} AS child
       JOIN ${shares.text} AS s ON s.${link} = child."Id" WHERE child."AccountId" IS NOT NULL AND ${isLive(child, 'child')}${isOpen}`,
      shares.parameters,
    );
  });
  if (children.length === 0) return [];
  const granted = children.map(({ text }) => text).join(' UNION ');
  const source = {
    ...condition(
      `FROM (${granted}) AS shared JOIN ${tableOf(account)} AS ${RECORD} ON ${RECORD}."Id" = shared.id
       LEFT JOIN "User" AS u ON u."Id" = shared.grantee LEFT JOIN "Group" AS g ON g."Id" = shared.grantee
       WHERE shared.grantee <> ${RECORD}."OwnerId"`,
      children.flatMap(({ parameters }) => parameters),
    ),
    cause: 'ImplicitParent' as const,
    id: derivedIdOfEither(share, account, 'P', 'G'),
    userOrGroup: 'shared.grantee',
    level: (about: string) =>
      about === account.name || followsAccount(user, about) ? `'Read'` : `'${usualLevel(user, about)}'`,
  };
  return [selected(share, source)];
}

/** Who owns an account, or has a share of it, has its opportunities as far as the role or the share says. */
function childShares(user: SharingUser, share: ObjectSchema, opportunity: ObjectSchema): RowFilter[] {
  const account = user.schema.object('Account');
  const accountShare = shareOfObject(user.schema, 'Account');
  const level = accountShare && shareLevels(accountShare).find(({ object }) => object === opportunity.name);
  if (!account || !level) return [];
  const shares = union(ownShares(user, accountShare, account));
  const usual = usualLevel(user, opportunity.name);
  const ranked = `CASE s.${columnOf(level.field)} WHEN 'Edit' THEN 2 WHEN 'Read' THEN 1 ELSE 0 END`;
  const source = {
    ...condition(
      `FROM (SELECT s."AccountId" AS id, s."UserOrGroupId" AS grantee, max(${ranked}) AS rank FROM ${shares.text} AS s
         WHERE s."IsDeleted" = 0 GROUP BY s."AccountId", s."UserOrGroupId") AS shared
       JOIN ${tableOf(opportunity)} AS ${RECORD} ON ${RECORD}."AccountId" = shared.id
       LEFT JOIN "User" AS u ON u."Id" = shared.grantee LEFT JOIN "Group" AS g ON g."Id" = shared.grantee
       WHERE shared.rank > ${rankOf(usual)} AND shared.grantee <> ${RECORD}."OwnerId" AND ${RECORD}."IsPrivate" = 0`,
      shares.parameters,
    ),
    cause: 'ImplicitChild' as const,
    id: derivedIdOfEither(share, opportunity, 'C', 'D'),
    userOrGroup: 'shared.grantee',
    level: () => levelOfRank('shared.rank'),
  };
  return [selected(share, source)];
}

/** Users and groups are counted each for themselves. */
function derivedIdOfEither(share: ObjectSchema, object: ObjectSchema, ofUser: string, ofGroup: string): string {
  const [toUser, toGroup] = [
    derivedId(share, object, ofUser, 'u.serial'),
    derivedId(share, object, ofGroup, 'g.serial'),
  ];
  return `CASE WHEN u."Id" IS NULL THEN ${toGroup} ELSE ${toUser} END`;
}
