import { LightningElement, api } from 'lwc';
import ADD from '@salesforce/label/c.Contact_List_Add';
import ADD_AS from '@salesforce/label/c.Contact_List_Add_As';
import ADDING from '@salesforce/label/c.Contact_List_Adding';
import ADD_NAME from '@salesforce/label/c.Contact_List_Add_Name';
import BRING_BACK from '@salesforce/label/c.Contact_List_Bring_Back';
import BRING_BACK_NAME from '@salesforce/label/c.Contact_List_Bring_Back_Name';
import ON_THE_MAP from '@salesforce/label/c.Contact_List_On_The_Map';
import { labelText } from 'c/labelText';

/** A contact as the list shows it. */
export interface ContactRow {
  readonly id: string;
  readonly name: string;
  /** Title and address. */
  readonly detail: string;
  /** Why the contact belongs on the map, in words. */
  readonly reason: string;
  /** The label of the role that one click gives; undefined for none. */
  readonly roleLabel: string | undefined;
  /** `absent` was never on the map, `removed` was taken off it. */
  readonly state: 'absent' | 'removed' | 'adding' | 'there';
  readonly error: string | undefined;
}

interface Shown extends ContactRow {
  readonly button: { readonly label: string; readonly title: string } | undefined;
  readonly stateText: string;
}

/**
 * Contacts to put on the map, each by one click.
 *
 * @fires contactadd with `{ id }`
 */
export default class ContactList extends LightningElement {
  @api heading = '';
  @api contacts: readonly ContactRow[] = [];

  /** The button that was pressed: when it goes away, the one that takes its place has the focus, or else the heading. */
  private pressed?: { readonly id: string; readonly place: number };

  get rows(): Shown[] {
    return this.contacts.map((contact) => ({
      ...contact,
      button: buttonOf(contact),
      stateText: { absent: '', removed: '', adding: ADDING, there: ON_THE_MAP }[contact.state],
    }));
  }

  override renderedCallback(): void {
    const { pressed } = this;
    const buttons = this.buttons;
    if (pressed !== undefined && !buttons.some(({ dataset }) => dataset.id === pressed.id)) {
      this.pressed = undefined;
      (buttons[pressed.place] ?? buttons.at(-1) ?? this.template?.querySelector('h4'))?.focus();
    }
  }

  handleAdd(event: Event): void {
    const button = event.currentTarget as HTMLElement;
    const { id = '' } = button.dataset;
    this.pressed = { id, place: this.buttons.indexOf(button) };
    this.dispatchEvent(new CustomEvent('contactadd', { detail: { id } }));
  }

  private get buttons(): HTMLElement[] {
    return [...(this.template?.querySelectorAll<HTMLElement>('lightning-button') ?? [])];
  }
}

function buttonOf({ state, name, roleLabel }: ContactRow): Shown['button'] {
  switch (state) {
    case 'absent':
      return {
        label: roleLabel === undefined ? ADD : labelText(ADD_AS, roleLabel),
        title: labelText(ADD_NAME, name),
      };
    case 'removed':
      return { label: BRING_BACK, title: labelText(BRING_BACK_NAME, name) };
    default:
      return undefined;
  }
}
