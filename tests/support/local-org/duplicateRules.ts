import { metadata } from './sfdxProject.ts';

export interface Item {
  readonly field: string;
  readonly method?: string;
  readonly blanks?: 'MatchBlanks' | 'NullNotAllowed';
}

export interface MatchingRule {
  readonly name: string;
  readonly items: readonly Item[];
  readonly status?: string;
  readonly more?: string;
}

/** A `matchingRule-meta.xml`, which has all rules of an object. */
export function matchingRulesXml(...rules: readonly MatchingRule[]): string {
  const inside = rules.map(({ name, items, status = 'Active', more = '' }) => {
    const elements = items.map(
      ({ field, method = 'Exact', blanks }) =>
        `<matchingRuleItems>${blanks === undefined ? '' : `<blankValueBehavior>${blanks}</blankValueBehavior>`}<fieldName>${field}</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems>`,
    );
    return `<matchingRules><fullName>${name}</fullName>${more}<label>${name}</label>${elements.join('')}<ruleStatus>${status}</ruleStatus></matchingRules>`;
  });
  return metadata('MatchingRules', inside.join(''));
}

/** What is allowed is reported, or alerts, or does both. What is blocked says that it is reported, too, which is of no meaning. */
type Action = 'Block' | 'Allow' | 'Alert' | 'AlertAndReport';

export interface DuplicateRule {
  readonly object: string;
  readonly matches: readonly string[];
  readonly insert?: Action;
  readonly update?: Action;
  readonly alertText?: string;
  /** `<duplicateRuleFilter>` without its root. */
  readonly filter?: string;
  readonly active?: boolean;
  readonly security?: string;
  readonly sortOrder?: number;
  readonly more?: string;
}

/** A `duplicateRule-meta.xml`. */
export function duplicateRuleXml({
  object,
  matches,
  insert = 'Block',
  update = 'Block',
  alertText,
  filter,
  active = true,
  security = 'BypassSharingRules',
  sortOrder = 1,
  more = '',
}: DuplicateRule): string {
  const action = (event: string, what: string): string =>
    `<actionOn${event}>${what === 'Block' ? 'Block' : 'Allow'}</actionOn${event}>`;
  const operations = (event: string, what: Action): string =>
    (what === 'Alert' || what === 'AlertAndReport' ? `<operationsOn${event}>Alert</operationsOn${event}>` : '') +
    (what === 'Alert' ? '' : `<operationsOn${event}>Report</operationsOn${event}>`);
  const rules = matches.map(
    (rule) =>
      `<duplicateRuleMatchRules><matchRuleSObjectType>${object}</matchRuleSObjectType><matchingRule>${rule}</matchingRule><objectMapping xsi:nil="true"/></duplicateRuleMatchRules>`,
  );
  return metadata(
    'DuplicateRule',
    action('Insert', insert) +
      action('Update', update) +
      (alertText === undefined ? '' : `<alertText>${alertText}</alertText>`) +
      '<description xsi:nil="true"/>' +
      (filter === undefined
        ? '<duplicateRuleFilter xsi:nil="true"/>'
        : `<duplicateRuleFilter>${filter}</duplicateRuleFilter>`) +
      rules.join('') +
      `<isActive>${active}</isActive><masterLabel>Rule</masterLabel>` +
      operations('Insert', insert) +
      operations('Update', update) +
      `<securityOption>${security}</securityOption><sortOrder>${sortOrder}</sortOrder>${more}`,
  ).replace('<DuplicateRule ', '<DuplicateRule xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ');
}

/** One criterion of a duplicate rule's filter. */
export function filterItem(table: string, field: string, value: string, operation = 'equals', sortOrder = 1): string {
  return `<duplicateRuleFilterItems><field>${field}</field><operation>${operation}</operation><value>${value}</value><sortOrder>${sortOrder}</sortOrder><table>${table}</table></duplicateRuleFilterItems>`;
}
