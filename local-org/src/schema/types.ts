import type { Currencies } from './currencies.ts';
import type { DuplicateRuleSchema, DuplicateRuleSource, MatchingRuleSchema } from './duplicateRules.ts';
import type { LookupFilter } from './lookupFilters.ts';
import type { MetadataPlace } from './metadataError.ts';
import type { Mask } from './maskedText.ts';
import type { RecordTypeSchema } from './recordTypes.ts';
import type { PublicGroupSchema } from './source/publicGroup.ts';
import type { SharingRuleSchema } from './sharingRules.ts';

/** The SOAP-era field types that describe reports in `type`. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'base64'
  /** A time of day. */
  | 'time'
  /** Latitude and longitude as one. */
  | 'location'
  /** Shown in full to users with "View Encrypted Data" alone. */
  | 'encryptedstring'
  /** A value of any other type: only in rows of history. */
  | 'anyType';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly active: boolean;
  readonly isDefault: boolean;
}

export interface Picklist {
  readonly restricted: boolean;
  readonly values: readonly PicklistValue[];
  /** Undefined where another field has no say in the values. */
  readonly dependency?: PicklistDependency | undefined;
}

/** Which values a page offers, by the value of another field. The API takes all of them. */
export interface PicklistDependency {
  readonly controllingField: string;
  /** The controlling values for which a value is offered; for none where it is not here. */
  readonly validFor: ReadonlyMap<string, ReadonlySet<string>>;
  readonly file: string;
}

export interface Reference {
  /** API names of the objects a value may point at; more than one for polymorphic lookups such as `WhoId`. */
  readonly to: readonly string[];
  /** The name used in SOQL paths: `Account` for `AccountId`, `Run__r` for `Run__c`. */
  readonly relationshipName: string;
  /** The name of the child relationship on the parent: `Opportunities`, `Tier_Snapshots__r`. */
  readonly childRelationshipName: string | undefined;
  /** What happens to this record when the parent is deleted. Master-detail cascades. */
  readonly onDelete: 'SetNull' | 'Cascade' | 'Restrict';
  readonly masterDetail: boolean;
  /** Of a master-detail: 1 for the second master of two, 0 otherwise. */
  readonly relationshipOrder: 0 | 1;
  readonly reparentable: boolean;
  /** For master-detail: Read on the master is enough to write the detail. */
  readonly writeRequiresMasterRead: boolean;
  /** Undefined where every record may be named. */
  readonly filter?: LookupFilter | undefined;
}

export interface FieldSchema {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  readonly description: string | undefined;
  readonly inlineHelpText: string | undefined;
  /** Characters, for text, picklists, ids and references; 0 for other types. */
  readonly length: number;
  /** Digits in all, for double, currency and percent; 0 for other types. */
  readonly precision: number;
  /** Digits after the point. */
  readonly scale: number;
  /** Digits of an `int` field; 0 for other types. */
  readonly digits: number;
  readonly nillable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly defaultValue: string | boolean | undefined;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Set by the platform alone, such as `CreatedDate`; never subject to field permissions. */
  readonly system: boolean;
  /** The field of another object, `Object.Field`, that is visible to whom this one is. */
  readonly visibleWith?: string;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  /** Of rich text, which is HTML. */
  readonly htmlFormatted?: boolean;
  /** Of encrypted text. */
  readonly mask?: Mask;
  /** The compound field that this one is a part of. */
  readonly compoundFieldName?: string;
  /** Of a location: whether pages show degrees with decimals. */
  readonly displayLocationInDecimal?: boolean;
  readonly externalId: boolean;
  readonly idLookup: boolean;
  readonly nameField: boolean;
  /** Whether what changes in it is kept in the history of its object. */
  readonly trackHistory: boolean;
  /** Derived by the platform from other fields (IsWon from StageName, Name of a User, auto-numbers). */
  readonly calculated: boolean;
  readonly autoNumber: { readonly displayFormat: string } | undefined;
  readonly picklist: Picklist | undefined;
  readonly reference: Reference | undefined;
  /** Computed whenever it is read; never stored, never written. */
  readonly formula: FormulaDefinition | undefined;
  /** Computed whenever a detail is saved. */
  readonly rollUp: RollUpDefinition | undefined;
  /** A default value that is worked out for each new record; literals are in `defaultValue`. */
  readonly defaultFormula: FormulaDefinition | undefined;
}

export interface FormulaDefinition {
  readonly source: string;
  /** Whether a blank number counts as zero; otherwise it makes the result blank. */
  readonly blanksAsZero: boolean;
  /** Where it is written, for complaints. */
  readonly file: string;
}

export interface RollUpDefinition {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly childObject: string;
  /** The detail's field that points at this object. */
  readonly masterField: string;
  /** Undefined for `count`. */
  readonly summarizedField: string | undefined;
  /** All of them must hold for a detail to count. */
  readonly filters: readonly RollUpFilter[];
  readonly file: string;
}

export interface RollUpFilter {
  readonly field: string;
  readonly operation: RollUpFilterOperation;
  /** Several values, any of which may agree; empty text asks for no value. */
  readonly values: readonly string[];
}

