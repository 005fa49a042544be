import { LightningElement, api, wire } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { RecordRepresentation, WireResult } from 'lightning/uiRecordApi';
import CONTACT_NAME from '@salesforce/schema/Contact.Name';
import CANCEL from '@salesforce/label/c.Stakeholder_Contact_Cancel';
import CHOOSE from '@salesforce/label/c.Stakeholder_Contact_Choose';
import DIFFERS from '@salesforce/label/c.Stakeholder_Contact_Differs';
import FIND from '@salesforce/label/c.Stakeholder_Contact_Find';
import GONE from '@salesforce/label/c.Stakeholder_Contact_Gone';
import SAME from '@salesforce/label/c.Stakeholder_Contact_Same';
import TAKEN from '@salesforce/label/c.Stakeholder_Contact_Taken';
import UNREAD from '@salesforce/label/c.Stakeholder_Contact_Unread';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import { personField } from 'c/personField';
import type { Stakeholder, StakeholderChanges } from 'c/stakeholder';

interface Picker extends HTMLElement {
  clearSelection(): void;
}

/** What `Name` of a stakeholder holds. */
const NAME_LENGTH = 80;

/**
 * Says that a person has no contact, and lets the user choose one of the account's. A contact of another name may be the same person
 * or a successor, which only the user knows: then it asks. The person is called as the contact from then on, in lists and reports too.
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

  @wire(getRecord, { recordId: '$pickedId', fields: [CONTACT_NAME] })
  receiveContact({ data, error }: WireResult<RecordRepresentation>): void {
    if (error !== undefined) {
      this.forget();
      this.note = labelText(UNREAD, errorMessage(error));
    } else if (data && this.pickedId !== undefined) {
      const name = getFieldValue(data, CONTACT_NAME);
      this.pickedName = typeof name === 'string' ? name : '';
      if (isSameName(this.pickedName, this.person?.name ?? '')) {
        this.attach();
      }
    }
  }

  readonly label = { cancel: CANCEL, choose: CHOOSE, find: FIND, gone: GONE };
  readonly displayInfo = { primaryField: 'Name', additionalFields: ['Title'] };
  note = '';
  private pickedId?: string;
  /** What the contact is called that was picked; undefined until it is read. */
  private pickedName?: string;
  private asksFocus = false;

  get isVisible(): boolean {
    return this.fields.Contact__c !== undefined;
  }

  get canChoose(): boolean {
    return personField(this.fields, 'Contact__c', this.lockedReason)?.isReadOnly === false;
  }

  get contactsOfAccount(): object {
    return { criteria: [{ fieldPath: 'AccountId', operator: 'eq', value: this.person?.accountId }] };
  }

  /** What is asked of a contact that is called otherwise. */
  get question(): string | undefined {
    return this.pickedName === undefined ? undefined : labelText(DIFFERS, this.pickedName, this.person?.name ?? '');
  }

  get sameLabel(): string {
    return labelText(SAME, this.pickedName ?? '');
  }

  override renderedCallback(): void {
    const same = this.asksFocus ? this.template?.querySelector<HTMLElement>('.same') : undefined;
    if (same) {
      this.asksFocus = false;
      same.focus();
    }
  }

  handleChange(event: CustomEvent<{ readonly recordId: string | null }>): void {
    event.stopPropagation();
    const { recordId } = event.detail;
    const accountId = this.person?.accountId;
    this.note = '';
    this.putAside();
    if (recordId === null) {
      return;
    }
    const holder = this.people.find((other) => other.contactId === recordId && other.accountId === accountId);
    if (holder) {
      this.note = labelText(TAKEN, holder.name);
      (event.currentTarget as Picker).clearSelection();
      return;
    }
    this.pickedId = recordId;
    this.asksFocus = true;
  }

  handleSame(): void {
    this.attach();
  }

  handleCancel(): void {
    this.forget();
  }

  private attach(): void {
    const isNamed = personField(this.fields, 'Name', this.lockedReason)?.isReadOnly === false;
    const name = (this.pickedName ?? '').slice(0, NAME_LENGTH);
    const detail: StakeholderChanges = { Contact__c: this.pickedId ?? null, ...(isNamed ? { Name: name } : {}) };
    this.putAside();
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private forget(): void {
    this.putAside();
    const picker = this.template?.querySelector<Picker>('lightning-record-picker');
    picker?.clearSelection();
    picker?.focus();
  }

  private putAside(): void {
    this.pickedId = undefined;
    this.pickedName = undefined;
    this.asksFocus = false;
  }
}

/** Case and spaces are spelling, not another person. */
function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase();
  return plain(one) === plain(other);
}
