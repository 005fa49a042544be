import { LightningElement, api } from 'lwc';
import CLEAR from '@salesforce/label/c.Stance_Picker_Clear';
import { labelText } from 'c/labelText';
import { STANCES } from 'c/stakeholder';
import type { Stance } from 'c/stakeholder';
import { stanceShape } from 'c/stanceShape';

/** What `stancechange` says. */
export interface StanceChange {
  readonly value: Stance | undefined;
}

interface StanceChoice {
  readonly stance: Stance;
  readonly label: string;
  readonly value: string;
  readonly inputId: string;
  readonly isChosen: boolean;
}

let pickers = 0;

/** A stance by one click: a group of radio buttons in the shapes that stances have all over the map. */
export default class StancePicker extends LightningElement {
  @api label = '';
  @api help?: string;
  @api value?: Stance;
  @api isReadOnly = false;

  /** Radio buttons of one name belong together, and Lightning's shadow does not part those of two pickers on a page. */
  readonly groupName = `stance-${(pickers += 1)}`;

  get choices(): StanceChoice[] {
    return STANCES.map((stance) => ({
      stance,
      label: stanceShape(stance).label,
      value: String(stance),
      inputId: `stance${stance}`,
      isChosen: stance === this.value,
    }));
  }

  get hasValue(): boolean {
    return this.value !== undefined;
  }

  get word(): string | undefined {
    return this.value === undefined ? undefined : stanceShape(this.value).label;
  }

  get clearLabel(): string {
    return labelText(CLEAR, this.label);
  }

  handleChange(event: Event): void {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLInputElement;
    this.say(STANCES.find((stance) => String(stance) === value));
  }

  /** The button goes away with the stance, so the focus moves to where the next one is chosen. */
  handleClear(): void {
    this.template?.querySelector('input')?.focus();
    this.say(undefined);
  }

  private say(value: Stance | undefined): void {
    this.dispatchEvent(new CustomEvent<StanceChange>('stancechange', { detail: { value } }));
  }
}
