import { filteredLookupInfo } from '../http/index.ts';
import {
  controllersOf,
  controllingValues,
  isAggregatable,
  isFilterable,
  isGroupable,
  isHtmlFormatted,
  isSortable,
  validFor,
} from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, PicklistDependency, Schema } from '../schema/index.ts';
import { isPermissionable } from '../security/index.ts';
import type { Viewer } from '../security/index.ts';

const SOAP_TYPES: Readonly<Partial<Record<FieldSchema['type'], string>>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  base64: 'xsd:base64Binary',
  anyType: 'xsd:anyType',
  time: 'xsd:time',
  location: 'urn:location',
};

/** The largest number of bytes of a value: three for each character. */
function byteLength(field: FieldSchema): number {
  return field.type === 'id' || field.type === 'reference' ? field.length : field.length * 3;
}

/**
 * A bit for each controlling value, the first one in the highest of the first byte, in base64.
 * Source: "PicklistEntry", validFor, under "describeSObjects()" in the SOAP API Developer Guide.
 */
function validForBits(object: ObjectSchema, dependency: PicklistDependency, value: string): string {
  const controlling = controllingValues(object, dependency);
  const bytes = Buffer.alloc(Math.ceil(controlling.length / 8));
  for (const index of validFor(dependency, controlling, value)) {
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index % 8));
  }
  return bytes.toString('base64');
}

/** What the viewer may write: permissions of the object and of the field, and what the field allows at all. */
export function writeAccess(
  object: ObjectSchema,
  field: FieldSchema,
  viewer: Viewer,
): { readonly createable: boolean; readonly updateable: boolean } {
  const access = viewer.object(object.name);
  const { edit } = viewer.field(object.name, field.name);
  return {
    createable: object.createable && field.createable && access.create && edit,
    updateable: object.updateable && field.updateable && access.edit && edit,
  };
}

/** One entry of `fields`. Source: "DescribeSObjectResult", SOAP API Developer Guide; sObject Describe, REST API Developer Guide. */
export function describeField(
  schema: Schema,
  object: ObjectSchema,
  field: FieldSchema,
  viewer: Viewer,
): Record<string, unknown> {
  const { reference, picklist } = field;
  const access = writeAccess(object, field, viewer);
  return {
    aggregatable: isAggregatable(field),
    aiPredictionField: false,
    autoNumber: field.autoNumber !== undefined,
    byteLength: byteLength(field),
    calculated: field.calculated && field.custom && !field.autoNumber,
    calculatedFormula: field.formula?.source ?? null,
    cascadeDelete: reference?.onDelete === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: picklist?.dependency ? (controllersOf(object, field)[0] ?? null) : null,
    createable: access.createable,
    custom: field.custom,
    defaultValue: field.defaultValue ?? null,
    defaultValueFormula: field.defaultFormula?.source ?? null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: picklist?.dependency !== undefined,
    deprecatedAndHidden: false,
    digits: field.digits,
    displayLocationInDecimal: field.displayLocationInDecimal ?? false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: field.htmlFormatted ? 'richtextarea' : null,
    // A location is, by DISTANCE().
    filterable: isFilterable(field) || field.type === 'location',
    filteredLookupInfo: filteredLookupInfo(field),
    formulaTreatNullNumberAsZero: field.formula?.blanksAsZero ?? false,
    groupable: isGroupable(field),
    highScaleNumber: false,
    htmlFormatted: isHtmlFormatted(field),
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    mask: field.mask?.character ?? null,
    maskType: field.mask?.type ?? null,
    name: field.name,
    nameField: field.nameField,
    namePointing: (reference?.to.length ?? 0) > 1,
    nillable: field.nillable,
    permissionable: isPermissionable(field),
    picklistValues: (picklist?.values ?? []).map(({ value, label, active, isDefault }) => ({
      active,
      defaultValue: isDefault,
      label,
      validFor: picklist?.dependency ? validForBits(object, picklist.dependency, value) : null,
      value,
    })),
    polymorphicForeignKey: (reference?.to.length ?? 0) > 1,
    precision: field.precision,
    queryByDistance: field.type === 'location',
    referenceTargetField: null,
    referenceTo: (reference?.to ?? []).filter((name) => schema.object(name)),
    relationshipName: reference?.relationshipName ?? null,
    relationshipOrder: reference?.masterDetail ? reference.relationshipOrder : null,
    restrictedDelete: reference?.onDelete === 'Restrict',
    restrictedPicklist: picklist?.restricted ?? false,
    scale: field.scale,
    searchPrefilterable: reference !== undefined,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: isSortable(field) || field.type === 'anyType',
    type: field.type,
    unique: field.unique,
    updateable: access.updateable,
    writeRequiresMasterRead: reference?.writeRequiresMasterRead ?? false,
  };
}
