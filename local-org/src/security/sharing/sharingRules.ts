import type {
  LookupFilterItem,
  ObjectSchema,
  RoleGroup,
  SharingCriteria,
  SharingRuleSchema,
} from '../../schema/index.ts';
import { codecOf, columnOf, tableOf } from '../../store/index.ts';
import type { SqlValue } from '../../store/index.ts';
import type { RowFilter } from '../types.ts';
import { allOf, anyOf, condition, isOneOf } from './condition.ts';
import type { Rows, SharingUser } from './rowFilter.ts';

/**
 * The records that sharing rules give a user, one condition a rule. Source: "Sharing Rules" and "Sharing Rule Considerations", Salesforce
 * Help: rules only open records, and of several levels the highest counts.
 */
export function ruleShared(user: SharingUser, rows: Rows, action: 'read' | 'edit'): RowFilter[] {
  return rulesFor(user, rows.object.name)
    .filter(({ level }) => action === 'read' || level === 'Edit')
    .map((rule) => notPrivate(rows, sharedBy(rule, user, rows)));
}

/** Nobody gets private opportunities by a rule. Source: "IsPrivate", "Opportunity" in the Object Reference. */
export function notPrivate({ object, alias }: Rows, shared: RowFilter): RowFilter {
  if (!object.field('IsPrivate')) return shared;
  return allOf([shared, condition(`${alias}."IsPrivate" = 0`)]) ?? shared;
}

/** Children of accounts that a rule of accounts gives. Source: "AccountSharingRuleSettings", Metadata API Developer Guide. */
export function ruleSharedChildren(user: SharingUser, rows: Rows, action: 'read' | 'edit'): RowFilter[] {
  const account = user.schema.object('Account');
  const lookup = rows.object.field('AccountId');
  if (!account || !lookup) return [];
  const alias = `${rows.alias}_s`;
  const enough = action === 'read' ? ['Read', 'Edit'] : ['Edit'];
  const rules = rulesFor(user, 'Account').filter(({ children }) =>
    enough.includes(children.get(rows.object.name) ?? 'None'),
  );
  return rules.map((rule) => {
    const shared = sharedBy(rule, user, { ...rows, object: account, alias });
    const ofAccount = condition(
      `${rows.alias}.${columnOf(lookup)} IN (SELECT ${alias}."Id" FROM ${tableOf(account)} AS ${alias} WHERE ${shared.text})`,
      shared.parameters,
    );
    return notPrivate(rows, ofAccount);
  });
}

export function rulesOf({ schema }: SharingUser, objectName: string): readonly SharingRuleSchema[] {
  return schema.sharingRules.filter(({ object }) => object === objectName);
}

/** The rules of an object from which a user gets something; who asks where there are none reads no roles. */
function rulesFor(user: SharingUser, objectName: string): readonly SharingRuleSchema[] {
  return rulesOf(user, objectName).filter(({ to }) => to.some((group) => user.roles().has(group)));
}

/** The records that a rule opens, whoever asks. */
export function sharedBy({ records }: SharingRuleSchema, user: SharingUser, { object, alias }: Rows): RowFilter {
  if ('ownedBy' in records) return anyOf(records.ownedBy.map((group) => ownedByGroup(group, user, alias)));
  return matching(records.matching, object, alias);
}

function ownedByGroup(group: RoleGroup, user: SharingUser, alias: string): RowFilter {
  if (group.kind === 'everybody') return condition('1');
  if (group.kind === 'group') return isOneOf(`${alias}."OwnerId"`, user.roles().userIds(group.group));
  const ofRole = isOneOf('member."UserRoleId"', user.roles().roleIds(group));
  return condition(
    `${alias}."OwnerId" IN (SELECT member."Id" FROM "User" AS member WHERE ${ofRole.text})`,
    ofRole.parameters,
  );
}

function matching({ items, logic }: SharingCriteria, object: ObjectSchema, alias: string): RowFilter {
  const conditions = items.map((item) => criterion(item, object, alias));
  const used: SqlValue[] = [];
  const take = (index: number): string => {
    used.push(...(conditions[index]?.parameters ?? []));
    return conditions[index]?.text ?? '0';
  };
  // Logic was checked when it was read: numbers, AND, OR, NOT and parentheses mean in SQL what they mean there.
  const text =
    logic === undefined
      ? conditions.map((_, index) => take(index)).join(' AND ')
      : logic.replaceAll(/\d+/g, (number) => take(Number(number) - 1));
  return condition(`(${text})`, used);
}

/** Source: "Criteria-Based Sharing Rules", Salesforce Help: texts are compared with regard to case, with any of several values. */
function criterion(
  { field: name, operation, values }: LookupFilterItem,
  object: ObjectSchema,
  alias: string,
): RowFilter {
  const field = object.field(name);
  if (!field) return condition('0');
  const column = `${alias}.${columnOf(field)}`;
  const stored = values.map((value) => codecOf(field).parse(value));
  const any = (test: string, parameters = stored): RowFilter =>
    condition(`(${parameters.map(() => test).join(' OR ')})`, parameters);
  const none = (test: string): RowFilter => {
    const { text, parameters } = any(test);
    return condition(`NOT ${text}`, parameters);
  };
  switch (operation) {
    case 'equals':
      return any(`${column} IS ?`);
    case 'notEqual':
      return none(`${column} IS ?`);
    case 'contains':
      return any(`instr(ifnull(${column}, ''), ifnull(?, '')) > 0`);
    case 'notContain':
      return none(`instr(ifnull(${column}, ''), ifnull(?, '')) > 0`);
    case 'startsWith':
      return any(`instr(ifnull(${column}, ''), ifnull(?, '')) = 1`);
    case 'lessThan':
      return any(`ifnull(${column} < ?, 0)`);
    case 'lessOrEqual':
      return any(`ifnull(${column} <= ?, 0)`);
    case 'greaterThan':
      return any(`ifnull(${column} > ?, 0)`);
    case 'greaterOrEqual':
      return any(`ifnull(${column} >= ?, 0)`);
  }
}
