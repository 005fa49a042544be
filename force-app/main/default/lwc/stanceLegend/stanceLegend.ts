import { LightningElement } from 'lwc';
import { STANCE_SHAPES } from 'c/stanceShape';

/** Which shape stands for which stance. */
export default class StanceLegend extends LightningElement {
  readonly stances = STANCE_SHAPES;
}
