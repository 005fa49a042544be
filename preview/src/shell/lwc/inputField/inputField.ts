import { LightningElement, api } from 'lwc';
import Combobox from 'lightning/combobox';
import DualListbox from 'lightning/dualListbox';
import Input from 'lightning/input';
import Textarea from 'lightning/textarea';

import type { FieldId } from '../../../platform/records.ts';
import type { FieldInfo } from '../../../platform/uiObjectInfoApi.ts';
import type { ComponentClass } from '../../mountPage.ts';
import { bareFieldName } from '../../forms/fieldNames.ts';
import { fieldInput, inputFromValue, valueFromInput, type FieldInput, type InputKind } from '../../forms/fieldInput.ts';
import {
  FormFieldEvent,
  type FormInput,
  type FormState,
  type LayoutPlace,
  type Membership,
} from '../../forms/formField.ts';
import { suggestRecords, type LookupEvent } from '../../forms/lookupSuggestions.ts';
import { picklistOptions, withNone, type PicklistOption } from '../../forms/picklistOptions.ts';
import RecordPicker from '../recordPicker/recordPicker.ts';

const COMPONENTS: Readonly<Record<InputKind, ComponentClass>> = {
  input: Input,
  checkbox: Input,
  textarea: Textarea,
  combobox: Combobox,
  dualListbox: DualListbox,
  recordPicker: RecordPicker,
};

/** What base components that take input have in common. */
interface InputElement extends Element {
  reportValidity: () => boolean;
  setCustomValidity: (message: string) => void;
  focus: () => void;
}

interface ChangeDetail {
  readonly value?: unknown;
  readonly checked?: boolean;
  readonly recordId?: string | null;
}

/** Nothing was entered, or given, yet. */
const UNTOUCHED = Symbol('untouched');

/**
 * lightning-input-field, which is not among the open-source base components: edits a field of the form around it, with the base
 * component that goes with the field's type. A field that the user may not write is shown; one that the user cannot read is not.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-input-field
 */
export default class InputField extends LightningElement {
  @api fieldName: string | FieldId = '';
  @api variant: string | undefined;
  @api required = false;
  @api disabled = false;
  @api readOnly = false;

  /** The field's value; given by the component that holds the form, it replaces the record's. */
  @api get value(): unknown {
    return this.entered === UNTOUCHED ? this.ownValue : this.valueToSend;
  }
  set value(value: unknown) {
    if (value === undefined) return;
    this.given = value;
    this.entered = value;
  }

  /** Whether the value differs from the record's. */
  @api get dirty(): boolean {
    return this.entered !== UNTOUCHED && this.valueToSend !== this.ownValue;
  }

  state: FormState | undefined;
  place: LayoutPlace | undefined;

  private entered: unknown = UNTOUCHED;
  private given: unknown = UNTOUCHED;
  private membership: Membership | undefined;

  override connectedCallback(): void {
    const event = new FormFieldEvent({
      fieldName: bareFieldName(this.fieldName),
      show: (state, place) => {
        this.state = state;
        this.place = place;
        this.dropWhatIsNotOffered();
      },
      input: this.formInput,
    });
    this.dispatchEvent(event);
    this.membership = event.detail.membership;
  }

  override disconnectedCallback(): void {
    this.membership?.leave();
  }

  /** Undefined where there is nothing to show: while the form loads, and for fields that the user cannot read. */
  get info(): FieldInfo | undefined {
    return this.state?.objectInfo.fields[bareFieldName(this.fieldName)];
  }

  get isWritable(): boolean {
    const { info, state, place } = this;
    if (info === undefined || state === undefined || this.readOnly || place?.editable === false) return false;
    return state.isNew ? info.createable : info.updateable;
  }

  get isShownOnly(): boolean {
    return this.info !== undefined && !this.isWritable && this.state?.isNew === false;
  }

  get componentClass(): ComponentClass | undefined {
    const input = this.isWritable ? this.input : undefined;
    return input && COMPONENTS[input.kind];
  }

  /** The preview has no input for it. */
  get refusal(): string | undefined {
    if (!this.isWritable || this.input !== undefined) return undefined;
    return `The preview’s lightning-input-field has no input for ${this.info?.apiName ?? ''} (${this.info?.dataType ?? ''}).`;
  }

  get label(): string {
    return this.place?.label ?? this.info?.label ?? '';
  }

  get usedVariant(): string {
    return this.variant ?? (this.state?.density === 'compact' ? 'label-inline' : 'label-stacked');
  }

  get properties(): Readonly<Record<string, unknown>> {
    const { info, input } = this;
    if (info === undefined || input === undefined) return {};
    const isCheckbox = input.kind === 'checkbox';
    const shown = this.entered === UNTOUCHED ? this.ownValue : this.entered;
    return {
      label: this.label,
      variant: this.usedVariant,
      required: !isCheckbox && this.isRequired,
      disabled: this.disabled || this.isWithoutOptions,
      fieldLevelHelp: info.inlineHelpText ?? undefined,
      ...input.properties,
      ...(input.kind === 'combobox' || input.kind === 'dualListbox' ? { options: this.options(input.kind) } : {}),
      ...(Array.isArray(shown) ? { value: shown } : inputFromValue(input.kind, shown)),
    };
  }

