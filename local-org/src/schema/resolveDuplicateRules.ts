import type {
  DuplicateRuleSchema,
  DuplicateRuleSource,
  MatchingRuleItem,
  MatchingRuleSchema,
} from './duplicateRules.ts';
import { MetadataError } from './metadataError.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** Source: "Things to Know About Duplicate Rules", Salesforce Help (sales.duplicate_rules_overview.htm). */
const mostActiveRules = 5;
const mostMatchingRules = 3;
/** Source: knowledge article 000392912: limits of matching rules, which nobody can raise. */
const mostActiveMatchingRules = { object: 5, org: 25 };

/** Rules that every org has, by object, with those that they are in the order of: an org's own come beside them. */
const standardRules: ReadonlyMap<string, readonly string[]> = new Map([
  ['Account', ['Standard_Account_Duplicate_Rule']],
  ['Contact', ['Standard_Contact_Duplicate_Rule', 'Standard_Rule_for_Contacts_with_Duplicate_Leads']],
]);

/** Matching rules that every org has, which are fuzzy. Source: "Standard Matching Rules", Salesforce Help. */
const standardMatchingRule = /^Standard_\w*Match(ing)?_Rule/;

/**
 * Types of fields that matching rules compare, as far as this org has them. Source: "Matching Criteria in Matching Rules", Salesforce
 * Help: email, lookup, master-detail, number, phone, single-select picklists, text and URL.
 */
const comparable: ReadonlySet<FieldSchema['type']> = new Set<FieldSchema['type']>([
  ...(['email', 'reference', 'int', 'double', 'phone', 'picklist', 'string', 'textarea', 'url'] as const),
]);
const longestText = 255;

interface Rules {
  readonly matchingRules: readonly MatchingRuleSchema[];
  readonly duplicateRules: readonly DuplicateRuleSource[];
}

/**
 * The active duplicate rules in their order, checked as a deploy checks them. A rule that is not active has no effect, be it about what
 * this org has not.
 * @throws MetadataError for what the platform does not take, or what is not evaluated here
 */
export function resolveDuplicateRules(objects: readonly ObjectSchema[], rules: Rules): DuplicateRuleSchema[] {
  checkLimits(rules);
  checkOrder(rules.duplicateRules);
  for (const rule of rules.matchingRules) {
    if (rule.active || objects.some(({ name }) => name === rule.object)) checkMatchingRule(objects, rule);
  }
  return rules.duplicateRules
    .filter(({ active }) => active)
    .sort((one, other) => one.sortOrder - other.sortOrder)
    .map((rule) => resolve(objects, rule, rules.matchingRules));
}

function checkLimits({ matchingRules, duplicateRules }: Rules): void {
  const active = matchingRules.filter((rule) => rule.active);
  refuseMoreThan(mostActiveMatchingRules.org, active, 'active matching rules in an org');
  for (const ofObject of Map.groupBy(active, ({ object }) => object).values()) {
    refuseMoreThan(mostActiveMatchingRules.object, ofObject, 'active matching rules of an object');
  }
  const activeRules = duplicateRules.filter((rule) => rule.active);
  for (const ofObject of Map.groupBy(activeRules, ({ object }) => object).values()) {
    refuseMoreThan(mostActiveRules, ofObject, 'active duplicate rules of an object');
  }
}

function refuseMoreThan(most: number, rules: readonly { readonly file: string }[], what: string): void {
  const tooMany = rules[most];
  if (tooMany) throw new MetadataError(tooMany.file, `there can be at most ${most} ${what}.`);
}

/** Source: github.com/SalesforceCommerceCloud/b2c-crm-sync/issues/120. */
function checkOrder(rules: readonly DuplicateRuleSource[]): void {
  for (const [object, ofObject] of Map.groupBy(rules, (rule) => rule.object)) {
    const given = new Set(ofObject.map(({ name }) => name));
    const others = (standardRules.get(object) ?? []).filter((name) => !given.has(name)).length;
    const sorted = [...ofObject].sort((one, other) => one.sortOrder - other.sortOrder);
    sorted.forEach((rule, index) => {
      const isTaken = rule.sortOrder === sorted[index - 1]?.sortOrder;
      if (isTaken || rule.sortOrder > index + 1 + others) {
        throw new MetadataError(rule.file, 'SortOrder must be in sequential order from 1.');
      }
    });
  }
}

