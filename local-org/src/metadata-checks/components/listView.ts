import { reference, type Finding } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { filterLogicProblem } from './filterLogic.ts';
import type { TypeCheck } from './typeCheck.ts';

/** Columns of a custom object's standard fields; those of standard objects have more and others, `ACCOUNT.PHONE1`. */
const STANDARD_COLUMNS = new Set([
  ...['NAME', 'OBJECT_ID', 'RECORDTYPE', 'CURRENCY_ISO_CODE', 'LAST_ACTIVITY', 'CREATED_DATE', 'LAST_UPDATE'],
  ...['CREATEDBY_USER', 'CREATEDBY_USER.ALIAS', 'UPDATEDBY_USER', 'UPDATEDBY_USER.ALIAS'],
  ...['OWNER.ALIAS', 'OWNER.FIRST_NAME', 'OWNER.LAST_NAME'],
]);
const OF_TYPES = /^(MasterLabel|DeveloperName|NamespacePrefix|Language|QualifiedApiName|IsProtected)$/i;
const OF_STANDARD_OBJECT = /^[A-Z][A-Z0-9_]*(\.[A-Z0-9_]+)?$/;
/** https://help.salesforce.com/s/articleView?id=xcloud.customviews.htm: "up to 15 fields" */
const MOST_COLUMNS = 15;

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
 * `Invalid scope:Mine, not allowed`: https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js
 */
export const listViewCheck: TypeCheck = {
  checked: [
    'columns and filtered fields exist (standard columns of standard objects are taken by their form), at most 15; filter logic fits the filters',
    'custom picklist values that are filtered by exist; no view of ‘my’ records where records have no owner',
  ],
  *references(view) {
    const object = objectOf(view);
    yield reference('CustomObject', object, view.root, 'object');
    for (const at of columnsOf(view).filter(isCustom)) {
      yield { ...reference('CustomField', `${object}.${at.content}`, at), missing: unresolved(at) };
    }
  },
  *findings(view, org) {
    const object = objectOf(view);
    for (const at of columnsOf(view))
      if (!isCustom(at) && !isStandard(object, at)) yield { problem: unresolved(at), at };
    if (view.root.elements('columns').length > MOST_COLUMNS) {
      yield { problem: `A list view shows at most ${MOST_COLUMNS} columns`, at: view.root };
    }
    const logic = view.root.element('booleanFilter');
    const problem = logic && filterLogicProblem(logic.content, view.root.elements('filters').length);
    if (logic && problem !== undefined) yield { problem, at: logic };
    yield* scopeFindings(view, org, object);
    yield* valueFindings(view, org, object);
  },
};

const objectOf = ({ fullName }: Component): string => fullName.split('.')[0] ?? '';
const isCustom = ({ content }: XmlElement): boolean => content.endsWith('__c');
const unresolved = ({ content }: XmlElement): string => `Could not resolve list view column: ${content}`;

/** Columns, and fields of filters, which go by the same names. */
function columnsOf({ root }: Component): XmlElement[] {
  return [...root.elements('columns'), ...root.elements('filters').flatMap((filter) => filter.elements('field'))];
}

function isStandard(object: string, { content }: XmlElement): boolean {
  if (object.endsWith('__mdt')) return OF_TYPES.test(content);
  return object.endsWith('__c') ? STANDARD_COLUMNS.has(content) : OF_STANDARD_OBJECT.test(content);
}

function* scopeFindings({ root }: Component, org: OrgMetadata, object: string): Iterable<Finding> {
  const scope = root.element('filterScope');
  const owned = org.schema?.object(object)?.field('OwnerId') !== undefined;
  if (org.schema?.object(object) && !owned && scope && /^(Mine|Queue|Team)/.test(scope.content)) {
    yield { problem: `Invalid scope:${scope.content}, not allowed`, at: scope };
  }
}

function* valueFindings({ root }: Component, org: OrgMetadata, object: string): Iterable<Finding> {
  for (const filter of root.elements('filters')) {
    const picklist = org.schema?.object(object)?.field(filter.text('field') ?? '')?.picklist;
    const value = filter.element('value');
    if (!picklist || !value || !/^(equals|notEqual)$/.test(filter.text('operation') ?? '')) continue;
    for (const text of value.content.split(',').filter((one) => one !== '')) {
      if (!picklist.values.some((one) => one.value === text)) {
        yield { problem: `Picklist value: ${text} in picklist: ${filter.text('field') ?? ''} not found`, at: value };
      }
    }
  }
}
