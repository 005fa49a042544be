import { LightningElement, api } from 'lwc';
import { STANCE_SHAPES } from 'c/stanceShape';

/** Which shape stands for which stance. */
export default class StanceLegend extends LightningElement {
  /** What it is that the shapes stand for, where other legends stand beside this. */
  @api heading?: string;

  readonly stances = STANCE_SHAPES;
}
