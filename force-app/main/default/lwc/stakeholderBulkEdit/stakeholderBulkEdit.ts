import { LightningElement, api } from 'lwc';
import APPLY from '@salesforce/label/c.Stakeholder_Bulk_Edit_Apply';
import APPLY_ONE from '@salesforce/label/c.Stakeholder_Bulk_Edit_Apply_One';
import ASK from '@salesforce/label/c.Stakeholder_Bulk_Edit_Ask';
import ASK_EMPTY from '@salesforce/label/c.Stakeholder_Bulk_Edit_Ask_Empty';
import CANCEL from '@salesforce/label/c.Stakeholder_Bulk_Edit_Cancel';
import CHOOSE from '@salesforce/label/c.Stakeholder_Bulk_Edit_Choose';
import FIELD from '@salesforce/label/c.Stakeholder_Bulk_Edit_Field';
import REVIEW from '@salesforce/label/c.Stakeholder_Bulk_Edit_Review';
import VALUE from '@salesforce/label/c.Stakeholder_Bulk_Edit_Value';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Choice, PeopleChange, StakeholderPicklists } from 'c/stakeholder';
import { MOST_LETTERS, changeTo, choicesOf } from 'c/stakeholderColumns';
import type { EditedColumn } from 'c/stakeholderColumns';

/** Sets one field for many people: choose the field, choose the value, see how many it concerns, do it. */
export default class StakeholderBulkEdit extends LightningElement {
  /** Whom the change concerns. */
  @api
  get ids(): readonly string[] {
    return this.chosenIds;
  }
  set ids(ids: readonly string[]) {
    this.chosenIds = ids;
    // Whoever confirms a number has to have read that number.
    this.isAsking = false;
  }

  @api columns: readonly EditedColumn[] = [];
  @api picklists: StakeholderPicklists = { roles: [], levels: [] };

  readonly label = { cancel: CANCEL, choose: CHOOSE, field: FIELD, review: REVIEW, value: VALUE };
  readonly mostLetters = MOST_LETTERS;

  field?: string;
  /** Undefined until one was chosen; empty to empty the field. */
  chosenValue?: string;
  isAsking = false;

  private chosenIds: readonly string[] = [];

  get fields(): readonly Choice[] {
    return this.columns.map(({ name, label }) => ({ label, value: name }));
  }

  get choices(): readonly Choice[] | undefined {
    return this.column && choicesOf(this.column, this.picklists);
  }

  get isWords(): boolean {
    return this.column !== undefined && this.choices === undefined;
  }

  get isNotAsking(): boolean {
    return !this.isAsking;
  }

  get isIncomplete(): boolean {
    return this.column === undefined || this.chosenValue === undefined;
  }

  get question(): string {
    const { column, chosenValue: value = '' } = this;
    const shown = this.choices?.find((choice) => choice.value === value)?.label ?? value;
    const count = wholeText(this.ids.length);
    return value === ''
      ? labelText(ASK_EMPTY, column?.label ?? '', count)
      : labelText(ASK, column?.label ?? '', shown, count);
  }

  get applyLabel(): string {
    return this.ids.length === 1 ? APPLY_ONE : labelText(APPLY, wholeText(this.ids.length));
  }

  handleField(event: CustomEvent<{ readonly value: string }>): void {
    this.field = event.detail.value;
    this.chosenValue = this.isWords ? '' : undefined;
    this.isAsking = false;
  }

  handleValue(event: CustomEvent<{ readonly value: string }>): void {
    this.chosenValue = event.detail.value;
    this.isAsking = false;
  }

  handleReview(): void {
    this.isAsking = true;
  }

  handleCancel(): void {
    this.isAsking = false;
  }

  handleApply(): void {
    const { column, chosenValue: value } = this;
    if (column !== undefined && value !== undefined) {
      this.isAsking = false;
      const detail = { ids: this.ids, changes: changeTo(column, value) };
      this.dispatchEvent(new CustomEvent<PeopleChange>('peoplechange', { detail }));
    }
  }

  /** A field that went, as when the user lost the right to change it, is chosen no more. */
  private get column(): EditedColumn | undefined {
    return this.columns.find(({ name }) => name === this.field);
  }
}
