import { basename, dirname } from 'node:path';
import type { ObjectDraft } from '../objectSchema.ts';
import type { RecordTypeSchema } from '../recordTypes.ts';
import type { FieldSchema } from '../types.ts';
import type { MetadataFile } from './metadataFile.ts';
import { readMetadata } from './metadataNode.ts';
import type { MetadataNode } from './metadataNode.ts';

const suffix = '.recordType-meta.xml';
const processSuffix = '.businessProcess-meta.xml';
const knownElements = new Set([
  ...['fullName', 'label', 'active', 'description', 'businessProcess', 'compactLayoutAssignment', 'picklistValues'],
]);

const processElements = new Set(['fullName', 'description', 'isActive', 'values']);

/** Objects of this org that can have record types. Source: "Record Types" in Salesforce Help. */
const standardObjects: ReadonlySet<string> = new Set([
  ...['Account', 'Case', 'Contact', 'Event', 'Opportunity', 'Product2', 'Task'],
]);

/**
 * The record types among a project's files, by name. Source of the elements: "RecordType" and "BusinessProcess" in the Metadata
 * API Developer Guide.
 * @throws Error naming the file and what is wrong in it or not supported.
 */
export function readRecordTypes(files: readonly MetadataFile[], objects: readonly ObjectDraft[]): RecordTypeSchema[] {
  const processes = readProcesses(files, objects);
  return files
    .filter(({ path }) => path.endsWith(suffix))
    .map((file) => {
      const node = readMetadata(file, 'RecordType');
      const objectName = basename(dirname(dirname(file.path)));
      const object = objects.find(({ name }) => name === objectName);
      if (!object || !(standardObjects.has(objectName) || objectName.endsWith('__c'))) {
        throw node.error(`the embedded org has no record types of ${objectName}`);
      }
      return readRecordType(node, object, basename(file.path, suffix), processes);
    });
}

function readRecordType(
  node: MetadataNode,
  object: ObjectDraft,
  name: string,
  processes: ReadonlyMap<string, ReadonlySet<string>>,
): RecordTypeSchema {
  node.refuseOthers(knownElements);
  const label = node.required('label');
  const picklistValues = new Map<string, ReadonlySet<string>>();
  for (const entry of node.children('picklistValues')) {
    const field = picklistOf(entry, object);
    picklistValues.set(field.name, readValues(entry, field));
  }
  // What a deployment gives a new record type of a picklist that its file leaves out is not documented.
  const restricted = object.fields.filter((field) => field.custom && field.picklist?.restricted);
  const unlisted = restricted.find(({ name: picklist }) => !picklistValues.has(picklist));
  if (unlisted) throw node.error(`<picklistValues> must list the values of the restricted picklist ${unlisted.name}`);
  const process = businessProcess(node, object, processes);
  if (process) picklistValues.set('StageName', process);
  return {
    object: object.name,
    name,
    label,
    description: node.text('description'),
    active: node.flag('active'),
    picklistValues,
  };
}

function picklistOf(entry: MetadataNode, object: ObjectDraft): FieldSchema {
  const name = entry.required('picklist');
  const field = object.fields.find((candidate) => candidate.name === name && candidate.picklist);
  if (field) return field;
  throw entry.error(`${object.name} has no picklist ${name}`);
}

/** Values are written with percent signs where they are no letters or digits: `Food %26 Beverage`. */
function readValues(entry: MetadataNode, field: FieldSchema): ReadonlySet<string> {
  const known = new Set(field.picklist?.values.map(({ value }) => value));
  const values = new Set<string>();
  for (const item of entry.children('values')) {
    const value = decoded(item);
    if (!known.has(value)) throw entry.error(`${field.name} has no value "${value}"`);
    if (item.flag('default') !== (value === field.defaultValue)) throw otherDefault(entry, field);
    values.add(value);
  }
  if (field.defaultValue !== undefined && !values.has(String(field.defaultValue))) throw otherDefault(entry, field);
  return values;
}

function decoded(item: MetadataNode): string {
  const written = item.required('fullName');
  try {
    return decodeURIComponent(written);
  } catch {
    throw item.error(`the value "${written}" has a percent sign that must be written as %25`);
  }
}

/** Which default the API takes, the field's or the record type's, is not documented. */
function otherDefault(entry: MetadataNode, field: FieldSchema): Error {
  return entry.error(`the embedded org does not support another default of ${field.name} than the field's own`);
}

/** A sales process decides about the stages of its record types. */
function businessProcess(
  node: MetadataNode,
  object: ObjectDraft,
  processes: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> | undefined {
  const name = node.text('businessProcess');
  if (object.name !== 'Opportunity') {
    if (name === undefined) return undefined;
    throw node.error(`${object.name} has no business processes`);
  }
  if (name === undefined)
    throw node.error('<businessProcess> is missing: record types of Opportunity need a sales process');
  const process = processes.get(name);
  if (process) return process;
  throw node.error(`there is no business process ${name} of Opportunity`);
}

function readProcesses(
  files: readonly MetadataFile[],
  objects: readonly ObjectDraft[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const opportunity = objects.find(({ name }) => name === 'Opportunity');
  const stages = new Set(
    opportunity?.fields.find(({ name }) => name === 'StageName')?.picklist?.values.map(({ value }) => value),
  );
  const processes = files
    .filter(({ path }) => path.endsWith(processSuffix))
    .map((file) => {
      const node = readMetadata(file, 'BusinessProcess');
      node.refuseOthers(processElements);
      if (basename(dirname(dirname(file.path))) !== 'Opportunity') {
        throw node.error('the embedded org supports business processes of Opportunity only');
      }
      const values = node.children('values').map(decoded);
      const unknown = values.find((value) => !stages.has(value));
      if (unknown !== undefined) throw node.error(`there is no stage "${unknown}"`);
      return [basename(file.path, processSuffix), new Set(values)] as const;
    });
  return new Map(processes);
}
