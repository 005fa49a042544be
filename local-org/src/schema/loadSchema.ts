import { basename, dirname } from 'node:path';
import { buildSchema } from './buildSchema.ts';
import { checkFormulas } from './checkFormulas.ts';
import { checkLookupFilters } from './checkLookupFilters.ts';
import type { Currencies } from './currencies.ts';
import { locationFields } from './field.ts';
import { withFieldHistory } from './fieldHistory.ts';
import type { ObjectDraft } from './objectSchema.ts';
import { MetadataError } from './metadataError.ts';
import { withDefaultRecordTypes, withRecordTypes } from './recordTypes.ts';
import { checkPicklistDependencies } from './picklistDependencies.ts';
import { resolveRollUps } from './resolveRollUps.ts';
import { withShares } from './shares.ts';
import { readCustomField } from './source/customField.ts';
import { readCustomLabels } from './source/customLabels.ts';
import { readCustomMetadata } from './source/customMetadataRecord.ts';
import { customMetadataType, readCustomMetadataField } from './source/customMetadataType.ts';
import { customObject } from './source/customObject.ts';
import { readDuplicateRules } from './source/duplicateRule.ts';
import { assignKeyPrefixes } from './source/keyPrefix.ts';
import { readMatchingRules } from './source/matchingRule.ts';
import type { MetadataFile } from './source/metadataFile.ts';
import { readMetadata } from './source/metadataNode.ts';
import { isPermissionSet, readPermissionSet } from './source/permissionSet.ts';
import { readPublicGroups } from './source/publicGroup.ts';
import { readRecordTypes } from './source/recordType.ts';
import { readSharingReasons } from './source/sharingReason.ts';
import { readSharingRules } from './source/sharingRules.ts';
import { readProject } from './source/sourceFiles.ts';
import type { SfdxProject } from './source/sourceFiles.ts';
import { readStandardField } from './source/standardField.ts';
import { refuseUnsupported } from './source/unsupportedMetadata.ts';
import { readValidationRules } from './source/validationRule.ts';
import { readGlobalValueSets } from './source/valueSet.ts';
import {
  isAbsentStandardField,
  personRecordType,
  standardObjects,
  withCurrencies,
  withDuplicateRecords,
  withFileLinks,
  withPersonAccounts,
  withSharedActivities,
} from './standard/index.ts';
import { isCustomMetadataType } from './types.ts';
import type { FieldSchema, Schema } from './types.ts';

const objectSuffix = '.object-meta.xml';
const fieldSuffix = '.field-meta.xml';

export interface SchemaOptions {
  /** Those of an org that has several. */
  readonly currencies?: Currencies | undefined;
  /** Whether accounts can be people. */
  readonly personAccounts?: boolean;
  /** Whether tasks and events can be about several contacts. */
  readonly sharedActivities?: boolean;
  /** Whether accounts and opportunities have a record type that the project did not bring. */
  readonly recordTypes?: boolean;
  /** Key prefixes of the objects that the org has records of. */
  readonly keyPrefixes?: ReadonlyMap<string, string>;
}

/**
 * The schema of an SFDX project.
 * @throws Error naming the file and what is wrong in it or not supported.
 */
export function loadSchema(projectDir: string, currencies?: Currencies): Schema {
  return readSchema(readProject(projectDir), { currencies });
}

/**
 * The schema of an org with this metadata: the standard objects with its custom fields, its custom objects, its custom metadata types
 * with their records, its record types and its permission sets. Metadata that concerns only the screen is left alone.
 * @throws MetadataError for the first file in which something is wrong or not supported.
 */
