import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import CLOSE from '@salesforce/label/c.Stakeholder_Panel_Close';
import CONTACT_UNCOUNTED from '@salesforce/label/c.Stakeholder_Panel_Contact_Uncounted';
import KEY_PLAYER from '@salesforce/label/c.Stakeholder_Panel_Key_Player';
import KNOWLEDGE from '@salesforce/label/c.Stakeholder_Panel_Knowledge';
import LAST_CONTACT from '@salesforce/label/c.Stakeholder_Panel_Last_Contact';
import LINES from '@salesforce/label/c.Stakeholder_Panel_Lines';
import LOG_CONTACT from '@salesforce/label/c.Stakeholder_Panel_Log_Contact';
import NO_CONTACT from '@salesforce/label/c.Stakeholder_Panel_No_Contact';
import PROFILE from '@salesforce/label/c.Stakeholder_Panel_Profile';
import REMOVE from '@salesforce/label/c.Stakeholder_Panel_Remove';
import SAVED from '@salesforce/label/c.Stakeholder_Panel_Saved';
import SAVING from '@salesforce/label/c.Stakeholder_Panel_Saving';
import STANDING from '@salesforce/label/c.Stakeholder_Panel_Standing';
import VOICE from '@salesforce/label/c.Stakeholder_Panel_Voice';
import type { TextSave } from 'c/autosaveText';
import { today } from 'c/calendarDay';
import { dayText, daysAgoText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { personField } from 'c/personField';
import type { PersonField } from 'c/personField';
import type {
  LinkAdd,
  LinkRemove,
  ManagerChange,
  PeopleChange,
  PersonSelect,
  Stakeholder,
  StakeholderChanges,
  StakeholderLink,
  StakeholderPicklists,
} from 'c/stakeholder';
import type { EntryKeep } from 'c/stakeholderEntries';
import { daysBetween, entriesOf, isKeyPlayer } from 'c/stakeholderSignals';

/** How far what was changed is saved: shown quietly, but for a failure. */
export type SaveState = 'saved' | 'saving' | { readonly failed: string };

/** The person that is shown. Another person gets elements of their own, so that nothing typed for one is saved for the other. */
interface Shown {
  readonly key: string;
  readonly person: Stakeholder;
  readonly texts: readonly LongText[];
  /** All entries of this person, where a merge left several. */
  readonly entries: readonly Stakeholder[] | undefined;
}

interface LongText extends PersonField {
  readonly name: TextField;
  readonly value: string | undefined;
  readonly maxLength: number;
}

const TEXTS = {
  Notes__c: 'notes',
  Success_Definition__c: 'successDefinition',
  Value_Message__c: 'valueMessage',
} as const;
const LENGTHS = { Notes__c: 4000, Success_Definition__c: 2000, Value_Message__c: 2000 } as const;

type TextField = keyof typeof TEXTS;

/**
 * All that is known of one person, changed in place. It saves nothing itself: every change is said at once, and the person is shown as
 * the container then gives them.
 *
 * @fires peoplechange @see PeopleChange
 * @fires managerchange @see ManagerChange
 * @fires linkadd
 * @fires linkremove @see LinkRemove
 * @fires personselect when the user follows a line to somebody else
 * @fires personremove with `{ id }`; the container offers to undo it
 * @fires logcontact with `{ id }`
 * @fires quotenoted
 * @fires close with Escape too; the container brings the focus back to the person in the view
 */
export default class StakeholderPanel extends LightningElement {
  @api person?: Stakeholder;
  @api links: readonly StakeholderLink[] = [];
  /** Set while it is not known which links there are. */
  @api unreadLinks?: 'loading' | 'failed';
  @api people: readonly Stakeholder[] = [];
  /** What object info says of `Stakeholder__c`: a field that is missing is not for this user to see. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api picklists?: StakeholderPicklists;
  /** Why the user may change nothing; undefined where they may. */
  @api lockedReason?: string;
  @api saveState?: SaveState;
  /** Whether the job has not counted contact yet, or it is not read: then silence means nothing. */
  @api isContactUncounted = false;

  readonly label = {
    close: CLOSE,
    keyPlayer: KEY_PLAYER,
    knowledge: KNOWLEDGE,
    lines: LINES,
    logContact: LOG_CONTACT,
    profile: PROFILE,
    remove: REMOVE,
    standing: STANDING,
    voice: VOICE,
  };

  get shown(): Shown[] {
    const { person } = this;
    if (!person) {
      return [];
    }
    const entries = entriesOf(person, this.people);
    const texts = this.textsOf(person);
    return [{ key: person.id, person, texts, entries: entries.length > 1 ? entries : undefined }];
  }

  get isKeyPlayer(): boolean {
    return this.person !== undefined && isKeyPlayer(this.person);
  }

  get isContactGone(): boolean {
    return this.person?.contactId === undefined;
  }

  /** Title and, while people of several accounts are shown, the account. */
  get subtitle(): string {
    const { person, people } = this;
    const isOneOfSeveral = people.some(({ accountId }) => accountId !== person?.accountId);
    return [person?.title, isOneOfSeveral ? person?.accountName : undefined].filter(Boolean).join(' · ');
  }

  get lastContact(): string | undefined {
    if (!this.fields.Last_Contact_On__c) {
      return undefined;
    }
    const day = this.person?.lastContactOn;
    if (day === undefined) {
      return this.isContactUncounted ? CONTACT_UNCOUNTED : NO_CONTACT;
    }
    return labelText(LAST_CONTACT, daysAgoText(daysBetween(day, today())));
  }

  get lastContactDay(): string {
    return dayText(this.person?.lastContactOn ?? '');
  }

  get failure(): string | undefined {
    return typeof this.saveState === 'object' ? this.saveState.failed : undefined;
  }

  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  get progress(): string {
    const words = { saved: SAVED, saving: SAVING };
    return typeof this.saveState === 'string' ? words[this.saveState] : '';
  }

  get hasTexts(): boolean {
    return this.shown.some(({ texts }) => texts.length > 0);
  }

  get isRemovable(): boolean {
    return personField(this.fields, 'Active__c', this.lockedReason)?.isReadOnly === false;
  }

  /** For whoever opens the panel: begins with the name, and brings the panel into sight, which may be below the map. */
  @api
  focus(): void {
    const heading = this.takeFocus();
    const top = heading?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 2) {
      heading?.closest('section')?.scrollIntoView({ block: 'start' });
    }
  }

  handleFields(event: CustomEvent<StakeholderChanges>): void {
    this.change(event.detail);
  }

  handleText(event: CustomEvent<TextSave>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    this.change({ [field as TextField]: event.detail.value ?? null });
  }

  handleManager({ detail }: CustomEvent<ManagerChange>): void {
    this.say('managerchange', detail);
  }

  handleLinkAdd({ detail }: CustomEvent<LinkAdd>): void {
    this.say('linkadd', detail);
  }

  handleLinkRemove({ detail }: CustomEvent<LinkRemove>): void {
    this.say('linkremove', detail);
  }

  handleSelect({ detail }: CustomEvent<PersonSelect>): void {
    this.say('personselect', detail);
  }

  /** The one that is kept is shown from then on, and has the focus: what was pressed goes away. */
  handleKeep({ detail }: CustomEvent<EntryKeep>): void {
    this.takeFocus();
    this.say('personselect', { id: detail.id });
    this.say('peoplechange', { ids: detail.otherIds, changes: { Active__c: false } } satisfies PeopleChange);
  }

  handleQuoteNoted(): void {
    this.say('quotenoted');
  }

  handleLogContact(): void {
    this.say('logcontact', { id: this.person?.id });
  }

  handleRemove(): void {
    this.say('personremove', { id: this.person?.id });
  }

  handleClose(): void {
    this.close();
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      this.close();
    }
  }

  /** What was typed last is saved as its field loses the focus; fields that go away with the focus in them would not tell. */
  private close(): void {
    this.takeFocus();
    this.say('close');
  }

  private takeFocus(): HTMLElement | null | undefined {
    const heading = this.template?.querySelector<HTMLElement>('h3');
    heading?.focus({ preventScroll: true });
    return heading;
  }

  private change(changes: StakeholderChanges): void {
    const detail: PeopleChange = { ids: [this.person?.id ?? ''], changes };
    this.say('peoplechange', detail);
  }

  private say(name: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private textsOf(person: Stakeholder): LongText[] {
    return (Object.keys(TEXTS) as TextField[]).flatMap((name) => {
      const field = personField(this.fields, name, this.lockedReason);
      return field ? [{ ...field, name, value: person[TEXTS[name]], maxLength: LENGTHS[name] }] : [];
    });
  }
}
