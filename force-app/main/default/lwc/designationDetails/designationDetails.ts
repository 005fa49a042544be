import { LightningElement, api } from 'lwc';
import type { FieldInfo } from 'lightning/uiObjectInfoApi';
import BOTTOM_STRATEGIC from '@salesforce/label/c.Designation_Bottom_Strategic';
import BOTTOM_WITH_SAM from '@salesforce/label/c.Designation_Bottom_With_Sam';
import NOT_DECIDED from '@salesforce/label/c.Designation_Not_Decided';
import NOT_DECIDED_HINT from '@salesforce/label/c.Designation_Not_Decided_Hint';
import NOT_FILLED_IN from '@salesforce/label/c.Designation_Not_Filled_In';
import TOP_NOT_STRATEGIC from '@salesforce/label/c.Designation_Top_Not_Strategic';
import TOP_WITHOUT_SAM from '@salesforce/label/c.Designation_Top_Without_Sam';
import type { Designation, DesignationField } from 'c/designation';
import { dayText, moneyText } from 'c/figureText';
import type { TierDisagreement } from 'c/tierDisagreement';

interface Row {
  readonly name: string;
  readonly label: string;
  readonly text?: string;
}

const NOTE: Record<TierDisagreement, string> = {
  TopNotStrategic: TOP_NOT_STRATEGIC,
  TopWithoutSam: TOP_WITHOUT_SAM,
  BottomStrategic: BOTTOM_STRATEGIC,
  BottomWithSam: BOTTOM_WITH_SAM,
};

const RATIONALES = ['Why_They_Matter_To_Us__c', 'Why_We_Matter_To_Them__c'] as const;

/** The designation of an account, to read. */
export default class DesignationDetails extends LightningElement {
  @api designation?: Designation;
  /** The designation as the picklist words it. */
  @api designationLabel = '';
  /** What the org calls the fields. */
  @api fields: Readonly<Record<string, FieldInfo>> = {};
  /** Where the computed tier tells something else. */
  @api disagreements: readonly TierDisagreement[] = [];

  readonly label = { notDecided: NOT_DECIDED, notDecidedHint: NOT_DECIDED_HINT, notFilledIn: NOT_FILLED_IN };

  get isDecided(): boolean {
    return this.designationLabel !== '';
  }

  get notes(): string[] {
    return this.disagreements.map((disagreement) => NOTE[disagreement]);
  }

  get hasNotes(): boolean {
    return this.disagreements.length > 0;
  }

  get rationales(): Row[] {
    return RATIONALES.filter((name) => this.value(name)).map((name) => ({
      ...this.named(name),
      text: this.value(name),
    }));
  }

  get facts(): Row[] {
    const start = this.value('Programme_Start__c');
    const baseline = this.value('Baseline_Revenue__c');
    return [
      { ...this.named('SAM__c'), text: this.designation?.samName },
      { ...this.named('Programme_Start__c'), text: start && dayText(start) },
      { ...this.named('Baseline_Revenue__c'), text: baseline && moneyText(Number(baseline)) },
    ].filter(({ name }) => this.designation?.values[name] !== undefined);
  }

  private value(name: DesignationField): string | undefined {
    return this.designation?.values[name] || undefined;
  }

  private named(name: DesignationField): { readonly name: DesignationField; readonly label: string } {
    return { name, label: this.fields[name]?.label ?? name };
  }
}
