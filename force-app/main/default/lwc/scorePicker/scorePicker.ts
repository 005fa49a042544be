import { LightningElement, api } from 'lwc';
import CLEAR from '@salesforce/label/c.Score_Picker_Clear';
import HIGH from '@salesforce/label/c.Score_Picker_High';
import LOW from '@salesforce/label/c.Score_Picker_Low';
import MEDIUM from '@salesforce/label/c.Score_Picker_Medium';
import VALUE from '@salesforce/label/c.Score_Picker_Value';
import VERY_HIGH from '@salesforce/label/c.Score_Picker_Very_High';
import VERY_LOW from '@salesforce/label/c.Score_Picker_Very_Low';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { SCORES } from 'c/stakeholder';
import type { Choice, Score } from 'c/stakeholder';

const WORDS: Readonly<Record<Score, string>> = { 1: VERY_LOW, 2: LOW, 3: MEDIUM, 4: HIGH, 5: VERY_HIGH };

/** What `scorechange` says. */
export interface ScoreChange {
  readonly value: Score | undefined;
}

/** A score by one click: a group of five radio buttons, and one button that takes the score back. */
export default class ScorePicker extends LightningElement {
  @api label = '';
  @api help?: string;
  @api value?: Score;
  @api isReadOnly = false;

  readonly options: readonly Choice[] = SCORES.map((score) => ({ label: wholeText(score), value: String(score) }));

  /** The value as radio buttons hold it; empty for none. */
  get chosen(): string {
    return this.value === undefined ? '' : String(this.value);
  }

  get word(): string | undefined {
    return this.value && WORDS[this.value];
  }

  get text(): string | undefined {
    return this.value && labelText(VALUE, wholeText(this.value), WORDS[this.value]);
  }

  get clearLabel(): string {
    return labelText(CLEAR, this.label);
  }

  handleChange(event: CustomEvent<{ readonly value: string }>): void {
    event.stopPropagation();
    const { value } = event.detail;
    this.say(SCORES.find((score) => String(score) === value));
  }

  /** The button goes away with the score, so the focus moves to where the next score is chosen. */
  handleClear(): void {
    this.template?.querySelector<HTMLElement>('lightning-radio-group')?.focus();
    this.say(undefined);
  }

  private say(value: Score | undefined): void {
    this.dispatchEvent(new CustomEvent<ScoreChange>('scorechange', { detail: { value } }));
  }
}
