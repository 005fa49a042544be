import { LightningElement, api } from 'lwc';
import PLACEHOLDER from '@salesforce/label/c.User_Picker_Placeholder';
import UNSEEN from '@salesforce/label/c.User_Picker_Unseen';
import type { Colleague } from 'c/stakeholder';

/** What `userchange` says. */
export interface UserChange {
  readonly id: string | undefined;
}

/** A colleague: found by name among active users, shown with the title. */
export default class UserPicker extends LightningElement {
  @api label = '';
  @api help?: string;
  @api user?: Colleague;
  @api isReadOnly = false;

  readonly texts = { placeholder: PLACEHOLDER };
  readonly filter = { criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] };
  readonly displayInfo = { primaryField: 'Name', additionalFields: ['Title'] };

  /** The picker wants null for nobody. */
  get userId(): string | null {
    return this.user?.id ?? null;
  }

  get name(): string | undefined {
    return this.user && (this.user.name || UNSEEN);
  }

  get jobTitle(): string | undefined {
    return this.user?.title;
  }

  /** Begins with the search; a user who may only read has nothing to begin with. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-record-picker')?.focus();
  }

  handleChange(event: CustomEvent<{ readonly recordId: string | null }>): void {
    event.stopPropagation();
    const detail: UserChange = { id: event.detail.recordId ?? undefined };
    this.dispatchEvent(new CustomEvent('userchange', { detail }));
  }
}
