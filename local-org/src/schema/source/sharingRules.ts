import { basename } from 'node:path';
import type { LookupFilterItem } from '../lookupFilters.ts';
import type { RoleGroup, SharedLevel, SharingRuleSchema } from '../sharingRules.ts';
import { rollUpFilterOperations } from '../types.ts';
import { readLogic } from './matchingRule.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.sharingRules-meta.xml';
const baseElements = ['fullName', 'accessLevel', 'accountSettings', 'description', 'label', 'sharedTo'];
const criteriaElements = new Set([...baseElements, 'booleanFilter', 'criteriaItems', 'includeRecordsOwnedByAll']);
const ownerElements = new Set([...baseElements, 'sharedFrom']);
const itemElements = new Set(['field', 'operation', 'value']);
const LEVELS = ['None', 'Read', 'Edit'] as const satisfies SharedLevel[];

/** Children of accounts by the element that is about them. */
const CHILDREN = { Case: 'caseAccessLevel', Contact: 'contactAccessLevel', Opportunity: 'opportunityAccessLevel' };

/**
 * The sharing rules among a project's files. Source of the elements: "SharingRules", "SharingBaseRule", "SharingCriteriaRule",
 * "SharingOwnerRule" and "SharedTo" in the Metadata API Developer Guide (meta_sharingrules.htm).
 * @throws MetadataError for what is wrong in a file, or not evaluated here
 */
export function readSharingRules(files: readonly MetadataFile[]): SharingRuleSchema[] {
  return files
    .filter(({ path }) => path.endsWith(suffix))
    .flatMap((file) => {
      const object = basename(file.path, suffix);
      const root = readMetadata(file, 'SharingRules');
      for (const name of ['sharingGuestRules', 'sharingTerritoryRules']) {
        const [first] = root.children(name);
        if (first) throw first.error(`the embedded org does not support ${name}`);
      }
      return [
        ...root.children('sharingCriteriaRules').map((node) => readCriteriaRule(object, node)),
        ...root.children('sharingOwnerRules').map((node) => readOwnerRule(object, node)),
      ];
    });
}

function readCriteriaRule(object: string, node: MetadataNode): SharingRuleSchema {
  node.refuseOthers(criteriaElements);
  // Whoever can have no role owns nothing here, so that it makes no difference.
  node.required('includeRecordsOwnedByAll');
  const items = node.children('criteriaItems').map(readItem);
  if (items.length === 0) throw node.error('<criteriaItems> is missing');
  return { ...readBase(object, node), records: { matching: { items, logic: readLogic(node, items.length) } } };
}

function readOwnerRule(object: string, node: MetadataNode): SharingRuleSchema {
  node.refuseOthers(ownerElements);
  return { ...readBase(object, node), records: { ownedBy: readGroups(node, 'sharedFrom') } };
}

function readBase(object: string, node: MetadataNode): Omit<SharingRuleSchema, 'records'> {
  node.required('label');
  const settings = node.child('accountSettings');
  if (object === 'Account' && !settings) throw node.error('<accountSettings> is missing');
  const children = Object.entries(CHILDREN).flatMap(([child, element]) =>
    settings ? [[child, settings.oneOf(element, LEVELS)] as const] : [],
  );
  return {
    object,
    name: node.required('fullName'),
    level: node.oneOf('accessLevel', ['Read', 'Edit']),
    to: readGroups(node, 'sharedTo'),
    children: new Map(children),
    file: node.file,
  };
}

function readGroups(rule: MetadataNode, element: 'sharedFrom' | 'sharedTo'): readonly RoleGroup[] {
  const node = rule.child(element);
  const groups = (node?.names() ?? []).flatMap((name): readonly RoleGroup[] => {
    const named = node?.texts(name) ?? [];
    switch (name) {
      case 'allInternalUsers':
        return [{ kind: 'everybody' }];
      case 'group':
        return named.map((group) => ({ kind: 'group', group }));
      case 'role':
        return named.map((role) => ({ kind: 'role', role }));
      case 'roleAndSubordinates':
      case 'roleAndSubordinatesInternal':
        return named.map((role) => ({ kind: 'roleAndSubordinates', role }));
      default:
        throw rule.error(`the embedded org does not support <${name}> in <${element}>`);
    }
  });
  if (groups.length === 0) throw rule.error(`<${element}> is missing`);
  return groups;
}

function readItem(item: MetadataNode): LookupFilterItem {
  item.refuseOthers(itemElements);
  return {
    field: item.required('field'),
    operation: item.oneOf('operation', rollUpFilterOperations),
    values: (item.text('value') ?? '').split(',').map((value) => value.trim()),
    valueField: undefined,
  };
}
