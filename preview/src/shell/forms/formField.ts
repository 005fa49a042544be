import type { FetchResponse } from '../../platform/fetchResponse.ts';
import type { RecordRepresentation } from '../../platform/records.ts';
import type { ObjectInfo, PicklistValues } from '../../platform/uiObjectInfoApi.ts';

/** How a form stacks labels and values: `comfy` above each other, `compact` beside each other. `auto` is the org's, comfy. */
export type Density = 'comfy' | 'compact' | 'auto';

/** What a form tells the fields inside it. */
export interface FormState {
  readonly objectInfo: ObjectInfo;
  /** The record, or the defaults of a new one. */
  readonly record: RecordRepresentation;
  readonly isNew: boolean;
  readonly density: Density;
  /** By field; none on forms that only show. */
  readonly picklists: Readonly<Record<string, PicklistValues>>;
  /** The value that another field of the form holds now. */
  readonly valueOf: (fieldName: string) => unknown;
}

/** What a page layout says of a field. */
export interface LayoutPlace {
  readonly label: string | undefined;
  readonly required: boolean;
  readonly editable: boolean;
}

/** A field inside a form. */
export interface FormField {
  readonly fieldName: string;
  readonly show: (state: FormState, place: LayoutPlace | undefined) => void;
  /** Undefined for fields that only show. */
  readonly input?: FormInput;
}

/** What a form asks of a field that takes input. */
export interface FormInput {
  /** Undefined where the user cannot write the field. */
  readonly value: () => unknown;
  readonly reportValidity: () => boolean;
  /** @returns whether the field could show them */
  readonly showErrors: (messages: readonly string[]) => boolean;
  /** The record was saved: what was edited is the record's own now. */
  readonly saved: () => void;
}

/** What a form answers a field that joins it. */
export interface Membership {
  readonly leave: () => void;
  /** To be told when the field's value has changed. */
  readonly changed: () => void;
}

interface FieldJoin {
  readonly field: FormField;
  place?: LayoutPlace | undefined;
  membership?: Membership;
}

/** A field asks the form around it to take it in. */
export class FormFieldEvent extends CustomEvent<FieldJoin> {
  constructor(field: FormField) {
    super('previewformfield', { bubbles: true, composed: true, detail: { field } });
  }
}

/** Where a form tells what went wrong: lightning-messages. */
export interface MessagesJoin {
  readonly show: (error: FetchResponse | undefined, unplaced: readonly string[]) => void;
  leave?: () => void;
}

/** lightning-messages asks the form around it to be told of its errors. */
export class FormMessagesEvent extends CustomEvent<MessagesJoin> {
  constructor(show: MessagesJoin['show']) {
    super('previewformmessages', { bubbles: true, composed: true, detail: { show } });
  }
}
