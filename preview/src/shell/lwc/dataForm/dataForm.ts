import { LightningElement, api, wire } from 'lwc';

import { unsupportedObject, type FetchResponse } from '../../../platform/fetchResponse.ts';
import { GetRecord } from '../../../platform/getRecord.ts';
import type { RecordRepresentation } from '../../../platform/records.ts';
import { getObjectInfo, type ObjectInfo, type PicklistValues } from '../../../platform/uiObjectInfoApi.ts';
import { NOT_PROVIDED, type WireState } from '../../../platform/wireState.ts';
import { recordFieldNames } from '../../forms/fieldNames.ts';
import type {
  Density,
  FormField,
  FormFieldEvent,
  FormMessagesEvent,
  LayoutPlace,
  MessagesJoin,
} from '../../forms/formField.ts';

interface Member {
  readonly field: FormField;
  readonly place: LayoutPlace | undefined;
}

/** https://developer.salesforce.com/docs/component-library/bundle/lightning-record-edit-form: no events and tasks. */
const UNSUPPORTED = ['Event', 'Task'];

/**
 * What lightning-record-view-form and lightning-record-edit-form have in common: the fields inside them say which fields of the
 * record are read, and are told the record when it is there, and again when it changes.
 */
export default abstract class DataForm extends LightningElement {
  @api recordId: string | null | undefined;
  @api density: Density = 'auto';
  /** Of the preview alone: its pages that create and edit any record are none of a component's. */
  @api isStandardPage = false;

  @api get objectApiName(): string | undefined {
    return this.objectName;
  }
  set objectApiName(object: string | { readonly objectApiName: string } | undefined) {
    this.objectName = typeof object === 'object' ? object.objectApiName : object;
  }

  objectName: string | undefined;
  fieldNames: readonly string[] = [];
  objectInfo: WireState<ObjectInfo> = NOT_PROVIDED;
  record: WireState<RecordRepresentation> = NOT_PROVIDED;

  protected readonly members = new Set<Member>();
  protected readonly messages = new Set<MessagesJoin>();
  private isGathering = false;
  private loadedRecord: string | undefined;

  /** The record to show, or the defaults of a new one; undefined while it is not there. */
  protected abstract get shownRecord(): RecordRepresentation | undefined;
  protected abstract get picklists(): Readonly<Record<string, PicklistValues>> | undefined;
  protected abstract currentValue(fieldName: string): unknown;
  /** What the load event tells. */
  protected abstract loadDetail(): unknown;

  constructor() {
    super();
    this.addEventListener('previewformfield', (event) => this.join(event as FormFieldEvent));
    this.addEventListener('previewformmessages', (event) => this.joinMessages(event as FormMessagesEvent));
  }

  @wire(getObjectInfo, { objectApiName: '$supportedObject' }) handleObjectInfo(state: WireState<ObjectInfo>): void {
    this.objectInfo = state;
    this.update(state.error);
  }

  @wire(GetRecord, { recordId: '$recordId', optionalFields: '$recordFields' }) handleRecord(
    state: WireState<RecordRepresentation>,
  ): void {
    this.record = state;
    this.update(state.error);
  }

  get supportedObject(): string | undefined {
    return this.unsupported === undefined ? this.objectName : undefined;
  }

  /** Undefined while it is not known what the object's fields are: the wire waits for that. */
  get recordFields(): string[] | undefined {
    const { data } = this.objectInfo;
    if (data === undefined || this.fieldNames.length === 0) return undefined;
    return recordFieldNames(data, this.fieldNames);
  }

  get isLoading(): boolean {
    return this.fieldNames.length > 0 && this.shownRecord === undefined && this.failure === undefined;
  }

  protected get failure(): FetchResponse | undefined {
    return this.unsupported ?? this.objectInfo.error ?? this.record.error;
  }

  private get unsupported(): FetchResponse | undefined {
    const name = this.objectName ?? '';
    return UNSUPPORTED.includes(name) && !this.isStandardPage ? unsupportedObject(name) : undefined;
  }

  /** Shows the record in the fields, once all that they need is there. */
  protected update(error?: FetchResponse): void {
    if (error !== undefined) this.tellError(error);
    const [objectInfo, record, picklists] = [this.objectInfo.data, this.shownRecord, this.picklists];
    if (objectInfo === undefined || record === undefined || picklists === undefined) return;
    const { density } = this;
    const valueOf = (name: string): unknown => this.currentValue(name);
    const state = { objectInfo, record, isNew: !this.recordId, density, picklists, valueOf };
    for (const { field, place } of this.members) field.show(state, place);
    this.tellLoad(record);
  }

  /** Tells an error where lightning-messages stands, and to the component that holds the form. */
  protected tellError(error: FetchResponse, unplaced: readonly string[] = []): void {
    for (const { show } of this.messages) show(error, unplaced);
    const { message, output } = error.body;
    this.dispatchEvent(new CustomEvent('error', { detail: { message, detail: message, output: output ?? {}, error } }));
  }

  protected clearErrors(): void {
    for (const { show } of this.messages) show(undefined, []);
  }

  private tellLoad(record: RecordRepresentation): void {
    const loaded = record.id || 'new';
    if (loaded === this.loadedRecord) return;
    this.loadedRecord = loaded;
    this.dispatchEvent(new CustomEvent('load', { detail: this.loadDetail() }));
  }

  private join(event: FormFieldEvent): void {
    event.stopPropagation();
    const { field, place } = event.detail;
    const member = { field, place };
    this.members.add(member);
    event.detail.membership = { leave: () => this.members.delete(member), changed: () => this.update() };
    this.gather();
  }

  private joinMessages(event: FormMessagesEvent): void {
    event.stopPropagation();
    const { detail } = event;
    this.messages.add(detail);
    detail.leave = () => this.messages.delete(detail);
    if (this.failure !== undefined) detail.show(this.failure, []);
  }

  /** Fields join while the page is being drawn; which record fields they make up is settled once all have. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    queueMicrotask(() => {
      this.isGathering = false;
      this.fieldNames = [...new Set([...this.members].map(({ field }) => field.fieldName))];
      this.update(this.unsupported);
    });
  }
}
