import { LightningElement, api } from 'lwc';
import EMPTY from '@salesforce/label/c.Field_Output_Empty';

/** A field that is shown and not changed: its label above its value, lines as they were typed. */
export default class FieldOutput extends LightningElement {
  @api label = '';
  @api value?: string;

  readonly texts = { empty: EMPTY };
}
