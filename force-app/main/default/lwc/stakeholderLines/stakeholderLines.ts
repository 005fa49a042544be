import { LightningElement, api } from 'lwc';
import ADD from '@salesforce/label/c.Stakeholder_Lines_Add';
import ALREADY from '@salesforce/label/c.Stakeholder_Lines_Already';
import CANCEL from '@salesforce/label/c.Stakeholder_Lines_Cancel';
import CHANGE_MANAGER from '@salesforce/label/c.Stakeholder_Lines_Change_Manager';
import FAILED from '@salesforce/label/c.Stakeholder_Lines_Failed';
import FIND from '@salesforce/label/c.Stakeholder_Lines_Find';
import KIND from '@salesforce/label/c.Stakeholder_Lines_Kind';
import LOADING from '@salesforce/label/c.Stakeholder_Lines_Loading';
import MANAGER from '@salesforce/label/c.Stakeholder_Lines_Manager';
import NO_MANAGER from '@salesforce/label/c.Stakeholder_Lines_No_Manager';
import PERSON from '@salesforce/label/c.Stakeholder_Lines_Person';
import REMOVE_MANAGER from '@salesforce/label/c.Stakeholder_Lines_Remove_Manager';
import REPORTS from '@salesforce/label/c.Stakeholder_Lines_Reports';
import STRENGTH from '@salesforce/label/c.Stakeholder_Lines_Strength';
import { lastResult } from 'c/lastResult';
import type { LinkRemove, ManagerChange, PersonSelect, Stakeholder, StakeholderLink } from 'c/stakeholder';
import { STRENGTH_CHOICES, TIE_CHOICES, linesOf, newLine, otherPerson } from './lineView.ts';
import type { LineView, OtherPerson } from './lineView.ts';

interface Picker extends HTMLElement {
  clearSelection(): void;
}

const DEFAULT_TIE = '0';
const DEFAULT_STRENGTH = '2';

/**
 * Whom a person reports to, who reports to them, and the other lines to people of the map. Nothing is shown before the links that are
 * given say so: a change that is refused leaves no trace.
 *
 * @fires managerchange @see ManagerChange
 * @fires linkadd
 * @fires linkremove @see LinkRemove
 * @fires personselect @see PersonSelect
 */
export default class StakeholderLines extends LightningElement {
  @api person?: Stakeholder;
  @api links: readonly StakeholderLink[] = [];
  @api people: readonly Stakeholder[] = [];
  @api lockedReason?: string;
  /** Set while it is not known which lines there are: nothing is said of them then, nor asked. */
  @api unread?: 'loading' | 'failed';

  readonly label = {
    add: ADD,
    cancel: CANCEL,
    changeManager: CHANGE_MANAGER,
    failed: FAILED,
    find: FIND,
    kind: KIND,
    loading: LOADING,
    manager: MANAGER,
    noManager: NO_MANAGER,
    person: PERSON,
    removeManager: REMOVE_MANAGER,
    reports: REPORTS,
    strength: STRENGTH,
  };
  readonly ties = TIE_CHOICES;
  readonly strengths = STRENGTH_CHOICES;
  readonly displayInfo = { primaryField: 'Name', additionalFields: ['Role__c'] };

  tie = DEFAULT_TIE;
  strength = DEFAULT_STRENGTH;
  note?: string;
  private asksForManager = false;
  private asksForLine = false;
  private readonly byIdOf = lastResult(peopleById);
  /** What gets the focus with the next rendering, as the button that had it goes away. */
  private nextFocus?: string;

  get isLoading(): boolean {
    return this.unread === 'loading';
  }

  get isEditable(): boolean {
    return this.lockedReason === undefined;
  }

  get manager(): OtherPerson | undefined {
    const line = this.links.find(({ kind, fromId }) => kind === 'Reports To' && fromId === this.person?.id);
    return line && otherPerson(this.byId, line.toId);
  }