  /** Takes the value as it is for the record's own. */
  @api clean(): void {
    this.given = this.entered;
  }

  /** Goes back to the value that was there first: the one given, else the record's. */
  @api reset(): void {
    this.entered = this.given;
    this.showErrors([]);
  }

  @api reportValidity(): boolean {
    return this.control?.reportValidity() ?? true;
  }

  /** Shows errors of this field, by field name, as the form's error event has them. */
  @api setErrors(errors: {
    readonly output?: { readonly fieldErrors?: Readonly<Record<string, readonly { message: string }[]>> };
  }): void {
    const own = errors.output?.fieldErrors?.[bareFieldName(this.fieldName)] ?? [];
    this.showErrors(own.map(({ message }) => message));
  }

  @api focus(): void {
    this.control?.focus();
  }

  handleChange(event: CustomEvent<ChangeDetail>): void {
    event.stopPropagation();
    const { value, checked, recordId } = event.detail;
    this.control?.setCustomValidity('');
    const kind = this.input?.kind;
    this.entered = kind === 'checkbox' ? checked : kind === 'recordPicker' ? recordId : value;
    this.membership?.changed();
    const told = kind === 'recordPicker' ? { value: recordId === null ? [] : [recordId] } : { value: this.entered };
    const detail = kind === 'checkbox' ? { ...told, checked } : told;
    this.dispatchEvent(new CustomEvent('change', { bubbles: true, composed: true, cancelable: true, detail }));
  }

  /** A lookup of a form offers what its lookup filter admits, as the record stands on the form. */
  handleLookup({ detail }: LookupEvent): void {
    const { info, state } = this;
    if (info === undefined || state === undefined) return;
    const values = Object.keys(state.record.fields)
      .filter((name) => name in state.objectInfo.fields)
      .map((name) => [name, state.valueOf(name)] as const);
    const fields = { ...Object.fromEntries(values), Id: state.isNew ? null : state.record.id };
    detail.answer = suggestRecords(state.objectInfo.apiName, info, detail.term, fields);
  }

  private get formInput(): FormInput {
    return {
      value: () => (this.isWritable && this.input !== undefined ? this.valueToSend : undefined),
      reportValidity: () => this.reportValidity(),
      showErrors: (messages) => this.showErrors(messages),
      saved: () => {
        this.entered = UNTOUCHED;
        this.given = UNTOUCHED;
      },
    };
  }

  private get input(): FieldInput | undefined {
    return this.info && this.state && fieldInput(this.info, this.state.objectInfo);
  }

  private get control(): InputElement | undefined {
    return this.template?.querySelector<InputElement>('.control') ?? undefined;
  }

  private get ownValue(): unknown {
    return this.state?.record.fields[bareFieldName(this.fieldName)]?.value ?? null;
  }

  private get valueToSend(): unknown {
    if (this.entered === UNTOUCHED) return this.ownValue;
    return this.info === undefined ? this.entered : valueFromInput(this.info, this.entered);
  }

  private get isRequired(): boolean {
    return this.required || this.info?.required === true || this.place?.required === true;
  }

  private get offered(): PicklistOption[] {
    const { info, state } = this;
    const values = info && state?.picklists[info.apiName];
    if (values === undefined) return [];
    const controller = info?.controllerName;
    if (!controller) return picklistOptions(values);
    return picklistOptions(values, { value: state?.valueOf(controller) as string | boolean | null | undefined });
  }

  /** A dependent picklist takes no input until its controlling field has a value that allows some. */
  private get isWithoutOptions(): boolean {
    const isPicklist = this.input?.kind === 'combobox' || this.input?.kind === 'dualListbox';
    return isPicklist && Boolean(this.info?.controllerName) && this.offered.length === 0;
  }

  /** Once its controlling field has another value, a dependent picklist keeps no value that goes with the former one. */
  private dropWhatIsNotOffered(): void {
    const { info, state, valueToSend } = this;
    const controller = info?.controllerName;
    if (!controller || state === undefined || this.input?.kind !== 'combobox' || valueToSend === null) return;
    const hasMoved = state.valueOf(controller) !== (state.record.fields[controller]?.value ?? null);
    if (hasMoved && !this.offered.some(({ value }) => value === valueToSend)) this.entered = null;
  }

  private options(kind: InputKind): PicklistOption[] {
    return kind === 'combobox' ? withNone(this.offered, this.valueToSend) : this.offered;
  }

  private showErrors(messages: readonly string[]): boolean {
    const { control } = this;
    if (control === undefined) return false;
    control.setCustomValidity(messages[0] ?? '');
    control.reportValidity();
    return true;
  }
}
