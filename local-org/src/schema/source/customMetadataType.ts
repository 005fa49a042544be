import { dateTime, picklist, recordId, systemSet, text } from '../field.ts';
import type { ObjectDraft } from '../objectSchema.ts';
import type { FieldSchema } from '../types.ts';
import { customFieldElements, readCustomField } from './customField.ts';
import type { MetadataNode } from './metadataNode.ts';
import type { GlobalValueSets } from './valueSet.ts';

/** Source: "Custom Metadata Types (CustomObject)" in the Metadata API Developer Guide. */
const knownElements = new Set([
  ...['fullName', 'label', 'pluralLabel', 'description', 'visibility', 'gender', 'startsWith'],
]);

/** Source: "Custom Metadata Type Fields" in Salesforce Help; metadata relationships, which it has too, are missing here. */
export const customMetadataFieldTypes = [
  ...(['Checkbox', 'Date', 'DateTime', 'Email', 'LongTextArea', 'Number', 'Percent', 'Phone', 'Picklist'] as const),
  ...(['Text', 'TextArea', 'Url'] as const),
];

const fieldElements = new Set([...customFieldElements, 'fieldManageability']);

const setByPlatform = { ...systemSet, nillable: false } as const;

/**
 * A custom metadata type from its `object-meta.xml` and its fields. Nobody writes its records: they come with the project.
 * Source of the fields that every type has: "Custom Metadata Types" in the Metadata API Developer Guide and in Salesforce Help.
 */
export function customMetadataType(
  name: string,
  node: MetadataNode,
  fields: readonly FieldSchema[],
  keyPrefix: string,
): ObjectDraft {
  node.refuseOthers(knownElements);
  const label = node.required('label');
  if (node.text('visibility') !== undefined) node.oneOf('visibility', ['Public', 'Protected', 'PackageProtected']);
  return {
    name,
    label,
    labelPlural: node.text('pluralLabel') ?? label,
    custom: true,
    description: node.text('description'),
    keyPrefix,
    createable: false,
    updateable: false,
    deletable: false,
    queryable: true,
    searchable: false,
    sharingModel: 'Read',
    fields: [
      recordId('Custom Metadata Record ID'),
      text('DeveloperName', 'Custom Metadata Record Name', 40, setByPlatform),
      text('MasterLabel', 'Label', 40, setByPlatform),
      picklist('Language', 'Master Language', ['en_US'], { ...systemSet, length: 40 }),
      text('NamespacePrefix', 'Namespace Prefix', 15, systemSet),
      text('Label', 'Label', 40, setByPlatform),
      text('QualifiedApiName', 'Qualified API Name', 70, setByPlatform),
      dateTime('SystemModstamp', 'System Modstamp', { ...setByPlatform, defaultedOnCreate: true }),
      ...fields,
    ],
  };
}

/**
 * A field of a custom metadata type.
 * @throws Error naming the file and what the platform does not have on such types, or this org does not support
 */
export function readCustomMetadataField(node: MetadataNode, globalValueSets: GlobalValueSets): FieldSchema {
  node.oneOf('type', customMetadataFieldTypes);
  if (node.text('formula') !== undefined) throw node.error('custom metadata types have no formula fields');
  if (node.text('fieldManageability') !== undefined) {
    node.oneOf('fieldManageability', ['DeveloperControlled', 'SubscriberControlled', 'Locked']);
  }
  return { ...readCustomField(node, globalValueSets, fieldElements), ...systemSet };
}
