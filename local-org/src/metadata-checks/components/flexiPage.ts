import { reference, type Finding, type Reference } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import { componentFindings } from './flexiPageComponent.ts';
import { customFieldPath } from './fieldPath.ts';
import { PAGE_TARGETS, TEMPLATE_REGIONS } from './pageTemplates.ts';
import type { TypeCheck } from './typeCheck.ts';

/** `{!Record.Quartile__c}`, `{!$Permission.CustomPermission.See_Whole_Portfolio}` */
const EXPRESSION = /^\{!(?<path>[\w.$]+)\}$/;
/** Properties of standard components that name a facet of the page. */
const FACET_PROPERTIES = new Set(['body', 'tabs', 'columns', 'sections']);
const RELATED_LISTS = new Set(['lst:dynamicRelatedList', 'force:relatedListSingleContainer']);

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
 * Wordings are those that the Metadata API returns: "We couldn't retrieve the design time component information for component …",
 * "The 'header' region (type Region) doesn't exist."
 */
export const flexiPageCheck: TypeCheck = {
  checked: [
    'object exists; regions are those of the template (of the templates known here); facets that components show are there; identifiers are unique',
    'components of the project exist, are exposed to this type of page and object, and have the properties that are set',
    'fields, related lists with their fields, and what visibility rules look at exist',
  ],
  *references(page, org) {
    const object = page.root.element('sobjectType');
    if (object) yield reference('CustomObject', object.content, object);
    for (const item of itemsOf(page.root)) yield* itemReferences(item, object?.content, org);
  },
  *findings(page, org) {
    yield* regionFindings(page);
    yield* identifierFindings(page);
    const [type = '', object] = [page.root.text('type'), page.root.text('sobjectType')];
    if (type === 'RecordPage' && object === undefined) yield { problem: 'Required field is missing: sobjectType' };
    for (const component of itemsOf(page.root)) {
      yield* componentFindings(component, { target: PAGE_TARGETS.get(type), object }, org);
      yield* relatedListFindings(component, object, org);
    }
  },
};

/** Components and fields, wherever on the page. */
function itemsOf(root: XmlElement): XmlElement[] {
  const regions = root.elements('flexiPageRegions');
  const items = regions.flatMap((region) => region.elements('itemInstances'));
  return [
    ...regions.flatMap((region) => region.elements('componentInstances')),
    ...items.flatMap((item) => [...item.elements('componentInstance'), ...item.elements('fieldInstance')]),
  ];
}

function propertyOf(component: XmlElement, name: string): XmlElement | undefined {
  return component.elements('componentInstanceProperties').find((property) => property.text('name') === name);
}

function* itemReferences(item: XmlElement, object: string | undefined, org: OrgMetadata): Iterable<Reference> {
  const name = item.element('componentName');
  if (name && isOwn(name.content)) {
    const bundle = name.content.replace(/^c:/, '');
    const missing = `We couldn't retrieve the design time component information for component c:${bundle}.`;
    yield { ...reference('LightningComponentBundle', bundle, name), missing };
  }
  const field = item.element('fieldItem');
  if (field && object !== undefined) yield* recordField(field, field.content, object, org);
  const criteria = item.elements('visibilityRule').flatMap((rule) => rule.elements('criteria'));
  for (const left of criteria.flatMap((criterion) => criterion.elements('leftValue'))) {
    const path = EXPRESSION.exec(left.content)?.groups?.path ?? '';
    const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(path)?.[1];
    if (permission !== undefined) yield reference('CustomPermission', permission, left);
    else if (object !== undefined) yield* recordField(left, path, object, org);
  }
  yield* relatedListFields(item, object, org);
}

/** Components without a namespace, and of the namespace `c`, are the project's; others are the platform's or a package's. */
const isOwn = (name: string): boolean => !name.includes(':') || name.startsWith('c:');

function* recordField(at: XmlElement, path: string, object: string, org: OrgMetadata): Iterable<Reference> {
  if (!path.startsWith('Record.')) return;
  yield reference('CustomField', customFieldPath(org, object, path.slice('Record.'.length)), at);
}

function* relatedListFields(item: XmlElement, object: string | undefined, org: OrgMetadata): Iterable<Reference> {
  const child = childOf(item, object, org);
  if (child === undefined) return;
  const aliases = propertyOf(item, 'relatedListFieldAliases')
    ?.elements('valueList')
    .flatMap((list) => list.elements('valueListItems'))
    .flatMap((entry) => entry.elements('value'));
  for (const at of [...(aliases ?? []), ...(propertyOf(item, 'sortFieldAlias')?.elements('value') ?? [])]) {
    if (at.content.endsWith('__c')) yield reference('CustomField', `${child}.${at.content}`, at);
  }
}

/** The object in a related list of this page. */
function childOf(item: XmlElement, object: string | undefined, org: OrgMetadata): string | undefined {
  if (!RELATED_LISTS.has(item.text('componentName') ?? '')) return undefined;
  const list = propertyOf(item, 'relatedListApiName')?.text('value');
  const children = org.schema?.object(object ?? '')?.childRelationships;
  return children?.find(({ relationshipName }) => relationshipName === list)?.childObject;
}

function* relatedListFindings(item: XmlElement, object: string | undefined, org: OrgMetadata): Iterable<Finding> {
  const value = propertyOf(item, 'relatedListApiName')?.element('value');
  if (!value || !org.schema?.object(object ?? '') || !RELATED_LISTS.has(item.text('componentName') ?? '')) return;
  // A standard object's list may be one that this org lacks, with the object behind it; a custom one is this project's.
  if (value.content.endsWith('__r') && childOf(item, object, org) === undefined) {
    yield { problem: `${object ?? ''} has no related list ${value.content}`, at: value };
  }
}

function* regionFindings({ root }: Component): Iterable<Finding> {
  const template = root.element('template')?.element('name');
  const expected = template && TEMPLATE_REGIONS.get(template.content);
  const regions = root.elements('flexiPageRegions');
  const facets = new Map<string, XmlElement>();
  for (const region of regions) {
    const [name = '', type = ''] = [region.text('name'), region.text('type')];
    if (type === 'Region' && expected && !expected.includes(name)) {
      yield { problem: `The '${name}' region (type Region) doesn't exist.`, at: region };
    }
    if (facets.has(name)) yield { problem: `The region name ${name} stands twice`, at: region };
    facets.set(name, region);
  }
  const properties = itemsOf(root).flatMap((item) => item.elements('componentInstanceProperties'));
  for (const property of properties.filter((one) => FACET_PROPERTIES.has(one.text('name') ?? ''))) {
    const value = property.element('value');
    if (value?.content && facets.get(value.content)?.text('type') !== 'Facet') {
      yield { problem: `The '${value.content}' region (type Facet) doesn't exist.`, at: value };
    }
  }
}

function* identifierFindings(page: Component): Iterable<Finding> {
  const seen = new Set<string>();
  for (const at of itemsOf(page.root).flatMap((item) => item.elements('identifier'))) {
    if (seen.has(at.content)) yield { problem: `Duplicate component identifier: ${at.content}`, at };
    seen.add(at.content);
  }
}
