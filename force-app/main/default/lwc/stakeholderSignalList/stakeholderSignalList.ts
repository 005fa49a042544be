import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import LOADING from '@salesforce/label/c.Stakeholder_Signals_Reading';
import NONE_TEXT from '@salesforce/label/c.Stakeholder_Signals_None_Text';
import NONE_TITLE from '@salesforce/label/c.Stakeholder_Signals_None_Title';
import SHOW_ALL from '@salesforce/label/c.Stakeholder_Signals_Show_All';
import TITLE from '@salesforce/label/c.Stakeholder_Signals_Title';
import UNREAD_TEXT from '@salesforce/label/c.Stakeholder_Signals_Unread_Text';
import UNREAD_TITLE from '@salesforce/label/c.Stakeholder_Signals_Unread_Title';
import type { Choice } from 'c/designationForm';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { newTaskPage } from 'c/newTask';
import type { PersonAdd, PersonSelect } from 'c/stakeholder';
import type { Signal } from 'c/stakeholderSignals';
import { signalView } from './signalView.ts';
import type { SignalAction, SignalView } from './signalView.ts';

/**
 * What the map tells, in words, worst first, each with what to do about it: a task on the standard page, or an event.
 *
 * @fires personselect to look at somebody, as `PersonSelect`
 * @fires personadd to put somebody on the map, as `PersonAdd`
 */
export default class StakeholderSignalList extends NavigationMixin(LightningElement) {
  /** As `signalsOf` tells them. */
  @api signals: readonly Signal[] = [];
  /** What tasks are about that concern nobody in particular. */
  @api accountId = '';
  /** What the org calls the roles. */
  @api roles: readonly Choice[] = [];
  /** So many of the worst are read; the rest waits until it is asked for. */
  @api first = 5;
  /** Why the user may not change the map; undefined when they may. Tasks are offered all the same. */
  @api lockedReason?: string;
  /** Whether something that signals come from is still read, or could not be: then silence is no all-clear. */
  @api unread?: 'loading' | 'failed';

  readonly label = { loading: LOADING, title: TITLE };
  private showsAll = false;

  get views(): SignalView[] {
    const roleNames = new Map(this.roles.map(({ value, label }) => [value, label]));
    return this.signals.map((signal) => signalView(signal, this.accountId, roleNames, !this.lockedReason));
  }

  get shown(): SignalView[] {
    return this.showsAll ? this.views : this.views.slice(0, this.first);
  }

  get isLoading(): boolean {
    return this.unread === 'loading';
  }

  /** What stands in place of the list. */
  get message(): Message | undefined {
    if (this.signals.length > 0) {
      return undefined;
    }
    return this.unread === 'failed'
      ? { iconName: 'utility:warning', iconVariant: 'warning', heading: UNREAD_TITLE, text: UNREAD_TEXT }
      : { iconName: 'utility:success', heading: NONE_TITLE, text: NONE_TEXT };
  }

  get hasMore(): boolean {
    return !this.isLoading && !this.showsAll && this.signals.length > this.first;
  }

  get showAllLabel(): string {
    return labelText(SHOW_ALL, wholeText(this.signals.length));
  }

  handleShowAll(): void {
    this.showsAll = true;
  }

  handleAction(event: Event): void {
    const { signal, action } = (event.currentTarget as HTMLElement).dataset;
    const view = this.views.find(({ key }) => key === signal);
    const chosen = view?.actions.find(({ key }) => key === action);
    if (view && chosen) {
      this.act(chosen, view.text);
    }
  }

  private act(action: SignalAction, reason: string): void {
    switch (action.kind) {
      case 'task':
        this[NavigationMixin.Navigate](newTaskPage({ ...action.task, description: reason }));
        break;
      case 'select':
        this.dispatchEvent(new CustomEvent<PersonSelect>('personselect', { detail: { id: action.personId } }));
        break;
      default:
        this.dispatchEvent(new CustomEvent<PersonAdd>('personadd', { detail: { role: action.role } }));
        break;
    }
  }
}
