import { LightningElement, api } from 'lwc';
import CAPTION from '@salesforce/label/c.Contact_Matrix_Caption';
import CONTACTS from '@salesforce/label/c.Contact_Matrix_Contacts';
import DEPARTMENTS from '@salesforce/label/c.Contact_Matrix_Departments';
import DEPARTMENTS_ALL from '@salesforce/label/c.Contact_Matrix_Departments_All';
import KEY_PLAYER from '@salesforce/label/c.Contact_Matrix_Key_Player';
import LEGEND from '@salesforce/label/c.Contact_Matrix_Legend';
import LEGEND_RECENT from '@salesforce/label/c.Contact_Matrix_Legend_Recent';
import MAIN_CONTACT from '@salesforce/label/c.Contact_Matrix_Main_Contact';
import NO_ACCESS_TEXT from '@salesforce/label/c.Contact_Matrix_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Contact_Matrix_No_Access_Title';
import NO_PEOPLE_TEXT from '@salesforce/label/c.Contact_Matrix_No_People_Text';
import NO_PEOPLE_TITLE from '@salesforce/label/c.Contact_Matrix_No_People_Title';
import NOBODY_TEXT from '@salesforce/label/c.Contact_Matrix_Nobody_Text';
import NOBODY_TITLE from '@salesforce/label/c.Contact_Matrix_Nobody_Title';
import NONE_RECORDED from '@salesforce/label/c.Contact_Matrix_None_Recorded';
import OWNER from '@salesforce/label/c.Contact_Matrix_Owner';
import PEER from '@salesforce/label/c.Contact_Matrix_Peer';
import PERSON from '@salesforce/label/c.Contact_Matrix_Person';
import REACHED from '@salesforce/label/c.Contact_Matrix_Reached';
import SHOW_ALL from '@salesforce/label/c.Contact_Matrix_Show_All';
import TITLE from '@salesforce/label/c.Contact_Matrix_Title';
import { dayText, wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { lastResult } from 'c/lastResult';
import { contactSurface } from 'c/matrixRows';
import type { ContactSurface, MatrixCell, MatrixRow } from 'c/matrixRows';
import type { Message } from 'c/messagePanel';
import type { Coverage, PersonSelect, Stakeholder, TeamRole } from 'c/stakeholder';
import { daysBetween } from 'c/stakeholderSignals';

interface ColumnView {
  readonly key: string;
  readonly name: string;
  readonly note: string;
}

interface CellView {
  readonly key: string;
  readonly text: string;
  readonly mark: string;
  readonly className: string;
}

interface RowView {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly current: 'true' | undefined;
  readonly cells: readonly CellView[];
}

/** A screenful; the rest waits until it is asked for, since each row has a cell for each of us. */
const FIRST = 50;
/** What stands where there was no contact. */
const NONE = '–';
const BETWEEN = ' · ';

/**
 * Our people by their people: who was in contact with whom, how often and when last, and where nobody was.
 *
 * @fires personselect as `PersonSelect`
 */
export default class ContactMatrix extends LightningElement {
  @api people: readonly Stakeholder[] = [];
  /** Undefined where the user may not see it. */
  @api coverage?: readonly Coverage[];
  @api team: readonly TeamRole[] = [];
  @api selectedId?: string;
  /** So many days back contact is recent. */
  @api contactDays?: number;
  /** `YYYY-MM-DD` */
  @api today?: string;

  readonly label = { caption: CAPTION, person: PERSON, title: TITLE };
  private showsAll = false;
  private readonly surfaceOf = lastResult(
    (people: readonly Stakeholder[], coverage: readonly Coverage[] | undefined, team: readonly TeamRole[]) =>
      contactSurface({ people, coverage: coverage ?? [], team }),
  );

  get message(): Message | undefined {
    if (this.people.length === 0) {
      return { iconName: 'utility:people', heading: NO_PEOPLE_TITLE, text: NO_PEOPLE_TEXT };
    }
    if (this.coverage === undefined) {
      return { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };
    }
    return this.surface.columns.length === 0
      ? { iconName: 'utility:people', heading: NOBODY_TITLE, text: NOBODY_TEXT }
      : undefined;
  }

  get summary(): string[] {
    const { reached, departments } = this.surface;
    if (reached === 0) {
      return [NONE_RECORDED];
    }
    const { touched, untouched } = departments;
    const counts = [wholeText(touched.length), wholeText(touched.length + untouched.length)];
    const reachedText = labelText(REACHED, wholeText(reached), wholeText(this.people.length));
    if (touched.length + untouched.length === 0) {
      return [reachedText];
    }
    return [
      reachedText,
      untouched.length === 0
        ? labelText(DEPARTMENTS_ALL, ...counts)
        : labelText(DEPARTMENTS, ...counts, untouched.join(', ')),
    ];
  }

  get legend(): string {
    const recent = this.contactDays === undefined ? '' : labelText(LEGEND_RECENT, wholeText(this.contactDays));
    return `${LEGEND} ${recent}`.trim();
  }

  get columns(): ColumnView[] {
    return this.surface.columns.map(({ user, department, isMainContact }) => ({
      key: user.id,
      name: user.name,
      note: [isMainContact ? MAIN_CONTACT : '', department].filter(Boolean).join(BETWEEN),
    }));
  }

  get rows(): RowView[] {
    const { rows } = this.surface;
    return (this.showsAll ? rows : rows.slice(0, FIRST)).map((row) => this.rowView(row));
  }

  get hasMore(): boolean {
    return !this.showsAll && this.people.length > FIRST;
  }

  get showAllLabel(): string {
    return labelText(SHOW_ALL, wholeText(this.people.length));
  }

  handleShowAll(): void {
    this.showsAll = true;
  }

  handleSelect(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id } }));
  }

  private get surface(): ContactSurface {
    return this.surfaceOf(this.people, this.coverage, this.team);
  }

  private rowView({ person, isKeyPlayer, cells }: MatrixRow): RowView {
    return {
      id: person.id,
      name: person.name,
      note: [isKeyPlayer ? KEY_PLAYER : '', person.department].filter(Boolean).join(BETWEEN),
      current: person.id === this.selectedId ? 'true' : undefined,
      cells: cells.map((cell) => this.cellView(cell)),
    };
  }

  private cellView({ userId, lastContactOn, contacts, isOwner, isPeer }: MatrixCell): CellView {
    return {
      key: userId,
      text: lastContactOn ? `${dayText(lastContactOn)}${BETWEEN}${labelText(CONTACTS, wholeText(contacts))}` : NONE,
      mark: [isOwner ? OWNER : '', isPeer ? PEER : ''].filter(Boolean).join(BETWEEN),
      className: lastContactOn ? this.recencyClass(lastContactOn) : 'none',
    };
  }

  private recencyClass(lastContactOn: string): string {
    const { contactDays, today } = this;
    const isRecent =
      contactDays !== undefined && today !== undefined && daysBetween(lastContactOn, today) <= contactDays;
    return isRecent ? 'recent' : '';
  }
}
