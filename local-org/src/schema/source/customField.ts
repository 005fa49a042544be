import {
  checkbox,
  date,
  dateTime,
  decimal,
  derived,
  email,
  lookup,
  phone,
  picklist,
  text,
  textArea,
  url,
} from '../field.ts';
import type { FieldOptions } from '../field.ts';
import type { FieldSchema } from '../types.ts';
import type { MetadataNode } from './metadataNode.ts';
import { formulaField } from './formulaField.ts';
import { readLookupFilter } from './lookupFilter.ts';
import { rollUpField } from './rollUpField.ts';
import {
  encryptedField,
  hierarchyField,
  htmlField,
  locationField,
  longTextLengths,
  multiPicklistField,
  timeField,
} from './specialField.ts';
import { readPicklist } from './valueSet.ts';
import type { GlobalValueSets } from './valueSet.ts';

/** Types of fields that objects can have. */
export const customFieldTypes = [
  'AutoNumber',
  'Checkbox',
  'Currency',
  'Date',
  'DateTime',
  'Email',
  'EncryptedText',
  'Hierarchy',
  'Html',
  'Location',
  'LongTextArea',
  'Lookup',
  'MasterDetail',
  'MultiselectPicklist',
  'Number',
  'Percent',
  'Phone',
  'Picklist',
  'Summary',
  'Text',
  'TextArea',
  'Time',
  'Url',
] as const;

/** Elements that are read here, or that change no record. */
export const customFieldElements: ReadonlySet<string> = new Set([
  ...['fullName', 'label', 'type', 'description', 'inlineHelpText', 'length', 'precision', 'scale', 'required'],
  ...['unique', 'externalId', 'caseSensitive', 'defaultValue', 'referenceTo', 'relationshipName', 'deleteConstraint'],
  ...['reparentableMasterDetail', 'writeRequiresMasterRead', 'relationshipOrder', 'valueSet', 'displayFormat'],
  ...['maskChar', 'maskType', 'displayLocationInDecimal'],
  ...[
    'lookupFilter',
    'relationshipLabel',
    'visibleLines',
    'trackHistory',
    'trackTrending',
    'trackFeedHistory',
    'startingNumber',
  ],
  ...[
    'formula',
    'formulaTreatBlanksAs',
    'summaryForeignKey',
    'summaryOperation',
    'summarizedField',
    'summaryFilterItems',
  ],
  ...[
    'encryptionScheme',
    'businessStatus',
    'securityClassification',
    'complianceGroup',
    'businessOwnerUser',
    'businessOwnerGroup',
  ],
]);

const maxTextLength = 255;
const maxPrecision = 18;

/**
 * A custom field from its `field-meta.xml`.
 * Source of the elements: "CustomField" in the Metadata API Developer Guide.
 * @throws Error naming the file and what is wrong or not supported.
 */
export function readCustomField(
  node: MetadataNode,
  globalValueSets: GlobalValueSets,
  knownElements = customFieldElements,
): FieldSchema {
  node.refuseOthers(knownElements);
  const name = node.required('fullName');
  if (!/^[A-Za-z]\w*__c$/.test(name)) throw node.error(`"${name}" is not the API name of a custom field`);
  const label = node.required('label');
  const scheme = node.text('encryptionScheme') ?? 'None';
  if (scheme !== 'None') throw node.error('Shield Platform Encryption is not supported by the embedded org');
  const type = node.oneOf('type', customFieldTypes);
  const options = commonOptions(node);
  if (node.text('formula') !== undefined) return formulaField(node, name, label, options);
  const declared = { node, name, label, options };
  switch (type) {
    case 'AutoNumber':
      return text(name, label, 30, { ...options, ...autoNumber(node) });
    case 'Checkbox':
      return checkbox(name, label, {
        ...options,
        nillable: false,
        defaultedOnCreate: true,
        defaultValue: node.flag('defaultValue'),
      });
    case 'Currency':
      return decimal('currency', name, label, digits(node), options);
    case 'Date':
      return date(name, label, options);
    case 'DateTime':
      return dateTime(name, label, options);
    case 'Email':
      return email(name, label, options);
    case 'LongTextArea':
      return textArea(name, label, node.integer('length', longTextLengths), options);
    case 'EncryptedText':
      return encryptedField(declared);
    case 'Hierarchy':
      return hierarchyField(declared);
    case 'Html':
      return htmlField(declared);
    case 'Location':
      return locationField(declared);
    case 'Lookup':
    case 'MasterDetail':
      return relationship(node, name, label, options);
    case 'MultiselectPicklist':
      return multiPicklistField(declared, globalValueSets);
    case 'Number':
      return decimal('double', name, label, digits(node), options);
    case 'Percent':
      return decimal('percent', name, label, digits(node), options);
    case 'Phone':
      return phone(name, label, options);
    case 'Picklist':
      return picklistField(node, name, label, options, globalValueSets);
    case 'Summary':
      return rollUpField(node, name, label, options);
    case 'Text':
      return text(name, label, node.integer('length', [1, maxTextLength]), options);
    case 'TextArea':
      return textArea(name, label, maxTextLength, options);
    case 'Time':
      return timeField(declared);
    case 'Url':
      return url(name, label, maxTextLength, options);
  }
}

