import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import ALL from '@salesforce/label/c.Stakeholder_Filter_All';
import CLEAR from '@salesforce/label/c.Stakeholder_Filter_Clear';
import COUNT from '@salesforce/label/c.Stakeholder_Filter_Count';
import COUNT_ALL from '@salesforce/label/c.Stakeholder_Filter_Count_All';
import NONE from '@salesforce/label/c.Stakeholder_Filter_None';
import PLACEHOLDER from '@salesforce/label/c.Stakeholder_Filter_Placeholder';
import SEARCH from '@salesforce/label/c.Stakeholder_Filter_Search';
import SHOW from '@salesforce/label/c.Stakeholder_Filter_Show';
import SHOW_CHOSEN from '@salesforce/label/c.Stakeholder_Filter_Show_Chosen';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { STANCES } from 'c/stakeholder';
import type { Choice, StakeholderPicklists } from 'c/stakeholder';
import { NOT_SET } from 'c/stakeholderMatches';
import type { Criteria } from 'c/stakeholderMatches';
import { stanceShape } from 'c/stanceShape';

/** One combobox. */
interface Filter {
  readonly name: keyof Criteria;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Choice[];
}

/** What a combobox has for "no filter": it shows no option whose value is empty. */
const EVERYTHING = '(all)';

/** The search and the filters of the map. @fires criteriachange with the `Criteria` */
export default class StakeholderFilter extends LightningElement {
  @api criteria: Criteria = {};
  /** Object info of `Stakeholder__c`: a field that is missing is no filter. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api picklists: StakeholderPicklists = { roles: [], levels: [] };
  @api departments: readonly string[] = [];
  @api found = 0;
  @api total = 0;

  readonly label = { clear: CLEAR, placeholder: PLACEHOLDER, search: SEARCH };
  isOpen = false;

  get expanded(): string {
    return String(this.isOpen);
  }

  get filters(): Filter[] {
    const departments = this.departments.map((department) => ({ label: department, value: department }));
    const stances = STANCES.map((stance) => ({ label: stanceShape(stance).label, value: String(stance) }));
    return [
      this.filter('department', 'Department__c', departments),
      this.filter('level', 'Level__c', this.picklists.levels),
      this.filter('role', 'Role__c', this.picklists.roles),
      this.filter('stance', 'Stance__c', stances),
    ].filter((filter) => filter !== undefined);
  }

  get toggleLabel(): string {
    const { text: _, ...chosen } = this.criteria;
    const count = Object.values(chosen).filter(Boolean).length;
    return count === 0 ? SHOW : labelText(SHOW_CHOSEN, wholeText(count));
  }

  get isFiltered(): boolean {
    return Object.values(this.criteria).some(Boolean);
  }

  get countText(): string {
    const total = wholeText(this.total);
    return this.isFiltered ? labelText(COUNT, wholeText(this.found), total) : labelText(COUNT_ALL, total);
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleClear(): void {
    this.say({});
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  handleChange(event: CustomEvent<{ readonly value: string }>): void {
    const { criterion } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    if (criterion !== undefined) {
      this.say({ ...this.criteria, [criterion]: value === '' || value === EVERYTHING ? undefined : value });
    }
  }

  private filter(name: keyof Criteria, field: string, options: readonly Choice[]): Filter | undefined {
    const info = this.fields[field];
    const all = [{ label: ALL, value: EVERYTHING }, ...options, { label: NONE, value: NOT_SET }];
    return info && { name, label: info.label, value: this.criteria[name] ?? EVERYTHING, options: all };
  }

  private say(criteria: Criteria): void {
    this.dispatchEvent(new CustomEvent<Criteria>('criteriachange', { detail: criteria }));
  }
}
