import { shareLevels } from '../../schema/index.ts';
import type { AccessLevel, ObjectSchema } from '../../schema/index.ts';
import { columnOf, tableOf } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { condition } from './condition.ts';
import { groupRecord } from './roleTree.ts';
import type { SharingUser } from './rowFilter.ts';
import { derivedId, followsAccount, levelOfRank, rankOf, RECORD, selected, union, usualLevel } from './shareRows.ts';
import type { ShareSource } from './shareRows.ts';
import { notPrivate, rulesOf, sharedBy } from './sharingRules.ts';

/** The shares that somebody made, and those by ownership and by sharing rules. */
export function ownShares(user: SharingUser, share: ObjectSchema, object: ObjectSchema): RowFilter[] {
  return [storedShares(share), selected(share, ownerShares(user, share, object)), ...ruleShares(user, share, object)];
}

function storedShares(share: ObjectSchema): RowFilter {
  const columns = share.fields.map((field) => {
    // What is given with the account is not stored.
    const isGivenWithAccount = field.name.endsWith('AccessLevel') && !field.createable;
    return isGivenWithAccount ? `"AccountAccessLevel" AS ${columnOf(field)}` : columnOf(field);
  });
  return condition(`SELECT serial, ${columns.join(', ')} FROM ${tableOf(share)}`);
}

function ownerShares(user: SharingUser, share: ObjectSchema, object: ObjectSchema): ShareSource {
  return {
    ...condition(`FROM ${tableOf(object)} AS ${RECORD}`),
    cause: 'Owner',
    id: derivedId(share, object, 'O', '0'),
    userOrGroup: `${RECORD}."OwnerId"`,
    level: (about) => {
      if (about === object.name) return `'All'`;
      if (followsAccount(user, about)) return `'Edit'`;
      return accountOwnersLevel(about, `${RECORD}."OwnerId"`, usualLevel(user, about));
    },
  };
}

/** Child objects, and what a role says of them for the owner of an account. Source: "UserRole" in the Object Reference. */
const ROLE_FIELDS: Readonly<Record<string, string>> = {
  Opportunity: 'OpportunityAccessForAccountOwner',
  Contact: 'ContactAccessForAccountOwner',
};

/** SQL of the level that an account's owner has of its children. */
function accountOwnersLevel(child: string, ownerId: string, usual: AccessLevel): string {
  const field = ROLE_FIELDS[child];
  if (field === undefined) return `'${usual}'`;
  return `coalesce((SELECT role."${field}" FROM "User" AS owner JOIN "UserRole" AS role ON role."Id" = owner."UserRoleId"
    WHERE owner."Id" = ${ownerId}), '${usual}')`;
}

/** Rules to the same group are one share, with the most that they give. */
function ruleShares(user: SharingUser, share: ObjectSchema, object: ObjectSchema): RowFilter[] {
  const abouts = shareLevels(share).map((level) => level.object);
  const parts = rulesOf(user, object.name).flatMap((rule) => {
    const ranks = abouts.map((about) => {
      const given =
        about === object.name || followsAccount(user, about) ? rule.level : (rule.children.get(about) ?? 'None');
      return Math.max(rankOf(given), rankOf(usualLevel(user, about)));
    });
    const rows = { object, alias: 'r', asked: 'many' } as const;
    const records = notPrivate(rows, sharedBy(rule, user, rows));
    return rule.to.map((group) => {
      const { type, developerName = 'AllInternalUsers' } = groupRecord(group);
      const columns = ranks.map((rank, index) => `${rank} AS level${index}`).join(', ');
      return condition(
        `SELECT r."Id" AS id, g."Id" AS grantee, g.serial AS number, ${columns} FROM ${tableOf(object)} AS r
         JOIN "Group" AS g ON g."Type" = ? AND g."DeveloperName" = ? WHERE ${records.text}`,
        [type, developerName, ...records.parameters],
      );
    });
  });
  if (parts.length === 0) return [];
  const most = abouts.map((_, index) => `max(level${index}) AS level${index}`).join(', ');
  const granted = union(parts);
  const source: ShareSource = {
    ...condition(
      `FROM (SELECT id, grantee, number, ${most} FROM ${granted.text} GROUP BY id, grantee) AS shared
       JOIN ${tableOf(object)} AS ${RECORD} ON ${RECORD}."Id" = shared.id`,
      granted.parameters,
    ),
    cause: 'Rule',
    id: derivedId(share, object, 'R', 'shared.number'),
    userOrGroup: 'shared.grantee',
    level: (about) => levelOfRank(`shared.level${abouts.indexOf(about)}`),
  };
  return [selected(share, source)];
}
