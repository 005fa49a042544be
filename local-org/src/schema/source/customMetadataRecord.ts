import { basename } from 'node:path';
import type { ObjectDraft } from '../objectSchema.ts';
import type { CustomMetadataRecord, FieldSchema, FieldType } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.md-meta.xml';
const knownElements = new Set(['label', 'protected', 'description', 'values']);

/** What a value's `xsi:type` must be; text otherwise. Source: "CustomMetadata" in the Metadata API Developer Guide. */
const xmlTypes: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: 'xsd:boolean',
  double: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};

/**
 * The records of custom metadata types among a project's files. Lengths, digits and picklist values are for the store to check,
 * which has the rules of each type of field.
 * @throws Error naming the file and what a deployment would refuse in it.
 */
export function readCustomMetadata(
  files: readonly MetadataFile[],
  types: readonly ObjectDraft[],
): CustomMetadataRecord[] {
  const seen = new Map<string, string>();
  return files
    .filter(({ path }) => path.endsWith(suffix))
    .map((file) => {
      const [typeName = '', name = '', ...more] = basename(file.path, suffix).split('.');
      const node = readMetadata(file, 'CustomMetadata');
      const type = types.find((candidate) => candidate.name === `${typeName}__mdt`);
      if (!type) throw node.error(`there is no custom metadata type ${typeName}__mdt`);
      if (!/^[A-Za-z](_?[A-Za-z0-9])*$/.test(name) || more.length > 0) {
        throw node.error(`"${[name, ...more].join('.')}" is not the name of a record`);
      }
      const key = `${typeName}.${name}`.toLowerCase();
      const other = seen.get(key);
      if (other !== undefined) throw node.error(`the record is there twice, also in ${other}`);
      seen.set(key, file.path);
      return readRecord(node, type, name);
    });
}

function readRecord(node: MetadataNode, type: ObjectDraft, name: string): CustomMetadataRecord {
  node.refuseOthers(knownElements);
  const values = new Map<string, string | undefined>();
  for (const entry of node.children('values')) {
    const fieldName = entry.required('field');
    const field = type.fields.find((candidate) => candidate.custom && candidate.name === fieldName);
    if (!field) throw node.error(`${type.name} has no field ${fieldName}`);
    if (values.has(fieldName)) throw node.error(`${fieldName} has two values`);
    values.set(fieldName, readValue(entry, field));
  }
  for (const field of type.fields) if (field.custom) checkPresence(node, field, values);
  node.flag('protected');
  return { type: type.name, name, label: node.required('label'), values, file: node.file };
}

function readValue(entry: MetadataNode, field: FieldSchema): string | undefined {
  const value = entry.child('value');
  if (!value) throw entry.error(`${field.name} has no <value>`);
  if (value.text('xsi:nil') === 'true') return undefined;
  const expected = xmlTypes[field.type] ?? 'xsd:string';
  const type = value.text('xsi:type');
  if (type !== expected) {
    throw entry.error(`the <value> of ${field.name} needs xsi:type="${expected}", not ${type ?? 'none'}`);
  }
  return value.text('#text');
}

/** What a deployment makes of a default where a record leaves the field out is not documented: the record must say it. */
function checkPresence(node: MetadataNode, field: FieldSchema, values: ReadonlyMap<string, string | undefined>): void {
  if (field.type !== 'boolean' && !field.nillable && values.get(field.name) === undefined) {
    throw node.error(`${field.name} is required and has no value`);
  }
  const hasDefault = field.defaultFormula !== undefined || (field.defaultValue ?? false) !== false;
  if (hasDefault && !values.has(field.name)) {
    throw node.error(`${field.name} has a default, which the embedded org does not apply here: give the value`);
  }
}
