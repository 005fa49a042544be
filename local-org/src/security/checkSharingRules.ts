import { MetadataError } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema, SharingRuleSchema } from '../schema/index.ts';
import { developerName } from './seedRoles.ts';
import type { RoleDefinition } from './sharingSettings.ts';

/** Source: "Sharing Rule Considerations", Salesforce Help: 300 rules an object, up to 50 of them by criteria. */
const MOST_RULES = 300;
const MOST_CRITERIA_RULES = 50;

/**
 * Types of fields that criteria look at, as far as this org has them. Source: "Criteria-Based Sharing Rules", Salesforce Help: auto
 * number, checkbox, date, date/time, lookup to users, number, percent, phone, picklist, text, text area, URL.
 */
const COMPARABLE: ReadonlySet<FieldSchema['type']> = new Set<FieldSchema['type']>([
  ...(['boolean', 'date', 'datetime', 'reference', 'int', 'double', 'percent', 'phone', 'picklist'] as const),
  ...(['string', 'textarea', 'url'] as const),
]);

/**
 * Checks sharing rules against the objects with their organization-wide defaults, and the roles of the org.
 * @throws MetadataError for what the platform does not take, or what is not evaluated here
 */
export function checkSharingRules(schema: Schema, roles: readonly RoleDefinition[]): void {
  const known = {
    roles: new Set(roles.map(({ name }) => developerName(name))),
    groups: new Set(schema.publicGroups.map(({ name }) => name)),
  };
  for (const [objectName, rules] of Map.groupBy(schema.sharingRules, ({ object }) => object)) {
    for (const rule of rules) checkRule(schema.object(objectName), rule, known);
    refuseMoreThan(MOST_RULES, rules);
    refuseMoreThan(
      MOST_CRITERIA_RULES,
      rules.filter(({ records }) => 'matching' in records),
    );
  }
}

function refuseMoreThan(most: number, rules: readonly SharingRuleSchema[]): void {
  const tooMany = rules[most];
  if (tooMany) throw new MetadataError(tooMany.file, `an object has at most ${most} such sharing rules.`);
}

function checkRule(
  object: ObjectSchema | undefined,
  rule: SharingRuleSchema,
  { roles, groups }: { readonly roles: ReadonlySet<string>; readonly groups: ReadonlySet<string> },
): void {
  const { file, name, to, records } = rule;
  const refuse = (problem: string): MetadataError => new MetadataError(file, `the sharing rule ${name}: ${problem}.`);
  if (!object) throw new MetadataError(file, `the embedded org has no object ${rule.object}.`);
  if (!object.field('OwnerId') || ['Task', 'Event', 'User'].includes(object.name)) {
    throw refuse(`the embedded org does not support sharing rules of ${object.name}`);
  }
  if (object.sharingModel === 'ControlledByParent') throw refuse(`${object.name} is controlled by its parent`);
  for (const group of [...to, ...('ownedBy' in records ? records.ownedBy : [])]) {
    if (group.kind === 'group' && !groups.has(group.group)) throw refuse(`there is no public group ${group.group}`);
    if ('role' in group && !roles.has(group.role)) {
      throw refuse(`there is no role ${group.role}; roles are those of config/local-org-users.json`);
    }
  }
  for (const item of 'matching' in records ? records.matching.items : []) {
    const field = object.field(item.field);
    if (!field) throw refuse(`there is no field ${object.name}.${item.field}`);
    const isOther = field.type === 'reference' && !field.reference?.to.includes('User');
    if (!COMPARABLE.has(field.type) || field.formula || field.rollUp || isOther) {
      throw refuse(`${field.name} is of a type that criteria do not look at`);
    }
  }
}
