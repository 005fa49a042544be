import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to one of an object's list views. */
export default class ListLink extends NavigationMixin(LightningElement) {
  @api objectApiName = '';
  /** API name of the list view. */
  @api filterName = '';
  @api label = '';

  address?: string;

  override connectedCallback(): void {
    const page = {
      type: 'standard__objectPage',
      attributes: { objectApiName: this.objectApiName, actionName: 'list' },
      state: { filterName: this.filterName },
    };
    this[NavigationMixin.GenerateUrl](page).then(
      (address) => {
        this.address = address;
      },
      () => {
        // Without an address there is nothing to follow.
        this.address = undefined;
      },
    );
  }
}
