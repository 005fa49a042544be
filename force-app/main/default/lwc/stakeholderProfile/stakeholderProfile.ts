import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import NONE from '@salesforce/label/c.Stakeholder_Profile_None';
import TITLES from '@salesforce/label/c.Stakeholder_Profile_Titles';
import TITLE_UNKNOWN from '@salesforce/label/c.Stakeholder_Profile_Title_Unknown';
import type { TextSave } from 'c/autosaveText';
import { labelText } from 'c/labelText';
import { personField } from 'c/personField';
import type { PersonField } from 'c/personField';
import type { Choice, EditableField, Stakeholder, StakeholderChanges, StakeholderPicklists } from 'c/stakeholder';
import type { UserChange } from 'c/userPicker';

/** A picklist as the template asks for it. */
interface Picked extends PersonField {
  readonly name: 'Role__c' | 'Level__c';
  readonly value: string;
  readonly text: string | undefined;
  readonly options: readonly Choice[];
}

/** What a person is for us: role, department, level, and who of us is theirs. */
export default class StakeholderProfile extends LightningElement {
  @api person?: Stakeholder;
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api picklists?: StakeholderPicklists;
  @api lockedReason?: string;
  /** Set while the last save failed. */
  @api keepsText = false;

  get picked(): Picked[] {
    const { person, picklists } = this;
    return [
      ...this.pickedOf('Role__c', person?.role, picklists?.roles),
      ...this.pickedOf('Level__c', person?.level, picklists?.levels),
    ];
  }

  get department(): PersonField | undefined {
    return this.field('Department__c');
  }

  get owner(): PersonField | undefined {
    return this.field('Relationship_Owner__c');
  }

  get executivePeer(): PersonField | undefined {
    return this.field('Executive_Peer__c');
  }

  /** Both titles side by side, so that one sees whether the pair is of one level. */
  get titles(): string | undefined {
    const { executivePeer: peer, title } = this.person ?? {};
    return peer && labelText(TITLES, title ?? TITLE_UNKNOWN, peer.title ?? TITLE_UNKNOWN);
  }

  handlePick(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    this.say(field as Picked['name'], event.detail.value || null);
  }

  handleDepartment(event: CustomEvent<TextSave>): void {
    this.say('Department__c', event.detail.value ?? null);
  }

  handleOwner(event: CustomEvent<UserChange>): void {
    this.say('Relationship_Owner__c', event.detail.id ?? null);
  }

  handlePeer(event: CustomEvent<UserChange>): void {
    this.say('Executive_Peer__c', event.detail.id ?? null);
  }

  private say(field: EditableField, value: string | null): void {
    const detail: StakeholderChanges = { [field]: value };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private pickedOf(name: Picked['name'], value = '', choices: readonly Choice[] = []): Picked[] {
    const field = this.field(name);
    if (!field) {
      return [];
    }
    const known = choices.find((choice) => choice.value === value);
    const current = value === '' || known ? [] : [{ label: value, value }];
    const options = [{ label: NONE, value: '' }, ...choices, ...current];
    return [{ ...field, name, value, text: known?.label ?? value, options }];
  }

  private field(name: EditableField): PersonField | undefined {
    return personField(this.fields, name, this.lockedReason);
  }
}
