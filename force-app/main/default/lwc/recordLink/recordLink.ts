import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

/** A link to a record's page. */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api recordId = '';
  @api objectApiName = '';
  @api label = '';

  address?: string;

  override connectedCallback(): void {
    this.find().catch(reportError);
  }

  private async find(): Promise<void> {
    this.address = await this[NavigationMixin.GenerateUrl]({
      type: 'standard__recordPage',
      attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' },
    });
  }
}
