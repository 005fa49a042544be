import { isFileObject } from '../../schema/index.ts';
import type { ObjectSchema, Schema } from '../../schema/index.ts';
import { columnOf, isLive, tableOf } from '../../store/index.ts';
import { ACTIVITY_OBJECTS } from '../objectAccess.ts';
import type { FieldAccess, ObjectAccess, RecordAction, RowFilter, RowsAsked } from '../types.ts';
import { allOf, anyOf, condition, isOneOf } from './condition.ts';
import { fileFilter } from './files.ts';
import type { Hierarchy } from './hierarchy.ts';
import { historyFilter } from './history.ts';
import { manuallyShared, manuallySharedChildren } from './manualShares.ts';
import { parentsOf } from './parents.ts';
import type { Parent } from './parents.ts';
import type { RoleTree } from './roleTree.ts';
import { shareFilter } from './shareFilter.ts';
import { ruleShared, ruleSharedChildren } from './sharingRules.ts';

/** Who asks. */
export interface SharingUser {
  readonly userId: string;
  readonly schema: Schema;
  object(objectName: string): ObjectAccess;
  field(objectName: string, fieldName: string): FieldAccess;
  hasUserPermission(name: string): boolean;
  /** Read when it is first needed: who sees everything never needs it. */
  hierarchy(): Hierarchy;
  /** Read when a sharing rule needs it. */
  roles(): RoleTree;
  /** The share object of an object some of whose records were shared by somebody; undefined where none was. */
  sharesOf(objectName: string): ObjectSchema | undefined;
}

/** The rows that a condition is for. */
export interface Rows {
  readonly object: ObjectSchema;
  /** The name of the table in the SQL around the condition. */
  readonly alias: string;
  readonly asked: RowsAsked;
}

/**
 * The condition under which sharing lets a user do something with records, undefined where it always does.
 * Sources: "Organization-Wide Sharing Defaults" and "Controlling Access Using Hierarchies" in Salesforce Help; "Implicit
 * sharing" in "Designing Record Access for Enterprise Scale"; "View All" and "Modify All" in "Object Permissions".
 */
export function rowFilter(user: SharingUser, rows: Rows, action: RecordAction): RowFilter | undefined {
  const { object } = rows;
  if (isFileObject(object.name)) return fileFilter(user, rows, action);
  const tracked = user.schema.object(object.historyOf ?? '');
  if (tracked) return historyFilter(user, rows, tracked);
  const shared = user.schema.object(object.shareOf ?? '');
  if (shared) return shareFilter(user, rows, shared, action);
  const access = user.object(object.name);
  if (access.modifyAll || (action === 'read' && access.viewAll)) return undefined;
  const parents = parentsOf(object);
  if (parents.length > 0) return allOf(parents.flatMap((parent) => byParent(user, rows, parent, action) ?? []));
  if (!object.field('OwnerId')) return undefined;
  if (action === 'transfer' && user.hasUserPermission('TransferAnyEntity')) return rowFilter(user, rows, 'edit');
  if (isPublic(object, action)) return notPrivate(user, rows);
  return anyOf([owned(user, rows), ...sharedRows(user, rows, action)]);
}

/** Whether the organization-wide default alone is enough. */
function isPublic({ sharingModel }: ObjectSchema, action: RecordAction): boolean {
  if (sharingModel === 'FullAccess') return true;
  if (action === 'read') return sharingModel !== 'Private';
  if (action === 'edit') return sharingModel.startsWith('ReadWrite');
  return action === 'transfer' && sharingModel === 'ReadWriteTransfer';
}

/** The user's own records, and those of the users below in the role hierarchy. */
function owned(user: SharingUser, { alias }: Rows): RowFilter {
  return isOneOf(`${alias}."OwnerId"`, user.hierarchy().userIds);
}

/** A private opportunity stays with its owner and those above. Source: "IsPrivate", "Opportunity" in the Object Reference. */
function notPrivate(user: SharingUser, rows: Rows): RowFilter | undefined {
  if (rows.object.name !== 'Opportunity') return undefined;
  return anyOf([condition(`${rows.alias}."IsPrivate" = 0`), owned(user, rows)]);
}

function sharedRows(user: SharingUser, rows: Rows, action: RecordAction): RowFilter[] {
  if (ACTIVITY_OBJECTS.has(rows.object.name)) return action === 'read' ? activitiesOfReadable(user, rows) : [];
  if (action !== 'read' && action !== 'edit') return [];
  const byRules = [...ruleShared(user, rows, action), ...manuallyShared(user, rows, action)];
  if (rows.object.name === 'Account') {
    return action === 'read' ? [...byRules, ...accountsOfChildren(user, rows)] : byRules;
  }
  return [
    ...byRules,
    ...ruleSharedChildren(user, rows, action),
    ...manuallySharedChildren(user, rows, action),
    ...childrenOfOwnAccounts(user, rows, action),
  ];
}

