import { versionPath } from '../http/index.ts';
import type { OrgContext } from '../http/index.ts';
import { defaultRecordType, MASTER_RECORD_TYPE } from '../schema/index.ts';
import type { ObjectSchema, Schema } from '../schema/index.ts';
import type { Viewer } from '../security/index.ts';
import { hasOwners } from '../soql/index.ts';
import { describeField } from './describeField.ts';
import { visibleFields } from './visible.ts';

/** An entry of the global describe, and the head of the full one. Source: "Describe Global", REST API Developer Guide. */
export function describeHead(schema: Schema, object: ObjectSchema, viewer: Viewer): Record<string, unknown> {
  const access = viewer.object(object.name);
  const url = `${versionPath(schema.apiVersion)}/sobjects/${object.name}`;
  const deletable = object.deletable && access.delete;
  return {
    activateable: false,
    associateEntityType: associateType(object),
    associateParentEntity: object.historyOf ?? object.shareOf ?? null,
    createable: object.createable && access.create,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.createable,
    mergeable: object.field('MasterRecordId') !== undefined,
    mruEnabled: false,
    name: object.name,
    queryable: object.queryable,
    replicateable: true,
    retrieveable: true,
    searchable: object.searchable,
    triggerable: false,
    undeletable: object.deletable && object.field('IsDeleted') !== undefined,
    updateable: object.updateable && access.edit,
    urls: { rowTemplate: `${url}/{ID}`, describe: `${url}/describe`, sobject: url },
  };
}

function associateType({ historyOf, shareOf }: ObjectSchema): string | null {
  if (historyOf !== undefined) return 'History';
  return shareOf === undefined ? null : 'Share';
}

/** `…/describe` as this viewer may see it. Source: "sObject Describe", REST API Developer Guide. */
export function describeObject(
  { schema, store }: Pick<OrgContext, 'schema' | 'store'>,
  object: ObjectSchema,
  viewer: Viewer,
): Record<string, unknown> {
  const ownDefault = defaultRecordType(store.recordTypes(object))?.id;
  return {
    actionOverrides: [],
    ...describeHead(schema, object, viewer),
    childRelationships: object.childRelationships
      .filter(({ childObject, field }) => viewer.field(childObject, field).read)
      .map(({ childObject, field, relationshipName, cascadeDelete }) => ({
        cascadeDelete,
        childSObject: childObject,
        deprecatedAndHidden: false,
        field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: relationshipName ?? null,
        restrictedDelete: schema.object(childObject)?.field(field)?.reference?.onDelete === 'Restrict',
      })),
    compactLayoutable: false,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: visibleFields(object, viewer).map((field) => describeField(schema, object, field, viewer)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [
      ...store.recordTypes(object).map(({ id, name, label, active }) => ({
        active,
        available: active && viewer.hasRecordType(object.name, name),
        defaultRecordTypeMapping: id === ownDefault,
        developerName: name,
        master: false,
        name: label,
        recordTypeId: id,
        urls: {},
      })),
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: ownDefault === undefined,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
        urls: {},
      },
    ],
    searchLayoutable: false,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' },
      ...(hasOwners(object) ? [{ label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' }] : []),
    ],
  };
}
