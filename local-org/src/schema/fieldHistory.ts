import { anyType, lookup, picklist, systemSet } from './field.ts';
import { isLongText } from './fieldUse.ts';
import { MetadataError } from './metadataError.ts';
import type { ObjectDraft } from './objectSchema.ts';
import { systemFields } from './systemFields.ts';
import type { FieldSchema } from './types.ts';

/** What `Field` says of the row that a new record gets. */
export const CREATED = 'created';

/** "You can select up to 20 fields per object": "Field History Tracking", Salesforce Help (tracking_field_history.htm). */
const MOST_FIELDS = 20;

/** The standard objects that this org can track, and the name and lookup of their history. Source: Object Reference. */
const STANDARD: Readonly<Record<string, { readonly name: string; readonly lookup: string }>> = {
  Account: { name: 'AccountHistory', lookup: 'AccountId' },
  Contact: { name: 'ContactHistory', lookup: 'ContactId' },
  Opportunity: { name: 'OpportunityFieldHistory', lookup: 'OpportunityId' },
};

/**
 * What rows of history call the type of a field. Source: "ActivityFieldHistory", DataType, in the Object Reference, which lists the
 * values; that of the other history objects is described alike.
 */
const DATA_TYPES = {
  string: 'Text',
  textarea: 'MultiLineText',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  boolean: 'Boolean',
  int: 'Double',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'DateOnly',
  datetime: 'DateTime',
  time: 'TimeOnly',
  picklist: 'DynamicEnum',
  multipicklist: 'MultiEnum',
  reference: 'EntityId',
} as const satisfies Partial<Record<FieldSchema['type'], string>>;
const LONG_TEXT = 'StringPlusClob';

export function historyDataType(field: FieldSchema): string {
  if (!keepsValues(field) && field.type === 'textarea') return LONG_TEXT;
  return field.type in DATA_TYPES ? DATA_TYPES[field.type as keyof typeof DATA_TYPES] : DATA_TYPES.string;
}

/** What `Field` says of a field: its API name; of a standard lookup the name of the relationship, such as `Owner`. */
export function historyName({ name, custom, reference }: FieldSchema): string {
  return custom ? name : (reference?.relationshipName ?? name);
}

/** Whether history has the values of a field, not only that it was edited. Source: "Field History Tracking", Salesforce Help. */
export function keepsValues(field: FieldSchema): boolean {
  return field.type !== 'multipicklist' && !isLongText(field);
}

/** An object and where its metadata is, for complaints. */
export interface TrackedObject {
  /** `object-meta.xml`; undefined where the project has none. */
  readonly file: string | undefined;
  /** `enableHistory` */
  readonly enabled: boolean;
  readonly fieldFile: (field: FieldSchema) => string | undefined;
}

/**
 * Adds the history of each object that has `enableHistory`. Sources: "CustomObject" and "CustomField" in the Metadata API Developer
 * Guide; "StandardObjectNameHistory" and "OpportunityFieldHistory" in the Object Reference; wording of the refusals:
 * github.com/forcedotcom/salesforcedx-vscode/issues/501 and github.com/forcedotcom/cli/issues/1922.
 * @throws MetadataError for fields that cannot be tracked
 */
export function withFieldHistory(
  objects: readonly ObjectDraft[],
  trackedObject: (name: string) => TrackedObject,
): ObjectDraft[] {
  return objects.flatMap((object) => {
    const tracked = trackedObject(object.name);
    checkTracking(object, tracked);
    return tracked.enabled ? [object, historyOf(object, tracked)] : [object];
  });
}

function checkTracking(object: ObjectDraft, { enabled, file = object.name, fieldFile }: TrackedObject): void {
  const fields = object.fields.filter(({ trackHistory }) => trackHistory);
  const [first] = fields;
  if (!first) return;
  if (!enabled) {
    const message = `The entity: ${object.name} does not have history tracking enabled`;
    throw new MetadataError(fieldFile(first) ?? file, message);
  }
  // Formula, roll-up summary and auto-number fields, Created By and Last Modified By: "Field History Tracking", Salesforce Help.
  const computed = fields.find(({ calculated, system }) => calculated || system);
  if (computed)
    throw new MetadataError(fieldFile(computed) ?? file, `the history of ${computed.name} cannot be tracked`);
  if (fields.length > MOST_FIELDS) {
    throw new MetadataError(file, 'exceeded the allowed number of fields to track on a given entity');
  }
}

function historyOf(object: ObjectDraft, { file = object.name }: TrackedObject): ObjectDraft {
  const own = object.custom
    ? { name: object.name.replace(/__c$/, '__History'), lookup: 'ParentId' }
    : STANDARD[object.name];
  if (!own) throw new MetadataError(file, `the embedded org does not support the history of ${object.name}`);
  const kept = new Set(['Id', 'IsDeleted', 'CreatedById', 'CreatedDate']);
  const names = object.fields.filter(({ trackHistory }) => trackHistory).map(historyName);
  const required = { ...systemSet, nillable: false } as const;
  return {
    name: own.name,
    label: `${object.label} History`,
    labelPlural: `${object.label} History`,
    custom: object.custom,
    description: undefined,
    keyPrefix: '017',
    createable: false,
    updateable: false,
    deletable: false,
    queryable: true,
    searchable: false,
    sharingModel: 'ControlledByParent',
    historyOf: object.name,
    fields: [
      ...systemFields(own.name, { recycleBin: true, owner: false }).filter(({ name }) => kept.has(name)),
      lookup(
        own.lookup,
        `${object.label} ID`,
        {
          to: [object.name],
          relationshipName: own.lookup.replace(/Id$/, ''),
          childRelationshipName: 'Histories',
          onDelete: 'Cascade',
        },
        required,
      ),
      picklist('Field', 'Changed Field', [CREATED, ...names], { ...required, restricted: true }),
      picklist('DataType', 'Datatype', [...new Set<string>([...Object.values(DATA_TYPES), LONG_TEXT])], {
        ...systemSet,
        restricted: true,
        length: 40,
      }),
      anyType('OldValue', 'Old Value', systemSet),
      anyType('NewValue', 'New Value', systemSet),
    ],
  };
}
