import { LightningElement } from 'lwc';

import type { FetchResponse } from '../../../platform/fetchResponse.ts';
import { FormMessagesEvent, type MessagesJoin } from '../../forms/formField.ts';

/**
 * lightning-messages, which is not among the open-source base components: the errors of the form around it that belong to no
 * field.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-messages
 */
export default class Messages extends LightningElement {
  message = '';
  details: readonly string[] = [];

  private join: MessagesJoin | undefined;

  override connectedCallback(): void {
    const event = new FormMessagesEvent((error, details) => this.show(error, details));
    this.dispatchEvent(event);
    this.join = event.detail;
  }

  override disconnectedCallback(): void {
    this.join?.leave?.();
  }

  get hasDetails(): boolean {
    return this.details.length > 0;
  }

  private show(error: FetchResponse | undefined, details: readonly string[]): void {
    this.message = error?.body.message ?? '';
    this.details = details;
  }
}
