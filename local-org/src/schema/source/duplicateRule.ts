import { basename } from 'node:path';
import type {
  DuplicateAction,
  DuplicateRuleFilter,
  DuplicateRuleFilterItem,
  DuplicateRuleSource,
} from '../duplicateRules.ts';
import { rollUpFilterOperations } from '../types.ts';
import { readLogic } from './matchingRule.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.duplicateRule-meta.xml';
const ruleElements = new Set([
  ...['actionOnInsert', 'actionOnUpdate', 'alertText', 'description', 'duplicateRuleFilter', 'duplicateRuleMatchRules'],
  ...['isActive', 'masterLabel', 'operationsOnInsert', 'operationsOnUpdate', 'securityOption', 'sortOrder'],
]);
const matchElements = new Set(['matchRuleSObjectType', 'matchingRule', 'objectMapping']);
const filterElements = new Set(['booleanFilter', 'duplicateRuleFilterItems']);
const itemElements = new Set(['field', 'operation', 'sortOrder', 'table', 'value', 'valueField']);

/**
 * The duplicate rules among a project's files, active or not. Source of the elements and their values: "DuplicateRule" in the Metadata
 * API Developer Guide (meta_duplicaterule.htm).
 * @throws MetadataError for what is wrong in a file
 */
export function readDuplicateRules(files: readonly MetadataFile[]): DuplicateRuleSource[] {
  return files.filter(({ path }) => path.endsWith(suffix)).map(readRule);
}

function readRule(file: MetadataFile): DuplicateRuleSource {
  const node = readMetadata(file, 'DuplicateRule');
  node.refuseOthers(ruleElements);
  const [object = '', ...rest] = basename(file.path, suffix).split('.');
  const onInsert = readAction(node, 'Insert');
  const onUpdate = readAction(node, 'Update');
  const alertText = node.text('alertText');
  if (alertText !== undefined && onInsert.action === 'Block' && onUpdate.action === 'Block') {
    throw node.error('<alertText> needs <actionOnInsert> or <actionOnUpdate> to be Allow');
  }
  const matches = node.children('duplicateRuleMatchRules').map((match) => {
    match.refuseOthers(matchElements);
    return { object: match.required('matchRuleSObjectType'), rule: match.required('matchingRule') };
  });
  if (matches.length === 0) throw node.error('<duplicateRuleMatchRules> is missing');
  return {
    object,
    name: rest.join('.'),
    label: node.required('masterLabel'),
    active: node.flag('isActive'),
    onInsert,
    onUpdate,
    alertText,
    filter: readFilter(node.filled('duplicateRuleFilter')),
    matches,
    enforcesSharing:
      node.oneOf('securityOption', ['EnforceSharingRules', 'BypassSharingRules']) === 'EnforceSharingRules',
    sortOrder: node.integer('sortOrder', [1, 1000]),
    file: node.file,
  };
}

function readAction(node: MetadataNode, event: 'Insert' | 'Update'): DuplicateAction {
  const operations = node.texts(`operationsOn${event}`).map((text) => text.toLowerCase());
  const unknown = operations.find((text) => text !== 'alert' && text !== 'report');
  if (unknown !== undefined) throw node.error(`<operationsOn${event}> must be Alert or Report, not "${unknown}"`);
  return {
    action: node.oneOf(`actionOn${event}`, ['Allow', 'Block']),
    alerts: operations.includes('alert'),
    reports: operations.includes('report'),
  };
}

function readFilter(node: MetadataNode | undefined): DuplicateRuleFilter | undefined {
  if (!node) return undefined;
  node.refuseOthers(filterElements);
  const items = node.children('duplicateRuleFilterItems').sort(bySortOrder).map(readItem);
  return items.length === 0 ? undefined : { items, logic: readLogic(node, items.length) };
}

function bySortOrder(one: MetadataNode, other: MetadataNode): number {
  return Number(one.required('sortOrder')) - Number(other.required('sortOrder'));
}

function readItem(item: MetadataNode): DuplicateRuleFilterItem {
  item.refuseOthers(itemElements);
  const valueField = item.text('valueField');
  return {
    table: item.required('table'),
    field: item.required('field'),
    operation: item.oneOf('operation', rollUpFilterOperations),
    values: valueField === undefined ? (item.text('value') ?? '').split(',').map((value) => value.trim()) : [],
    valueField,
  };
}