/**
 * What happens to a detail is decided by its masters, both of two. Read on a master is enough to write where the
 * relationship says so (`writeRequiresMasterRead`).
 * Contacts without an account belong to their owner alone. Source: "Organization-Wide Sharing Defaults", Salesforce Help.
 */
function byParent(user: SharingUser, rows: Rows, parent: Parent, action: RecordAction): RowFilter | undefined {
  const master = user.schema.object(parent.object);
  if (!master) return undefined;
  const masterAlias = `${rows.alias}_m`;
  const filter = rowFilter(user, { ...rows, object: master, alias: masterAlias }, actionOnParent(parent, action));
  if (!filter && parent.isWhole) return undefined;
  const lookup = `${rows.alias}.${columnOf(parent.field)}`;
  const ofMaster = filter
    ? condition(
        `EXISTS (SELECT 1 FROM ${tableOf(master)} AS ${masterAlias} WHERE ${masterAlias}."Id" = ${lookup} AND ${filter.text})`,
        filter.parameters,
      )
    : condition(`${lookup} IS NOT NULL`);
  if (parent.isWhole || !rows.object.field('OwnerId')) return ofMaster;
  return anyOf([ofMaster, condition(`(${lookup} IS NULL AND ${rows.alias}."OwnerId" = ?)`, [user.userId])]);
}

/** What must be allowed on the parent for an action on its detail. */
function actionOnParent({ field, isWhole }: Parent, action: RecordAction): RecordAction {
  if (!isWhole) return action;
  if (action === 'read' || field.reference?.writeRequiresMasterRead) return 'read';
  return 'edit';
}

/**
 * Parent implicit sharing: who has a child by owning it, by a sharing rule or by a share, reads the account. Not used where the child is controlled
 * by its parent. Source: "Sharing Rule Considerations", Salesforce Help: rules of children give access to the account.
 */
function accountsOfChildren(user: SharingUser, rows: Rows): RowFilter[] {
  return ['Opportunity', 'Contact', 'Case'].flatMap((name) => {
    const child = user.schema.object(name);
    const lookup = child?.field('AccountId');
    if (!child || !lookup || child.sharingModel === 'ControlledByParent' || !user.object(name).read) return [];
    const alias = `${rows.alias}_c`;
    const childRows = { ...rows, object: child, alias };
    const own = anyOf([
      owned(user, childRows),
      ...ruleShared(user, childRows, 'read'),
      ...manuallyShared(user, childRows, 'read'),
    ]);
    const accountId = `${alias}.${columnOf(lookup)}`;
    const children = `FROM ${tableOf(child)} AS ${alias} WHERE ${own.text} AND ${isLive(child, alias)}`;
    const text =
      rows.asked === 'many'
        ? `${rows.alias}."Id" IN (SELECT ${accountId} ${children})`
        : `EXISTS (SELECT 1 ${children} AND ${accountId} = ${rows.alias}."Id")`;
    return [condition(text, own.parameters)];
  });
}

/** Child implicit sharing: the account's owner has its opportunities as far as the owner's role says. */
function childrenOfOwnAccounts(user: SharingUser, rows: Rows, action: 'read' | 'edit'): RowFilter[] {
  const account = user.schema.object('Account');
  const owners = user.hierarchy().accountOwners(rows.object.name, action === 'read' ? 'Read' : 'Edit');
  if (!account || owners.length === 0) return [];
  const alias = `${rows.alias}_a`;
  const owner = isOneOf(`${alias}."OwnerId"`, owners);
  const shared = condition(
    `${rows.alias}."AccountId" IN (SELECT ${alias}."Id" FROM ${tableOf(account)} AS ${alias} WHERE ${owner.text})`,
    owner.parameters,
  );
  const isPrivate = rows.object.field('IsPrivate') ? [condition(`${rows.alias}."IsPrivate" = 0`)] : [];
  return [allOf([shared, ...isPrivate]) ?? shared];
}

/**
 * Private activities are read by who reads the record that they are about, and changed by their owner and those above.
 * Source: "Organization-Wide Sharing Defaults", Salesforce Help: Activity.
 */
function activitiesOfReadable(user: SharingUser, rows: Rows): RowFilter[] {
  return ['WhoId', 'WhatId'].flatMap((name) => {
    const field = rows.object.field(name);
    return (field?.reference?.to ?? []).flatMap((target) => {
      const about = user.schema.object(target);
      if (!field || !about || !user.object(target).read) return [];
      const alias = `${rows.alias}_w`;
      const filter = rowFilter(user, { ...rows, object: about, alias }, 'read');
      const readable = filter ? ` AND ${filter.text}` : '';
      return [
        condition(
          `EXISTS (SELECT 1 FROM ${tableOf(about)} AS ${alias} WHERE ${alias}."Id" = ${rows.alias}.${columnOf(field)}${readable})`,
          filter?.parameters ?? [],
        ),
      ];
    });
  });
}
