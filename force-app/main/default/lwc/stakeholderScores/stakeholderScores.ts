import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import GAP from '@salesforce/label/c.Stakeholder_Scores_Gap';
import GAP_ONE from '@salesforce/label/c.Stakeholder_Scores_Gap_One';
import NO_GAP from '@salesforce/label/c.Stakeholder_Scores_No_Gap';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import { personField } from 'c/personField';
import type { PersonField } from 'c/personField';
import type { ScoreChange } from 'c/scorePicker';
import type { EditableField, Score, Stakeholder, StakeholderChanges } from 'c/stakeholder';
import type { StanceChange } from 'c/stancePicker';

/** A score as the template asks for it. */
interface Scored extends PersonField {
  readonly name: ScoreField;
  readonly value: Score | undefined;
}

const OWN_SCORES = { Power__c: 'power', Influence__c: 'influence', Interest__c: 'interest', Fit__c: 'fit' } as const;
const RELATIONSHIP = { Relationship_Now__c: 'relationshipNow', Relationship_Wanted__c: 'relationshipWanted' } as const;

type ScoreField = keyof typeof OWN_SCORES | keyof typeof RELATIONSHIP;

/** How a person stands: the scores, the stance, and the relationship now and wanted, each by one click. */
export default class StakeholderScores extends LightningElement {
  @api person?: Stakeholder;
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  @api lockedReason?: string;

  get scores(): Scored[] {
    return this.scored(OWN_SCORES);
  }

  get relationship(): Scored[] {
    return this.scored(RELATIONSHIP);
  }

  get stance(): PersonField | undefined {
    return this.field('Stance__c');
  }

  /** What is missing between the relationship now and the one wanted, where both are known. */
  get gap(): string | undefined {
    const { relationshipNow: now, relationshipWanted: wanted } = this.person ?? {};
    if (now === undefined || wanted === undefined) {
      return undefined;
    }
    const steps = wanted - now;
    if (steps <= 0) {
      return NO_GAP;
    }
    return steps === 1 ? GAP_ONE : labelText(GAP, wholeText(steps));
  }

  handleScore(event: CustomEvent<ScoreChange>): void {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    this.say(field as ScoreField, event.detail.value);
  }

  handleStance(event: CustomEvent<StanceChange>): void {
    this.say('Stance__c', event.detail.value);
  }

  private say(field: EditableField, value: number | undefined): void {
    const detail: StakeholderChanges = { [field]: value ?? null };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private scored(fields: Readonly<Partial<Record<ScoreField, keyof Stakeholder>>>): Scored[] {
    return Object.entries(fields).flatMap(([name, key]) => {
      const field = this.field(name as ScoreField);
      return field ? [{ ...field, name: name as ScoreField, value: this.person?.[key] as Score | undefined }] : [];
    });
  }

  private field(name: EditableField): PersonField | undefined {
    return personField(this.fields, name, this.lockedReason);
  }
}
