import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to a record's page. */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api recordId = '';
  @api objectApiName = '';
  @api label = '';

  address?: string;

  override connectedCallback(): void {
    const page = {
      type: 'standard__recordPage',
      attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' },
    };
    this[NavigationMixin.GenerateUrl](page).then(
      (address) => {
        this.address = address;
      },
      () => {
        // Without an address the name stands as text.
        this.address = undefined;
      },
    );
  }
}
