import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CHOOSE from '@salesforce/label/c.Stakeholder_Contact_Choose';
import FIND from '@salesforce/label/c.Stakeholder_Contact_Find';
import GONE from '@salesforce/label/c.Stakeholder_Contact_Gone';
import TAKEN from '@salesforce/label/c.Stakeholder_Contact_Taken';
import { labelText } from 'c/labelText';
import { personField } from 'c/personField';
import type { Stakeholder, StakeholderChanges } from 'c/stakeholder';

interface Picker extends HTMLElement {
  clearSelection(): void;
}

/**
 * Says that a person has no contact, and lets the user choose one of the account's.
 *
 * @fires fieldchange with the `StakeholderChanges`
 */
export default class StakeholderContact extends LightningElement {
  @api person?: Stakeholder;
  /** The people on the map: each has a contact of their own. */
  @api people: readonly Stakeholder[] = [];
  /** What object info says of `Stakeholder__c`: whoever may not see contacts is told nothing of them. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api lockedReason?: string;

  readonly label = { choose: CHOOSE, find: FIND, gone: GONE };
  readonly displayInfo = { primaryField: 'Name', additionalFields: ['Title'] };
  note = '';

  get isVisible(): boolean {
    return this.fields.Contact__c !== undefined;
  }

  get canChoose(): boolean {
    return personField(this.fields, 'Contact__c', this.lockedReason)?.isReadOnly === false;
  }

  get contactsOfAccount(): object {
    return { criteria: [{ fieldPath: 'AccountId', operator: 'eq', value: this.person?.accountId }] };
  }

  handleChange(event: CustomEvent<{ readonly recordId: string | null }>): void {
    event.stopPropagation();
    const { recordId } = event.detail;
    const accountId = this.person?.accountId;
    this.note = '';
    if (recordId === null) {
      return;
    }
    const holder = this.people.find((other) => other.contactId === recordId && other.accountId === accountId);
    if (holder) {
      this.note = labelText(TAKEN, holder.name);
      (event.currentTarget as Picker).clearSelection();
      return;
    }
    const detail: StakeholderChanges = { Contact__c: recordId };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }
}
