import { reference, type Reference } from '../findings.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { TypeCheck } from './typeCheck.ts';

/** Elements of a permission set that name components, what names them inside, and the type of what is named. */
const NAMING: readonly (readonly [element: string, name: string, type: string])[] = [
  ['applicationVisibilities', 'application', 'CustomApplication'],
  ['classAccesses', 'apexClass', 'ApexClass'],
  ['customPermissions', 'name', 'CustomPermission'],
  ['flowAccesses', 'flow', 'Flow'],
  ['pageAccesses', 'apexPage', 'ApexPage'],
  ['tabSettings', 'tab', 'CustomTab'],
];

/** These are checked where permission sets are read, and only looked at here to see who refers to what. */
const NAMING_SCHEMA: readonly (readonly [element: string, name: string, type: string])[] = [
  ['customMetadataTypeAccesses', 'name', 'CustomObject'],
  ['fieldPermissions', 'field', 'CustomField'],
  ['objectPermissions', 'object', 'CustomObject'],
  ['recordTypeVisibilities', 'recordType', 'RecordType'],
];

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm */
export const permissionSetCheck: TypeCheck = {
  checked: [
    'apps, tabs and custom permissions exist; Apex classes, Visualforce pages and flows are absent from this org, and so is access to them',
    'an entry stands once',
  ],
  *references({ root }) {
    yield* referencesOf(root, NAMING);
    for (const one of referencesOf(root, NAMING_SCHEMA)) yield { ...one, toldElsewhere: true };
  },
  *findings({ root }) {
    const seen = new Set<string>();
    for (const [element, name] of [...NAMING, ...NAMING_SCHEMA]) {
      for (const at of root.elements(element)) {
        const key = `${element} ${at.text(name) ?? ''}`.toLowerCase();
        if (seen.has(key)) yield { problem: `Duplicate ${element} specified: ${at.text(name) ?? ''}`, at };
        seen.add(key);
      }
    }
  },
};

function referencesOf(root: XmlElement, naming: typeof NAMING): Reference[] {
  return naming.flatMap(([element, name, type]) =>
    root
      .elements(element)
      .flatMap((entry) => entry.elements(name))
      .map((at) => reference(type, at.content, at)),
  );
}