export const rollUpFilterOperations = [
  ...(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'] as const),
  ...(['contains', 'notContain', 'startsWith'] as const),
];
export type RollUpFilterOperation = (typeof rollUpFilterOperations)[number];

/** An active validation rule: a record for which the condition is true is not saved. */
export interface ValidationRuleSchema {
  readonly name: string;
  readonly object: string;
  readonly condition: string;
  readonly errorMessage: string;
  readonly errorDisplayField: string | undefined;
  readonly file: string;
}

/** A record of a custom metadata type, as its file has it. */
export interface CustomMetadataRecord {
  /** API name of the type: `Tiering_Policy__mdt`. */
  readonly type: string;
  /** `DeveloperName` */
  readonly name: string;
  readonly label: string;
  /** Texts by field name; undefined for a value that is said to be empty. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly file: string;
}

export interface ChildRelationship {
  readonly childObject: string;
  readonly field: string;
  readonly relationshipName: string | undefined;
  readonly cascadeDelete: boolean;
}

export interface ObjectSchema {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly custom: boolean;
  readonly description: string | undefined;
  /** Three characters; every record id of this object begins with them. */
  readonly keyPrefix: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  /** Whether a text search finds its records. */
  readonly searchable: boolean;
  /** What is refused by name, where the platform has writes that this org has not. */
  readonly missingWrites?: string;
  readonly sharingModel: string;
  /** Whether its records go to the recycle bin with their parent alone: by themselves they are deleted for good. */
  readonly goesWithParent?: boolean;
  /** Whether it is not among the objects of User Interface API. */
  readonly notInUiApi?: boolean;
  /** The object whose changes its records tell; undefined for all but history. */
  readonly historyOf?: string;
  /** The object whose sharing its records tell; undefined for all but shares. */
  readonly shareOf?: string;
  /** In declaration order, system fields first. */
  readonly fields: readonly FieldSchema[];
  readonly childRelationships: readonly ChildRelationship[];
  /** Case-insensitive, as the platform's APIs are. */
  field(name: string): FieldSchema | undefined;
  /** The lookup field behind a SOQL relationship name (`Account` → `AccountId`), case-insensitive. */
  relationship(relationshipName: string): FieldSchema | undefined;
}

export interface Schema {
  readonly apiVersion: string;
  readonly objects: readonly ObjectSchema[];
  /** Case-insensitive. */
  object(name: string): ObjectSchema | undefined;
  objectByKeyPrefix(keyPrefix: string): ObjectSchema | undefined;
  /** The active validation rules of an object, by name. */
  validationRules(objectName: string): readonly ValidationRuleSchema[];
  /** Those of all objects, active or not. */
  readonly declaredDuplicateRules: readonly DuplicateRuleSource[];
  /** The active duplicate rules of an object, in their order. */
  duplicateRules(objectName: string): readonly DuplicateRuleSchema[];
  /** The active matching rules of an object. */
  matchingRules(objectName: string): readonly MatchingRuleSchema[];
  /** The record types of an object, active or not, by name. */
  recordTypes(objectName: string): readonly RecordTypeSchema[];
  readonly publicGroups: readonly PublicGroupSchema[];
  /** Those of all objects. */
  readonly sharingRules: readonly SharingRuleSchema[];
  readonly permissionSets: readonly PermissionSetSchema[];
  readonly customMetadata: readonly CustomMetadataRecord[];
  /** Custom labels by name. */
  readonly customLabels: ReadonlyMap<string, string>;
  /** Undefined in an org with one currency, whose records have none of their own. */
  readonly currencies: Currencies | undefined;
}

/** Whether an object tells of the records of another one: its history or its shares. Source: "Associated Objects", Object Reference. */
export function isAssociatedObject({ historyOf, shareOf }: Pick<ObjectSchema, 'historyOf' | 'shareOf'>): boolean {
  return historyOf !== undefined || shareOf !== undefined;
}

/** Whether User Interface API does not know an object. Source: "All Supported Objects", User Interface API Developer Guide (ui_api_all_supported_objects.htm). */
export function isBeyondUiApi(object: Pick<ObjectSchema, 'name' | 'historyOf' | 'shareOf' | 'notInUiApi'>): boolean {
  return isAssociatedObject(object) || isCustomMetadataType(object) || object.notInUiApi === true;
}

/** Whether an object is a custom metadata type: its records are metadata, which no API writes. */
export function isCustomMetadataType({ name }: Pick<ObjectSchema, 'name'>): boolean {
  return name.endsWith('__mdt');
}

export interface ObjectPermission {
  readonly object: string;
  readonly allowRead: boolean;
  readonly allowCreate: boolean;
  readonly allowEdit: boolean;
  readonly allowDelete: boolean;
  readonly viewAllRecords: boolean;
  readonly modifyAllRecords: boolean;
  /** Where it is written. */
  readonly place?: () => MetadataPlace;
}

export interface FieldPermission {
  /** `Object.Field` */
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
  /** Where it is written. */
  readonly place?: () => MetadataPlace;
}

export interface PermissionSetSchema {
  /** Where it is written, for complaints. */
  readonly file: string;
  readonly name: string;
  readonly label: string;
  readonly objectPermissions: readonly ObjectPermission[];
  readonly fieldPermissions: readonly FieldPermission[];
  /** Names of the granted user permissions, such as `ApiEnabled`. */
  readonly userPermissions: readonly string[];
  readonly customPermissions: readonly string[];
  /** API names of the custom metadata types whose records may be read. */
  readonly customMetadataTypes: readonly string[];
  /** Record types that may be given to records, as `Object.Name`. */
  readonly recordTypes: readonly string[];
}
