import { reference, type Finding, type Reference } from '../findings.ts';
import type { Component, OrgMetadata } from '../OrgMetadata.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { TypeCheck } from './typeCheck.ts';

/** Related lists of the platform's own objects go by names of their own: `RelatedContactList`. */
const STANDARD_LIST = /^Related\w+$/;

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm
 * `Field:… must not be Required`: https://app.unpkg.com/sfdx-hardis@5.45.0/files/lib/common/utils/deployTipsList.js
 */
export const layoutCheck: TypeCheck = {
  checked: [
    'object and fields exist; a field stands once; only fields that can be edited are required',
    'related lists of lookups that exist, with custom columns that exist; quick actions exist',
  ],
  *references(layout, org) {
    const object = objectOf(layout);
    yield reference('CustomObject', object, layout.root, 'object');
    for (const item of itemsOf(layout)) {
      const field = item.element('field');
      if (field) yield reference('CustomField', `${object}.${field.content}`, field);
    }
    for (const list of layout.root.elements('relatedLists')) yield* listReferences(list, org);
    for (const action of layout.root.elements('quickActionList').flatMap((list) => list.children)) {
      const name = action.element('quickActionName');
      if (name) yield reference('QuickAction', name.content, name, 'QuickAction');
    }
  },
  *findings(layout, org) {
    const object = objectOf(layout);
    const seen = new Set<string>();
    for (const item of itemsOf(layout)) {
      const name = item.text('field');
      if (name === undefined) continue;
      if (seen.has(name)) yield { problem: `The layout contains a duplicate item: ${name}`, at: item };
      seen.add(name);
      yield* behaviour(org, object, name, item);
    }
  },
};

/** `Account-Account Layout`; names of fields and objects carry no hyphen. */
const objectOf = ({ fullName }: Component): string => fullName.split('-')[0] ?? '';

function itemsOf({ root }: Component): XmlElement[] {
  return root
    .elements('layoutSections')
    .flatMap((section) => section.elements('layoutColumns'))
    .flatMap((column) => column.elements('layoutItems'));
}

function* behaviour(org: OrgMetadata, object: string, name: string, item: XmlElement): Iterable<Finding> {
  const field = org.schema?.object(object)?.field(name);
  if (!field) return;
  const isWritten = field.createable || field.updateable;
  const at = item.element('behavior') ?? item;
  if (item.text('behavior') === 'Required' && !isWritten) yield { problem: `Field:${name} must not be Required`, at };
  if (item.text('behavior') === 'Edit' && !isWritten) yield { problem: `Field:${name} must be Readonly`, at };
}

/** `Tier_Snapshot__c.Account__c` with the columns `NAME`, `As_Of__c`. */
function* listReferences(list: XmlElement, org: OrgMetadata): Iterable<Reference> {
  const name = list.element('relatedList');
  if (!name || STANDARD_LIST.test(name.content) || !name.content.includes('.')) return;
  yield reference('CustomField', name.content, name);
  const [child = ''] = name.content.split('.');
  if (!org.has({ type: 'CustomObject', fullName: child })) return;
  for (const column of list.elements('fields').filter(({ content }) => content.endsWith('__c'))) {
    yield reference('CustomField', `${child}.${column.content}`, column);
  }
}
