import { basename, dirname } from 'node:path';
import { buildSchema } from './buildSchema.ts';
import { checkFormulas } from './checkFormulas.ts';
import type { Currencies } from './currencies.ts';
import type { ObjectDraft } from './objectSchema.ts';
import { withRecordTypes } from './recordTypes.ts';
import { resolveRollUps } from './resolveRollUps.ts';
import { readCustomField } from './source/customField.ts';
import { readCustomMetadata } from './source/customMetadataRecord.ts';
import { customMetadataType, readCustomMetadataField } from './source/customMetadataType.ts';
import { customObject } from './source/customObject.ts';
import { assignKeyPrefixes } from './source/keyPrefix.ts';
import { readMetadata } from './source/metadataNode.ts';
import { isPermissionSet, readPermissionSet } from './source/permissionSet.ts';
import { readRecordTypes } from './source/recordType.ts';
import { readProject } from './source/sourceFiles.ts';
import { refuseUnsupported } from './source/unsupportedMetadata.ts';
import { readValidationRules } from './source/validationRule.ts';
import { readGlobalValueSets } from './source/valueSet.ts';
import { standardObjects, withCurrencies, withFileLinks } from './standard/index.ts';
import { isCustomMetadataType } from './types.ts';
import type { FieldSchema, Schema } from './types.ts';

const objectSuffix = '.object-meta.xml';
const fieldSuffix = '.field-meta.xml';

/**
 * The schema of an SFDX project: the standard objects with the project's custom fields, its custom objects, its custom metadata
 * types with their records, its record types and its permission sets. Metadata that concerns only the screen is left alone.
 * @param currencies those of an org that has several
 * @throws Error naming the file and what is wrong in it or not supported.
 */
export function loadSchema(projectDir: string, currencies?: Currencies): Schema {
  const { apiVersion, files } = readProject(projectDir);
  for (const file of files) refuseUnsupported(file);
  const customFields = readFields(files);
  const objectFiles = new Map(
    files.filter((file) => file.endsWith(objectSuffix)).map((file) => [basename(file, objectSuffix), file]),
  );
  const standardNames = new Set(standardObjects.map((object) => object.name));
  const standard = standardObjects.map((object) => ({
    ...object,
    fields: [...object.fields, ...(customFields.get(object.name)?.fields ?? [])],
  }));
  const customNames = [...objectFiles.keys()].filter((name) => !standardNames.has(name));
  const [typeNames, customObjectNames] = [customNames.filter(isType), customNames.filter((name) => !isType(name))];
  const keyPrefixes = new Map([...assignKeyPrefixes(customObjectNames), ...assignKeyPrefixes(typeNames, 'm')]);
  const custom = customNames.map((name) =>
    (isType(name) ? customMetadataType : customObject)(
      name,
      readMetadata(objectFiles.get(name) ?? '', 'CustomObject'),
      customFields.get(name)?.fields ?? [],
      keyPrefixes.get(name) ?? '',
    ),
  );
  const own = [...standard, ...custom];
  const recordTypes = readRecordTypes(files, own);
  const typed = withRecordTypes(own, recordTypes);
  const objects = withFileLinks(currencies ? withCurrencies(typed, currencies) : typed);
  for (const [name, { file }] of customFields) {
    if (!objects.some((object) => object.name === name)) {
      throw new Error(`${file}: the embedded org has no object ${name}.`);
    }
  }
  checkReferences(objects, customFields);
  const permissionSets = files.filter(isPermissionSet).map(readPermissionSet);
  const validationRules = readValidationRules(files);
  for (const { object, file } of validationRules) {
    if (!objects.some(({ name }) => name === object))
      throw new Error(`${file}: the embedded org has no object ${object}.`);
  }
  const customMetadata = readCustomMetadata(files, custom.filter(isCustomMetadataType));
  const beside = { apiVersion, permissionSets, validationRules, recordTypes, customMetadata, currencies };
  const schema = buildSchema(resolveRollUps(objects), beside);
  checkFormulas(schema);
  return schema;
}

const isType = (name: string): boolean => isCustomMetadataType({ name });

interface ObjectFields {
  /** One of the files, to name in complaints about the object. */
  readonly file: string;
  readonly fields: FieldSchema[];
}

/** Custom fields by the name of their object, which is the folder above `fields/`. */
function readFields(files: readonly string[]): Map<string, ObjectFields> {
  const globalValueSets = readGlobalValueSets(files);
  const byObject = new Map<string, ObjectFields>();
  for (const file of files.filter((candidate) => candidate.endsWith(fieldSuffix))) {
    const objectName = basename(dirname(dirname(file)));
    const node = readMetadata(file, 'CustomField');
    const known = byObject.get(objectName) ?? { file, fields: [] };
    known.fields.push((isType(objectName) ? readCustomMetadataField : readCustomField)(node, globalValueSets));
    byObject.set(objectName, known);
  }
  return byObject;
}

function checkReferences(objects: readonly ObjectDraft[], customFields: ReadonlyMap<string, ObjectFields>): void {
  const names = new Set(objects.map((object) => object.name));
  for (const { file, fields } of customFields.values()) {
    for (const field of fields) {
      const missing = field.reference?.to.find((name) => !names.has(name));
      if (missing !== undefined) {
        throw new Error(`${dirname(file)}: ${field.name} refers to ${missing}, which the embedded org does not have.`);
      }
    }
  }
}
