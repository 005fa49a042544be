import { LightningElement, api } from 'lwc';

/** flexipage:richText: text that the page itself holds, on a card unless it says otherwise. */
export default class RichText extends LightningElement {
  @api richTextValue = '';
  @api decorate: string | undefined;

  get cardClass(): string {
    return this.decorate === 'false' ? '' : 'slds-card slds-var-p-around_medium';
  }
}
