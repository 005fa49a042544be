import { encryptedText, location, lookup, multiPicklist, richText, time } from '../field.ts';
import type { FieldOptions } from '../field.ts';
import { maskCharacters, maskTypes } from '../maskedText.ts';
import type { FieldSchema } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';
import { readPicklist } from './valueSet.ts';
import type { GlobalValueSets } from './valueSet.ts';

const MAX_ENCRYPTED_LENGTH = 175;
const MAX_LOCATION_SCALE = 15;

/** Lengths of long text and of rich text. Source: "Rich Text Area Field Considerations" in Salesforce Help. */
export const longTextLengths = [256, 131_072] as const;

/** What only some types can be: keys, and what is empty unless a record says otherwise. */
const KEYS = ['unique', 'externalId', 'caseSensitive'] as const;

interface Declared {
  readonly node: MetadataNode;
  readonly name: string;
  readonly label: string;
  readonly options: FieldOptions;
}

/** Source: "MultiselectPicklist" and visibleLines under "CustomField" in the Metadata API Developer Guide. */
export function multiPicklistField(declared: Declared, globalValueSets: GlobalValueSets): FieldSchema {
  const { node, name, label, options } = declared;
  refuse(declared, KEYS);
  node.required('visibleLines');
  const { restricted, values, dependency } = readPicklist(node, globalValueSets);
  const chosen = values.filter(({ isDefault }) => isDefault).map(({ value }) => value);
  const defaultValue = options.defaultValue ?? (chosen.length === 0 ? undefined : chosen.join(';'));
  return multiPicklist(name, label, values, {
    ...options,
    restricted,
    dependency,
    defaultValue,
    defaultedOnCreate: defaultValue !== undefined,
  });
}

export function htmlField(declared: Declared): FieldSchema {
  const { node, name, label, options } = declared;
  refuse(declared, KEYS);
  node.required('visibleLines');
  return richText(name, label, node.integer('length', longTextLengths), options);
}

export function timeField(declared: Declared): FieldSchema {
  refuse(declared, KEYS);
  return time(declared.name, declared.label, declared.options);
}

/** Source: "Classic Encryption for Custom Fields" (fields_about_encrypted_fields.htm): no keys, no default, 175 characters. */
export function encryptedField(declared: Declared): FieldSchema {
  const { node, name, label, options } = declared;
  refuse(declared, [...KEYS, 'defaultValue']);
  refuseHistory(declared);
  return encryptedText(name, label, node.integer('length', [1, MAX_ENCRYPTED_LENGTH]), {
    ...options,
    mask: {
      type: node.oneOf('maskType', maskTypes),
      character: node.oneOf('maskChar', Object.keys(maskCharacters) as (keyof typeof maskCharacters)[]),
    },
  });
}

export function locationField(declared: Declared): FieldSchema {
  const { node, name, label, options } = declared;
  refuse(declared, [...KEYS, 'defaultValue']);
  refuseHistory(declared);
  const scale = node.integer('scale', [0, MAX_LOCATION_SCALE]);
  return location(name, label, scale, { ...options, displayLocationInDecimal: node.flag('displayLocationInDecimal') });
}

/** A lookup from one user to another. Source: "Hierarchical Relationship" in "Object Relationships Overview", Salesforce Help. */
export function hierarchyField(declared: Declared): FieldSchema {
  const { node, name, label, options } = declared;
  refuse(declared, KEYS);
  if (!/(?:^|\/)objects\/User\//.test(node.file)) throw node.error('a hierarchical relationship is for users only');
  const childName = node.text('relationshipName');
  return lookup(
    name,
    label,
    {
      to: ['User'],
      relationshipName: name.replace(/__c$/, '__r'),
      childRelationshipName: childName === undefined ? undefined : `${childName}__r`,
    },
    options,
  );
}

function refuseHistory({ node }: Declared): void {
  if (!node.flag('trackHistory')) return;
  throw node.error(`the embedded org does not support the history of fields of type ${node.required('type')}`);
}

function refuse({ node }: Declared, elements: readonly string[]): void {
  const given = elements.find((name) => (node.text(name) ?? 'false') !== 'false');
  if (given !== undefined) throw node.error(`<${given}> is not possible for a field of type ${node.required('type')}`);
}
