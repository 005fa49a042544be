import { LightningElement, api } from 'lwc';
import DISMISS from '@salesforce/label/c.Stakeholder_Notice_Dismiss';
import RETRY from '@salesforce/label/c.Stakeholder_Notice_Retry';

/**
 * Something that was not saved, in words.
 *
 * @fires retry
 * @fires dismiss
 */
export default class StakeholderNotice extends LightningElement {
  @api text = '';
  /** One line each for several people. */
  @api lines: readonly string[] = [];
  /** Whether trying again may help. */
  @api canRetry = false;

  readonly label = { dismiss: DISMISS, retry: RETRY };

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get keyedLines(): { readonly key: string; readonly text: string }[] {
    return this.lines.map((text, index) => ({ key: String(index), text }));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  handleDismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