function commonOptions(node: MetadataNode): FieldOptions {
  const { defaultValue, defaultFormula } = readDefault(node);
  const unique = node.flag('unique');
  const externalId = node.flag('externalId');
  return {
    custom: true,
    description: node.text('description'),
    inlineHelpText: node.text('inlineHelpText'),
    nillable: !node.flag('required'),
    unique,
    externalId,
    idLookup: externalId,
    caseSensitive: node.flag('caseSensitive'),
    trackHistory: node.flag('trackHistory'),
    defaultValue,
    defaultFormula,
    defaultedOnCreate: defaultValue !== undefined || defaultFormula !== undefined,
  };
}

/** Defaults are formulas; those that are a quoted text or a number are the same for every record. */
function readDefault(node: MetadataNode): Pick<FieldOptions, 'defaultValue' | 'defaultFormula'> {
  const source = node.text('type') === 'Checkbox' ? undefined : node.text('defaultValue');
  if (source === undefined) return {};
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(source);
  if (quoted) return { defaultValue: quoted[2] };
  // A percent's formula counts 1 as 100%, so that even a number must be worked out.
  if (node.text('type') !== 'Percent' && /^-?\d+(\.\d+)?$/.test(source)) return { defaultValue: source };
  return { defaultFormula: { source, blanksAsZero: false, file: node.file } };
}

function digits(node: MetadataNode): readonly [precision: number, scale: number] {
  const precision = node.integer('precision', [1, maxPrecision]);
  return [precision, node.integer('scale', [0, precision])];
}

/** What auto-number fields and auto-number names share. */
export function autoNumber(node: MetadataNode): FieldOptions {
  const displayFormat = node.text('displayFormat') ?? '{0}';
  if (!/^[^{}]*\{0+\}[^{}]*$/.test(displayFormat)) {
    throw node.error(`<displayFormat> "${displayFormat}" is not supported: use one counter, such as "TR-{00000}"`);
  }
  const startingNumber = node.text('startingNumber') ?? '1';
  if (startingNumber !== '1') throw node.error(`<startingNumber> ${startingNumber} is not supported: use 1`);
  return { ...derived, nillable: false, defaultedOnCreate: true, autoNumber: { displayFormat } };
}

function relationship(node: MetadataNode, name: string, label: string, options: FieldOptions): FieldSchema {
  const masterDetail = node.required('type') === 'MasterDetail';
  const required = !masterDetail && node.flag('required');
  const childName = node.text('relationshipName');
  if (masterDetail && childName === undefined) throw node.error('<relationshipName> is missing');
  const reparentable = !masterDetail || node.flag('reparentableMasterDetail');
  return lookup(
    name,
    label,
    {
      to: [node.required('referenceTo')],
      relationshipName: name.replace(/__c$/, '__r'),
      childRelationshipName: childName === undefined ? undefined : `${childName}__r`,
      onDelete: masterDetail ? 'Cascade' : deleteConstraint(node, required),
      masterDetail,
      relationshipOrder: node.text('relationshipOrder') === '1' ? 1 : 0,
      reparentable,
      writeRequiresMasterRead: node.flag('writeRequiresMasterRead'),
      filter: readLookupFilter(node),
    },
    { ...options, nillable: !masterDetail && !required, updateable: reparentable },
  );
}

function deleteConstraint(node: MetadataNode, required: boolean): 'SetNull' | 'Restrict' | 'Cascade' {
  // A required lookup cannot be cleared, so the platform restricts unless told to cascade.
  if (node.text('deleteConstraint') === undefined) return required ? 'Restrict' : 'SetNull';
  const constraint = node.oneOf('deleteConstraint', ['SetNull', 'Restrict', 'Cascade']);
  if (required && constraint === 'SetNull') {
    throw node.error('<deleteConstraint> SetNull contradicts <required> true: use Restrict');
  }
  return constraint;
}

function picklistField(
  node: MetadataNode,
  name: string,
  label: string,
  options: FieldOptions,
  globalValueSets: GlobalValueSets,
): FieldSchema {
  const { restricted, values, dependency } = readPicklist(node, globalValueSets);
  const defaultValue = options.defaultValue ?? values.find((value) => value.isDefault)?.value;
  return picklist(name, label, values, {
    ...options,
    restricted,
    dependency,
    defaultValue,
    defaultedOnCreate: defaultValue !== undefined,
  });
}
