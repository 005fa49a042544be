/**
 * The `lightning/*` modules that components here import, as Salesforce documents them. Components run against the
 * platform's own modules; nothing of this file reaches an org.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-record.html
 */
declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';
  import type { FieldId } from '@salesforce/schema';

  /** One field as Lightning Data Service answers it. A field that the user may not see is left out altogether. */
  export interface FieldValue {
    /** The formatted value, in the user's locale; null where the platform formats nothing. */
    readonly displayValue: string | null;
    readonly value: string | number | boolean | null | RecordRepresentation;
  }

  /** @see https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm */
  export interface RecordRepresentation {
    readonly apiName: string;
    readonly id: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
    /** Null where the object has no record types. */
    readonly recordTypeId?: string | null;
  }

  /** What a wire provides: nothing at first, then either `data` or `error`. */
  export interface WireResult<Data> {
    readonly data?: Data;
    /** A FetchResponse, or whatever the network gave; see `c/errorMessage`. */
    readonly error?: unknown;
  }

  export interface GetRecordConfig {
    /** While it is undefined, the wire is not called. */
    readonly recordId: string | undefined;
    /** Fields without which the component has nothing to show: one that the user may not see fails the request. */
    readonly fields?: readonly (FieldId | string)[];
    /** Fields that the user may be unable to see: they are then left out of the answer. */
    readonly optionalFields?: readonly (FieldId | string)[];
  }

  export const getRecord: WireAdapterConstructor<GetRecordConfig, WireResult<RecordRepresentation>>;

  /** The value of a field, or undefined when the answer does not hold the field. */
  export function getFieldValue(
    record: RecordRepresentation | undefined,
    field: FieldId | string,
  ): FieldValue['value'] | undefined;

  /**
   * Updates the record that `fields.Id` names. Rejects with a FetchResponse: its status is 412 when the record was modified
   * after `ifUnmodifiedSince`, the `LastModifiedDate` that was read.
   *
   * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-update-record.html
   */
  export function updateRecord(
    recordInput: { readonly fields: Readonly<Record<string, unknown>> },
    clientOptions?: { readonly ifUnmodifiedSince?: string },
  ): Promise<RecordRepresentation>;

  /**
   * Creates a record; rejects like `updateRecord`.
   *
   * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-create-record.html
   */
  export function createRecord(recordInput: {
    readonly apiName: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }): Promise<RecordRepresentation>;

  /** @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-delete-record.html */
  export function deleteRecord(recordId: string): Promise<void>;

  /**
   * Reads records anew that were changed by others; wires that show them provide again.
   *
   * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-notify-record-update.html
   */
  export function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void>;
}

/**
 * What the user may do with an object and its fields, and the values of picklists.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-ui-api-object-info.html
 */
declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';
  import type { WireResult } from 'lightning/uiRecordApi';
  import type { FieldId, ObjectId } from '@salesforce/schema';

  /** @see https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_field.htm */
  export interface FieldInfo {
    readonly apiName: string;
    readonly label: string;
    /** `Boolean`, `Currency`, `Date`, `Double`, `Int`, `Percent`, `Picklist`, `Reference`, `String` and more. */
    readonly dataType: string;
    readonly inlineHelpText: string | null;
    /** Whether this user may change the field, as far as permissions say: sharing of single records is not looked at. */
    readonly updateable: boolean;
  }

  /** @see https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_object_info.htm */
  export interface ObjectInfo {
    readonly apiName: string;
    readonly createable: boolean;
    readonly defaultRecordTypeId: string;
    /** Fields that the user may see, by API name. */
    readonly fields: Readonly<Record<string, FieldInfo>>;
    readonly updateable: boolean;
  }

  /** @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-object-info.html */
  export const getObjectInfo: WireAdapterConstructor<
    { readonly objectApiName: ObjectId | string | undefined },
    WireResult<ObjectInfo>
  >;

  /** @see https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_picklist_values_collection.htm */
  export interface PicklistValues {
    readonly values: readonly { readonly label: string; readonly value: string }[];
  }

  /** @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-wire-adapters-picklist-values.html */
  export const getPicklistValues: WireAdapterConstructor<
    { readonly recordTypeId: string | undefined; readonly fieldApiName: FieldId | string },
    WireResult<PicklistValues>
  >;
}

