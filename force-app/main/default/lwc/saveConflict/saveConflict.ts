import { LightningElement, api } from 'lwc';
import BY from '@salesforce/label/c.Save_Conflict_By';
import CHANGED from '@salesforce/label/c.Save_Conflict_Changed';
import EMPTIED from '@salesforce/label/c.Save_Conflict_Emptied';
import FILLED from '@salesforce/label/c.Save_Conflict_Filled';
import SOMEBODY from '@salesforce/label/c.Save_Conflict_Somebody';
import TAKE_OVER from '@salesforce/label/c.Save_Conflict_Take_Over';
import TITLE from '@salesforce/label/c.Save_Conflict_Title';
import { labelText } from 'c/labelText';

/** A field that somebody else changed, in the words of the screen. */
export interface ForeignChange {
  readonly field: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Says that somebody else changed the record after it was read, and what.
 *
 * @fires takeover when the user wants to go on from there
 * @fires giveup when the user leaves it at what is there now
 */
export default class SaveConflict extends LightningElement {
  @api changedBy?: string;
  @api changes: readonly ForeignChange[] = [];
  /** What happened, where it was not in a form of an account. */
  @api explanation?: string;
  @api takeOverLabel = TAKE_OVER;
  /** Without it, giving up is not offered. */
  @api giveUpLabel?: string;

  readonly label = { title: TITLE };

  get text(): string {
    return this.explanation ?? (this.changedBy === undefined ? SOMEBODY : labelText(BY, this.changedBy));
  }

  get lines(): string[] {
    return this.changes.map(({ field, from, to }) => {
      if (!to) {
        return labelText(EMPTIED, field, from ?? '');
      }
      return from ? labelText(CHANGED, field, to, from) : labelText(FILLED, field, to);
    });
  }

  handleTakeOver(): void {
    this.dispatchEvent(new CustomEvent('takeover'));
  }

  handleGiveUp(): void {
    this.dispatchEvent(new CustomEvent('giveup'));
  }
}
