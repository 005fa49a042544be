import { LightningElement, api } from 'lwc';

import { isNestedRecord, fieldAt, type RecordRepresentation } from '../../../platform/records.ts';
import type { FieldInfo } from '../../../platform/uiObjectInfoApi.ts';
import { lookupNamePath } from '../../forms/fieldNames.ts';
import { markupOf, presentField, type FieldPresentation } from '../../fieldPresentation.ts';

/** A label and what a record holds: how forms show a field that takes no input. */
export default class ReadOnlyField extends LightningElement {
  @api info!: FieldInfo;
  @api record!: RecordRepresentation;
  @api label = '';
  /** As base components have it: standard, label-hidden, label-stacked, label-inline. */
  @api variant = 'standard';

  get elementClass(): string {
    const layout = this.variant === 'label-inline' ? 'slds-form-element_horizontal' : 'slds-form-element_stacked';
    return `slds-form-element slds-form-element_readonly ${layout}`;
  }

  get labelClass(): string {
    return this.variant === 'label-hidden' ? 'slds-assistive-text' : 'slds-form-element__label';
  }

  get isCheckbox(): boolean {
    return this.info.dataType === 'Boolean';
  }

  get isChecked(): boolean {
    return this.record.fields[this.info.apiName]?.value === true;
  }

  get richText(): string | undefined {
    return markupOf(this.info, this.record.fields[this.info.apiName]);
  }

  get presentation(): FieldPresentation {
    const path = lookupNamePath(this.info);
    const field = this.record.fields[this.info.apiName];
    if (path === undefined) return presentField(this.info, field);
    const id = field?.value;
    if (typeof id !== 'string') return { text: '', href: undefined };
    const name = fieldAt(this.record, path.split('.'))?.value;
    const [relationship = ''] = path.split('.');
    const target = this.record.fields[relationship]?.value;
    const object = isNestedRecord(target) ? target.apiName : undefined;
    const href = object === undefined ? undefined : `/lightning/r/${object}/${id}/view`;
    return { text: typeof name === 'string' ? name : id, href };
  }
}