function checkMatchingRule(
  objects: readonly ObjectSchema[],
  { object: name, name: rule, items, file }: MatchingRuleSchema,
): void {
  const object = objectNamed(objects, name, file);
  const fields = items.map((item) => {
    const field = object.field(item.field);
    if (!field) throw new MetadataError(file, `the matching rule ${rule}: there is no field ${name}.${item.field}.`);
    if (item.method === 'Phone' && field.type !== 'phone' && field.type !== 'string') {
      throw new MetadataError(
        file,
        `the embedded org does not support the matching method Phone of ${name}.${field.name}: it is for phones and texts.`,
      );
    }
    const isLong = field.length > longestText && field.type !== 'reference';
    if (!comparable.has(field.type) || field.formula || field.rollUp || isLong) {
      throw new MetadataError(
        file,
        `the matching rule ${rule}: ${field.name} is of a type that matching rules do not compare.`,
      );
    }
    return field;
  });
  // Source: knowledge article 000392912.
  if (fields.filter(({ type }) => type === 'reference').length > 1) {
    throw new MetadataError(file, `the matching rule ${rule}: only one lookup is allowed in a matching rule.`);
  }
}

function resolve(
  objects: readonly ObjectSchema[],
  { matches, ...rule }: DuplicateRuleSource,
  matchingRules: readonly MatchingRuleSchema[],
): DuplicateRuleSchema {
  const refuse = (problem: string): MetadataError => new MetadataError(rule.file, problem);
  if (rule.object === 'PersonAccount') throw refuse('the embedded org does not support duplicate rules of people.');
  const object = objectNamed(objects, rule.object, rule.file);
  if (!object.custom && !standardRules.has(object.name)) {
    throw refuse(`duplicate rules are for accounts, contacts, leads and custom objects, not for ${object.name}.`);
  }
  if (object.field('IsPersonAccount')) {
    throw refuse('the embedded org does not support duplicate rules of accounts and contacts together with people.');
  }
  if (matches.length > mostMatchingRules)
    throw refuse(`a duplicate rule has at most ${mostMatchingRules} matching rules.`);
  const resolved = matches.map((match) => {
    if (match.object !== object.name) {
      throw refuse(
        `the embedded org does not support duplicates of another object: ${match.object} for ${object.name}.`,
      );
    }
    return activeRule(rule, match.rule, matchingRules);
  });
  if (new Set(resolved).size < resolved.length) {
    throw refuse(`Select an ${object.label.toLowerCase()} matching rule only once`);
  }
  checkFilter(object, objects, rule);
  return { ...rule, matchingRules: resolved };
}

/** Wording of inactive ones: github.com/forcedotcom/cli/issues/569. */
function activeRule(
  { object, file }: Pick<DuplicateRuleSource, 'object' | 'file'>,
  name: string,
  rules: readonly MatchingRuleSchema[],
): MatchingRuleSchema {
  const found = rules.find((rule) => rule.object === object && rule.name === name);
  if (!found && standardMatchingRule.test(name)) {
    throw new MetadataError(
      file,
      `the embedded org does not support the fuzzy matching of ${name}; deactivate the rule.`,
    );
  }
  if (!found) throw new MetadataError(file, `there is no matching rule ${object}.${name}.`);
  if (!found.active) throw new MetadataError(file, INACTIVE_MATCHING_RULE);
  const fuzzy = found.items.find(({ method }) => !isEvaluated(method));
  if (fuzzy) {
    throw new MetadataError(
      file,
      `the embedded org does not support the fuzzy matching method ${fuzzy.method} of ${name}; use Exact, Phone for phone numbers, or deactivate the rule.`,
    );
  }
  return found;
}

/** The only fuzzy method that is documented in enough detail to be right. */
function isEvaluated(method: MatchingRuleItem['method']): boolean {
  return method === 'Exact' || method === 'Phone';
}

export const INACTIVE_MATCHING_RULE =
  'Before you can use this duplicate rule, all associated matching rules must be active and have their fields mapped';

function checkFilter(
  object: ObjectSchema,
  objects: readonly ObjectSchema[],
  { filter, file }: Pick<DuplicateRuleSource, 'filter' | 'file'>,
): void {
  for (const { table, field: name, valueField } of filter?.items ?? []) {
    const source = isUser(table) ? objects.find((one) => one.name === 'User') : object;
    if (valueField !== undefined || (!isUser(table) && table !== object.name)) {
      throw new MetadataError(
        file,
        `the embedded org does not support ${table}.${valueField ?? name} in the filter of a duplicate rule.`,
      );
    }
    const field = source?.field(name);
    if (!field) throw new MetadataError(file, `there is no field ${table}.${name}.`);
    if (field.formula || field.rollUp || name === 'RecordTypeId') {
      throw new MetadataError(
        file,
        `the embedded org does not support ${table}.${name} in the filter of a duplicate rule.`,
      );
    }
  }
}

/** Who saves. Source: "DuplicateRule" in the Metadata API Developer Guide, whose sample has the table `User`. */
export function isUser(table: string): boolean {
  return table === 'User' || table === '$User';
}

function objectNamed(objects: readonly ObjectSchema[], name: string, file: string): ObjectSchema {
  const object = objects.find((one) => one.name === name);
  if (!object) throw new MetadataError(file, `the embedded org has no object ${name}.`);
  return object;
}
