import { basename } from 'node:path';
import { matchingMethods } from '../duplicateRules.ts';
import type { MatchingRuleItem, MatchingRuleSchema } from '../duplicateRules.ts';
import { evaluateFilterLogic } from '../filterLogic.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.matchingRule-meta.xml';
const ruleElements = new Set(['fullName', 'booleanFilter', 'description', 'label', 'matchingRuleItems', 'ruleStatus']);
const itemElements = new Set(['blankValueBehavior', 'fieldName', 'matchingMethod']);

/** Source: "Customize Matching Rules", Salesforce Help: up to 10 fields. */
const mostItems = 10;
/** No page says so; deploys of longer ones are known to be refused. */
const maxDescriptionLength = 255;

/**
 * The matching rules among a project's files, active or not. Source of the elements and their values: "MatchingRule" in the Metadata
 * API Developer Guide (meta_matchingrule.htm).
 * @throws MetadataError for what is wrong in a file
 */
export function readMatchingRules(files: readonly MetadataFile[]): MatchingRuleSchema[] {
  return files
    .filter(({ path }) => path.endsWith(suffix))
    .flatMap((file) => {
      const object = basename(file.path, suffix);
      return readMetadata(file, 'MatchingRules')
        .children('matchingRules')
        .map((node) => readRule(object, node));
    });
}

function readRule(object: string, node: MetadataNode): MatchingRuleSchema {
  node.refuseOthers(ruleElements);
  if ((node.text('description') ?? '').length > maxDescriptionLength) {
    throw node.error(`<description> has more than ${maxDescriptionLength} characters`);
  }
  node.required('label');
  const items = node.children('matchingRuleItems').map(readItem);
  if (items.length === 0) throw node.error('<matchingRuleItems> is missing');
  if (items.length > mostItems) throw node.error(`a matching rule compares at most ${mostItems} fields`);
  return {
    object,
    name: node.required('fullName'),
    active: node.oneOf('ruleStatus', ['Active', 'Inactive']) === 'Active',
    items,
    logic: readLogic(node, items.length),
    file: node.file,
  };
}

function readItem(node: MetadataNode): MatchingRuleItem {
  node.refuseOthers(itemElements);
  const behavior =
    node.text('blankValueBehavior') === undefined
      ? 'NullNotAllowed'
      : node.oneOf('blankValueBehavior', ['MatchBlanks', 'NullNotAllowed']);
  return {
    field: node.required('fieldName'),
    method: node.oneOf('matchingMethod', matchingMethods),
    blanksMatch: behavior === 'MatchBlanks',
  };
}

/** @throws MetadataError for logic that does not fit the criteria */
export function readLogic(node: MetadataNode, criteria: number): string | undefined {
  const logic = node.text('booleanFilter');
  if (logic === undefined) return undefined;
  try {
    evaluateFilterLogic(logic, Array<boolean>(criteria).fill(true));
  } catch (error) {
    throw node.error(error instanceof Error ? error.message : String(error));
  }
  return logic;
}
