import { LightningElement, api } from 'lwc';

/** What a message panel shows, as components choose it by their state. */
export interface Message {
  readonly iconName: string;
  readonly iconVariant?: string;
  readonly heading: string;
  readonly text: string;
}

/** Says in place of a card's content why there is none, and what to do. */
export default class MessagePanel extends LightningElement {
  /** An SLDS icon such as `utility:clock`; decorative, since the heading says the same. */
  @api iconName = 'utility:info';
  /** The look of the icon, as `lightning-icon` takes it: `error`, `warning`, or nothing. */
  @api iconVariant?: string;
  @api heading = '';
  @api text = '';
}
