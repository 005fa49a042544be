import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import CLOSE from '@salesforce/label/c.Explanation_Close';

/** The window that explains an account's tier. */
export default class TierExplanationModal extends LightningModal {
  @api label = '';
  @api recordId?: string;

  readonly closeLabel = CLOSE;

  handleClose(): void {
    this.close();
  }
}