/**
 * A window above the page; a component extends it and is opened by its own `open`.
 *
 * @see https://developer.salesforce.com/docs/component-library/bundle/lightning-modal
 */
declare module 'lightning/modal' {
  import type { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    /** Public properties of the modal travel beside `label`, `size` and `description`. Resolves with what `close` was given. */
    static open(
      config: {
        /** Names the window for screen readers. */
        readonly label: string;
        /** `full` is a phone's whole screen, and like `large` elsewhere. */
        readonly size?: 'small' | 'medium' | 'large' | 'full';
        readonly description?: string;
      } & Readonly<Record<string, unknown>>,
    ): Promise<unknown>;
    close(result?: unknown): void;
  }
}

/** @see https://developer.salesforce.com/docs/component-library/bundle/lightning-confirm */
declare module 'lightning/confirm' {
  export default class LightningConfirm {
    /** Resolves to true when the user agreed. */
    static open(config: {
      readonly label: string;
      readonly message: string;
      readonly theme?: 'default' | 'error' | 'info' | 'success' | 'warning';
      readonly variant?: 'header' | 'headerless';
    }): Promise<boolean>;
  }
}

/** @see https://developer.salesforce.com/docs/component-library/bundle/lightning-platform-show-toast-event */
declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
    });
  }
}

/**
 * Goes to pages of Lightning, and tells their addresses.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-basic.html
 */
declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  /** @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html */
  export interface PageReference {
    readonly type: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string>>;
  }

  const Navigate: unique symbol;
  const GenerateUrl: unique symbol;

  interface Navigating {
    [Navigate](page: PageReference, replace?: boolean): void;
    [GenerateUrl](page: PageReference): Promise<string>;
  }

  export const NavigationMixin: {
    (
      base: typeof LightningElement,
    ): Pick<typeof LightningElement, keyof typeof LightningElement> & (new () => LightningElement & Navigating);
    readonly Navigate: typeof Navigate;
    readonly GenerateUrl: typeof GenerateUrl;
  };
}

/** @see https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-page-reference-utils.html */
declare module 'lightning/pageReferenceUtils' {
  /** Field values as the state `defaultFieldValues` of a page that creates a record takes them. */
  export function encodeDefaultFieldValues(values: Readonly<Record<string, string | number | boolean>>): string;
}

/**
 * Salesforce's GraphQL API through Lightning Data Service.
 *
 * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-graphql-module.html
 */
declare module 'lightning/graphql' {
  import type { WireAdapterConstructor } from 'lwc';

  /** A parsed document; only `gql` makes one. */
  export interface GraphQLDocument {
    readonly __graphQLDocument: unique symbol;
  }

  /** @see https://spec.graphql.org/October2021/#sec-Errors */
  export interface GraphQLError {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly locations?: readonly { readonly line: number; readonly column: number }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }

  /**
   * What the wire provides: neither at first, then `data` or `errors` (plural, as the GraphQL specification has it).
   * A field marked `@optional` that the user may not see is left out of `data` instead of failing the query.
   */
  export interface GraphQLResult<Data> {
    readonly data?: Data;
    readonly errors?: readonly GraphQLError[];
    /** Asks the server again with the same query and variables; settles when the wire has the answer. */
    readonly refresh?: () => Promise<void>;
  }

  /** @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html */
  export interface GraphQLConfig {
    /** While it is undefined, nothing is asked. */
    readonly query: GraphQLDocument | undefined;
    /** A value for each variable of the query without a default. */
    readonly variables?: Readonly<Record<string, unknown>>;
    /** Which operation of the document to run, where it has several. */
    readonly operationName?: string;
  }

  export function gql(text: TemplateStringsArray, ...values: readonly unknown[]): GraphQLDocument;

  /** The data has the shape of the query, which TypeScript cannot know. */
  export const graphql: WireAdapterConstructor<GraphQLConfig, GraphQLResult<unknown>>;

  /**
   * Creates, updates or deletes records, called imperatively. Queries that show them are not evaluated anew: call their
   * `refresh` afterwards.
   *
   * @see https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-mutation.html
   */
  export function executeMutation<Data>(
    config: GraphQLConfig & { readonly query: GraphQLDocument },
  ): Promise<Pick<GraphQLResult<Data>, 'data' | 'errors'>>;
}