  get reports(): OtherPerson[] {
    return this.links
      .filter(({ kind, toId }) => kind === 'Reports To' && toId === this.person?.id)
      .map(({ fromId }) => otherPerson(this.byId, fromId))
      .filter(({ isShown }) => isShown)
      .sort((one, two) => one.name.localeCompare(two.name));
  }

  get hasReports(): boolean {
    return this.reports.length > 0;
  }

  get lines(): LineView[] {
    return linesOf(this.person?.id ?? '', this.links, this.byId);
  }

  get isAskingForManager(): boolean {
    return this.isEditable && (this.asksForManager || this.manager === undefined);
  }

  get isAskingForLine(): boolean {
    return this.isEditable && this.asksForLine;
  }

  get mayAskForLine(): boolean {
    return this.isEditable && !this.asksForLine;
  }

  /** The active people of the same account: a line does not lead from one account to another. */
  get others(): object {
    return {
      criteria: [
        { fieldPath: 'Account__c', operator: 'eq', value: this.person?.accountId },
        { fieldPath: 'Active__c', operator: 'eq', value: true },
        { fieldPath: 'Id', operator: 'ne', value: this.person?.id },
      ],
    };
  }

  override renderedCallback(): void {
    const selector = this.nextFocus;
    if (selector !== undefined) {
      this.nextFocus = undefined;
      this.template?.querySelector<HTMLElement>(selector)?.focus();
    }
  }

  handleSelect(event: Event): void {
    const detail: PersonSelect = { id: idOf(event) };
    this.dispatchEvent(new CustomEvent('personselect', { detail }));
  }

  handleChangeManager(): void {
    this.asksForManager = true;
    this.nextFocus = '.manager-picker';
  }

  handleRemoveManager(): void {
    this.sayManager(undefined);
    this.nextFocus = '.manager-picker';
  }

  handleManager(event: CustomEvent<{ readonly recordId: string | null }>): void {
    event.stopPropagation();
    const { recordId } = event.detail;
    if (recordId) {
      this.emptyPicker(event);
      this.sayManager(recordId);
      this.nextFocus = '.change-manager';
    }
  }

  handleAsk(): void {
    this.asksForLine = true;
    this.nextFocus = '.line-kind';
  }

  handleCancel(): void {
    this.closeForm();
  }

  handleTie(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    this.tie = event.detail.value;
    this.note = undefined;
  }

  handleStrength(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    this.strength = event.detail.value;
  }

  handleOther(event: CustomEvent<{ readonly recordId: string | null }>): void {
    event.stopPropagation();
    const { recordId } = event.detail;
    if (!recordId) {
      return;
    }
    const detail = newLine(this, this.person?.id ?? '', recordId, this.links);
    this.emptyPicker(event);
    if (detail) {
      this.dispatchEvent(new CustomEvent('linkadd', { detail }));
      this.closeForm();
    } else {
      this.note = ALREADY;
    }
  }

  handleRemove(event: Event): void {
    const detail: LinkRemove = { id: idOf(event) };
    this.nextFocus = '.add-line';
    this.dispatchEvent(new CustomEvent('linkremove', { detail }));
  }

  private get byId(): ReadonlyMap<string, Stakeholder> {
    return this.byIdOf(this.people);
  }

  private sayManager(managerId: string | undefined): void {
    this.asksForManager = false;
    const detail: ManagerChange = { id: this.person?.id ?? '', managerId };
    this.dispatchEvent(new CustomEvent('managerchange', { detail }));
  }

  /** What was picked is shown as the links have it, not by the picker. */
  private emptyPicker(event: Event): void {
    (event.currentTarget as Picker).clearSelection();
  }

  private closeForm(): void {
    this.asksForLine = false;
    this.note = undefined;
    this.tie = DEFAULT_TIE;
    this.strength = DEFAULT_STRENGTH;
    this.nextFocus = '.add-line';
  }
}

function peopleById(people: readonly Stakeholder[]): ReadonlyMap<string, Stakeholder> {
  return new Map(people.map((person) => [person.id, person]));
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
