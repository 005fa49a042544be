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
