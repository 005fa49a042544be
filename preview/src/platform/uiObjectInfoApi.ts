import { readMetadata } from './metadataCache.ts';
import { provideOnce } from './provideOnce.ts';
import { qualifiedName, type FieldId } from './records.ts';
import { wireAdapter } from './wireAdapter.ts';
import { NOT_PROVIDED, type WireState } from './wireState.ts';

/** A field of UI API's object info, as far as the preview reads it. */
export interface FieldInfo {
  readonly apiName: string;
  readonly label: string;
  readonly dataType: string;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly required: boolean;
  readonly scale: number;
  readonly length: number;
  readonly compoundFieldName: string | null;
  readonly compound: boolean;
  readonly htmlFormatted: boolean;
  /** The picklist that decides which values this one offers. */
  readonly controllerName: string | null;
  readonly relationshipName: string | null;
  readonly referenceToInfos: readonly { readonly apiName: string; readonly nameFields: readonly string[] }[];
  readonly inlineHelpText: string | null;
}

export interface ObjectInfo {
  readonly apiName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly defaultRecordTypeId: string;
  readonly fields: Readonly<Record<string, FieldInfo>>;
  readonly nameFields: readonly string[];
}

/** An object as a component names it: by its name, or as `@salesforce/schema` gives it. */
export type ObjectName = string | { readonly objectApiName: string } | undefined;

export const objectNameOf = (object: ObjectName): string | undefined =>
  (typeof object === 'object' ? object.objectApiName : object) || undefined;

/**
 * The getObjectInfo wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html
 */
export const getObjectInfo = wireAdapter<{ readonly objectApiName?: ObjectName }, WireState<ObjectInfo>>(
  NOT_PROVIDED,
  (config, emit) => {
    const name = objectNameOf(config.objectApiName);
    return name === undefined
      ? undefined
      : provideOnce(readMetadata<ObjectInfo>(`/object-info/${encodeURIComponent(name)}`), emit);
  },
);

/**
 * The getObjectInfos wire adapter: each result has its own status.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-infos.html
 */
export const getObjectInfos = wireAdapter<{ readonly objectApiNames?: readonly ObjectName[] }, WireState<unknown>>(
  NOT_PROVIDED,
  (config, emit) => {
    const names = (config.objectApiNames ?? []).map(objectNameOf).filter((name) => name !== undefined);
    if (names.length === 0) return undefined;
    return provideOnce(readMetadata(`/object-info/batch/${names.map(encodeURIComponent).join(',')}`), emit);
  },
);

/** https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values.htm */
export interface PicklistValues {
  readonly defaultValue: { readonly value: string } | null;
  /** Values of the controlling field, by the index that `validFor` names. */
  readonly controllerValues: Readonly<Record<string, number>>;
  readonly values: readonly {
    readonly label: string;
    readonly value: string;
    readonly validFor: readonly number[];
  }[];
}

/** The picklists of an object by field. */
export interface PicklistValuesCollection {
  readonly picklistFieldValues: Readonly<Record<string, PicklistValues>>;
}

interface PicklistConfig {
  readonly recordTypeId?: string;
  readonly fieldApiName?: string | FieldId;
}

/**
 * The getPicklistValues wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-picklist-values.html
 */
export const getPicklistValues = wireAdapter<PicklistConfig, WireState<PicklistValues>>(
  NOT_PROVIDED,
  ({ recordTypeId, fieldApiName }, emit) => {
    if (!recordTypeId || !fieldApiName) return undefined;
    const [objectApiName = '', field = ''] = qualifiedName(fieldApiName).split('.');
    return provideOnce(
      readMetadata<PicklistValues>(`/object-info/${objectApiName}/picklist-values/${recordTypeId}/${field}`),
      emit,
    );
  },
);

interface PicklistsConfig {
  readonly objectApiName?: ObjectName;
  readonly recordTypeId?: string | undefined;
}

/**
 * The getPicklistValuesByRecordType wire adapter.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-picklist-values-record.html
 */
export const getPicklistValuesByRecordType = wireAdapter<PicklistsConfig, WireState<PicklistValuesCollection>>(
  NOT_PROVIDED,
  ({ objectApiName, recordTypeId }, emit) => {
    const name = objectNameOf(objectApiName);
    if (name === undefined || !recordTypeId) return undefined;
    return provideOnce(
      readMetadata<PicklistValuesCollection>(`/object-info/${name}/picklist-values/${recordTypeId}`),
      emit,
    );
  },
);
