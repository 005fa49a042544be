import { LightningElement, api } from 'lwc';

import type { FieldId } from '../../../platform/records.ts';
import type { FieldInfo } from '../../../platform/uiObjectInfoApi.ts';
import { bareFieldName } from '../../forms/fieldNames.ts';
import { FormFieldEvent, type FormState, type LayoutPlace, type Membership } from '../../forms/formField.ts';

/**
 * lightning-output-field, which is not among the open-source base components: label and value of a field of the form around it.
 * Shows nothing of a field that the user cannot read.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-output-field
 */
export default class OutputField extends LightningElement {
  @api fieldName: string | FieldId = '';
  @api variant: string | undefined;

  state: FormState | undefined;
  place: LayoutPlace | undefined;

  private membership: Membership | undefined;

  override connectedCallback(): void {
    const event = new FormFieldEvent({
      fieldName: bareFieldName(this.fieldName),
      show: (state, place) => {
        this.state = state;
        this.place = place;
      },
    });
    this.dispatchEvent(event);
    this.membership = event.detail.membership;
  }

  override disconnectedCallback(): void {
    this.membership?.leave();
  }

  get info(): FieldInfo | undefined {
    const name = bareFieldName(this.fieldName);
    return this.state?.record.fields[name] === undefined ? undefined : this.state.objectInfo.fields[name];
  }

  get label(): string {
    return this.place?.label ?? this.info?.label ?? '';
  }

  get usedVariant(): string {
    return this.variant ?? (this.state?.density === 'compact' ? 'label-inline' : 'label-stacked');
  }
}
