import { createHash } from 'node:crypto';
import { filteredLookupInfo } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { controllersOf, isFilterable, isHtmlFormatted, isSortable } from '../schema/index.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { defaultRecordTypeId, recordTypeInfos } from './recordTypeInfos.ts';

/** Source: "Field", User Interface API Developer Guide (ui_api_responses_field.htm): dataType. */
const DATA_TYPES: Readonly<Record<FieldSchema['type'], string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  boolean: 'Boolean',
  int: 'Int',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  reference: 'Reference',
  base64: 'Base64',
  anyType: 'AnyType',
  time: 'Time',
  location: 'Location',
  encryptedstring: 'EncryptedString',
};

/** An object as this viewer may see it. Source: "Object Info", User Interface API Developer Guide. */
export function objectInfo(org: OrgContext, object: ObjectSchema, viewer: Viewer): Record<string, unknown> {
  const { schema } = org;
  const access = viewer.object(object.name);
  const visible = object.fields.filter((field) => viewer.field(object.name, field.name).read);
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: object.childRelationships
      .filter(({ childObject, field }) => viewer.field(childObject, field).read)
      .map(({ childObject, field, relationshipName }) => ({
        childObjectApiName: childObject,
        fieldName: field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: relationshipName ?? null,
      })),
    compactLayoutable: false,
    createable: object.createable && access.create,
    custom: object.custom,
    defaultRecordTypeId: defaultRecordTypeId(org, object),
    deletable: object.deletable && access.delete,
    dependentFields: dependentFields(object, visible),
    feedEnabled: false,
    fields: Object.fromEntries(visible.map((field) => [field.name, fieldInfo(schema, object, field, viewer)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.createable,
    mruEnabled: false,
    nameFields: nameFields(object),
    queryable: object.queryable,
    recordTypeInfos: recordTypeInfos(org, object, viewer),
    searchLayoutable: false,
    searchable: object.searchable,
    themeInfo: null,
    updateable: object.updateable && access.edit,
  };
  return { ...info, eTag: createHash('md5').update(JSON.stringify(info)).digest('hex') };
}

interface DependentFields {
  readonly [field: string]: DependentFields;
}

/** Which picklists depend on which fields, from those that depend on none. Source: "Object Info", dependentFields. */
function dependentFields(object: ObjectSchema, fields: readonly FieldSchema[]): DependentFields {
  const dependents = fields.filter((field) => field.picklist?.dependency);
  const under = (controller: string): DependentFields => {
    const own = dependents.filter((field) => controllersOf(object, field)[0] === controller);
    return Object.fromEntries(own.map(({ name }) => [name, under(name)]));
  };
  const roots = new Set(dependents.map((field) => controllersOf(object, field).at(-1) ?? ''));
  return Object.fromEntries([...roots].map((name) => [name, under(name)]));
}

/** The name of a person has parts, which the platform lists after the whole. */
export function nameFields(object: ObjectSchema): readonly string[] {
  const whole = object.fields.filter((field) => field.nameField);
  const parts = whole.some((field) => field.calculated) ? ['FirstName', 'LastName'] : [];
  return [...whole.map((field) => field.name), ...parts.filter((name) => object.field(name))];
}

function fieldInfo(schema: Schema, object: ObjectSchema, field: FieldSchema, viewer: Viewer): Record<string, unknown> {
  const access = viewer.object(object.name);
  const { edit } = viewer.field(object.name, field.name);
  const { reference } = field;
  const targets = (reference?.to ?? []).map((name) => schema.object(name)).filter((one) => one !== undefined);
  return {
    apiName: field.name,
    calculated: field.calculated && field.custom,
    compound: field.type === 'location',
    compoundComponentName: field.compoundFieldName === undefined ? null : field.name.replace(/^.*__(?=L)/, ''),
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: controllersOf(object, field)[0] ?? null,
    controllingFields: controllersOf(object, field),
    createable: object.createable && field.createable && access.create && edit,
    custom: field.custom,
    dataType: DATA_TYPES[field.type],
    digits: field.digits,
    externalId: field.externalId,
    extraTypeInfo: field.htmlFormatted ? 'RichTextArea' : null,
    filterable: isFilterable(field),
    filteredLookupInfo: filteredLookupInfo(field),
    highScaleNumber: false,
    htmlFormatted: isHtmlFormatted(field),
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    maskType: field.mask?.type ?? null,
    nameField: field.nameField,
    polymorphicForeignKey: targets.length > 1,
    precision: field.precision,
    reference: reference !== undefined,
    referenceTargetField: null,
    referenceToInfos: targets.map((target) => ({ apiName: target.name, nameFields: nameFields(target) })),
    relationshipName: reference?.relationshipName ?? null,
    required: !field.nillable && !field.defaultedOnCreate && field.createable,
    scale: field.scale,
    searchPrefilterable: reference !== undefined,
    sortable: isSortable(field),
    unique: field.unique,
    updateable: object.updateable && field.updateable && access.edit && edit,
  };
}