export function readSchema({ apiVersion, files }: SfdxProject, options: SchemaOptions = {}): Schema {
  const {
    currencies,
    personAccounts = false,
    sharedActivities = false,
    recordTypes: typedSales = false,
    keyPrefixes: given = new Map<string, string>(),
  } = options;
  for (const file of files) refuseUnsupported(file);
  const customFields = readFields(files);
  const objectFiles = new Map(
    files
      .filter(({ path }) => path.endsWith(objectSuffix))
      .map((file) => [basename(file.path, objectSuffix), file] as const),
  );
  const standardNames = new Set(standardObjects.map((object) => object.name));
  const standard = standardObjects.map((object) => ({
    ...object,
    fields: withProjectFields(object.fields, customFields.get(object.name)?.fields ?? []),
  }));
  const customFiles = [...objectFiles].filter(([name]) => !standardNames.has(name));
  const customNames = customFiles.map(([name]) => name);
  const [typeNames, customObjectNames] = [customNames.filter(isType), customNames.filter((name) => !isType(name))];
  const keyPrefixes = new Map([
    ...assignKeyPrefixes(customObjectNames, 'a', given),
    ...assignKeyPrefixes(typeNames, 'm', given),
  ]);
  const custom = customFiles.map(([name, file]) =>
    (isType(name) ? customMetadataType : customObject)(
      name,
      readMetadata(file, 'CustomObject'),
      customFields.get(name)?.fields ?? [],
      keyPrefixes.get(name) ?? '',
    ),
  );
  const all = sharedActivities ? withSharedActivities([...standard, ...custom]) : [...standard, ...custom];
  const own = personAccounts ? withPersonAccounts(all) : all;
  const declaredTypes = [...readRecordTypes(files, own), ...(personAccounts ? [personRecordType] : [])];
  const recordTypes = typedSales ? withDefaultRecordTypes(declaredTypes, own) : declaredTypes;
  const typed = withRecordTypes(own, recordTypes);
  const linked = withDuplicateRecords(withFileLinks(currencies ? withCurrencies(typed, currencies) : typed));
  const tracked = withFieldHistory(linked, (name) => {
    const file = isType(name) ? undefined : objectFiles.get(name);
    return {
      file: file?.path,
      enabled: file !== undefined && readMetadata(file, 'CustomObject').flag('enableHistory'),
      fieldFile: (field) => customFields.get(name)?.files.get(field),
    };
  });
  const objects = withShares(tracked, readSharingReasons(files));
  for (const [name, { file }] of customFields) {
    if (!objects.some((object) => object.name === name)) {
      throw new MetadataError(file, `the embedded org has no object ${name}.`);
    }
  }
  checkReferences(objects, customFields);
  const permissionSets = files.filter(isPermissionSet).map(readPermissionSet);
  const validationRules = readValidationRules(files);
  for (const { object, file } of validationRules) {
    if (!objects.some(({ name }) => name === object))
      throw new MetadataError(file, `the embedded org has no object ${object}.`);
  }
  const customMetadata = readCustomMetadata(files, custom.filter(isCustomMetadataType));
  const [matchingRules, duplicateRules] = [readMatchingRules(files), readDuplicateRules(files)];
  const rules = { validationRules, matchingRules, duplicateRules, sharingRules: readSharingRules(files) };
  const publicGroups = readPublicGroups(files);
  const customLabels = readCustomLabels(files);
  const named = { customLabels, customMetadata, permissionSets, publicGroups, recordTypes };
  const schema = buildSchema(resolveRollUps(objects), { apiVersion, ...named, ...rules, currencies });
  checkFormulas(schema);
  checkLookupFilters(schema);
  checkPicklistDependencies(schema);
  return schema;
}

const isType = (name: string): boolean => isCustomMetadataType({ name });

interface ObjectFields {
  /** The path of one of the files, to name in complaints about the object. */
  readonly file: string;
  readonly fields: FieldSchema[];
  /** The path of each field's file. */
  readonly files: Map<FieldSchema, string>;
}

/** Custom fields by the name of their object, which is the folder above `fields/`. */
function readFields(files: readonly MetadataFile[]): Map<string, ObjectFields> {
  const globalValueSets = readGlobalValueSets(files);
  const byObject = new Map<string, ObjectFields>();
  for (const file of files.filter(({ path }) => path.endsWith(fieldSuffix))) {
    const objectName = basename(dirname(dirname(file.path)));
    const node = readMetadata(file, 'CustomField');
    const known: ObjectFields = byObject.get(objectName) ?? { file: file.path, fields: [], files: new Map() };
    const name = node.text('fullName');
    if (name !== undefined && isAbsentStandardField(objectName, name)) {
      throw node.error(`the embedded org does not have the standard field ${objectName}.${name}`);
    }
    const own = standardField(objectName, name);
    const field = own
      ? readStandardField(node, own)
      : (isType(objectName) ? readCustomMetadataField : readCustomField)(node, globalValueSets);
    known.fields.push(field, ...(field.type === 'location' ? locationFields(field) : []));
    known.files.set(field, file.path);
    byObject.set(objectName, known);
  }
  return byObject;
}

function standardField(objectName: string, fieldName: string | undefined): FieldSchema | undefined {
  return standardObjects.find(({ name }) => name === objectName)?.fields.find(({ name }) => name === fieldName);
}

/** The fields of a standard object, as the project tracks them, and the project's own. */
function withProjectFields(standard: readonly FieldSchema[], given: readonly FieldSchema[]): FieldSchema[] {
  const byName = new Map(given.map((field) => [field.name, field]));
  const known = standard.map((field) => byName.get(field.name) ?? field);
  return [...known, ...given.filter((field) => !known.includes(field))];
}

function checkReferences(objects: readonly ObjectDraft[], customFields: ReadonlyMap<string, ObjectFields>): void {
  const names = new Set(objects.map((object) => object.name));
  for (const { files } of customFields.values()) {
    for (const [field, file] of files) {
      const missing = field.reference?.to.find((name) => !names.has(name));
      if (missing !== undefined) {
        throw new MetadataError(file, `${field.name} refers to ${missing}, which the embedded org does not have.`);
      }
    }
  }
}
