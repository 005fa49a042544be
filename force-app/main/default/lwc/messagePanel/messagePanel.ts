import { LightningElement, api } from 'lwc';

/** Says in place of a card's content why there is none, and what to do. */
export default class MessagePanel extends LightningElement {
  /** An SLDS icon such as `utility:clock`; decorative, since the heading says the same. */
  @api iconName = 'utility:info';
  /** The look of the icon, as `lightning-icon` takes it: `error`, `warning`, or nothing. */
  @api iconVariant?: string;
  @api heading = '';
  @api text = '';
}
