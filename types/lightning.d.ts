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
