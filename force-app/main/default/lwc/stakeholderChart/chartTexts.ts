import EMPTY_TEXT from '@salesforce/label/c.Stakeholder_Chart_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Stakeholder_Chart_Empty_Title';
import KEYS from '@salesforce/label/c.Stakeholder_Chart_Keys';
import MOVE_CANCELLED from '@salesforce/label/c.Stakeholder_Chart_Move_Cancelled';
import MOVE_HOW from '@salesforce/label/c.Stakeholder_Chart_Move_How';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import type { Stakeholder } from 'c/stakeholder';

export const LABEL = { keys: KEYS };

/** What stands in place of a chart without people. */
export const EMPTY: Message = { iconName: 'utility:hierarchy', heading: EMPTY_TITLE, text: EMPTY_TEXT };

export { MOVE_CANCELLED };

/** How whoever is about to get another manager gets one. */
export function moveHowText({ name }: Stakeholder): string {
  return labelText(MOVE_HOW, name);
}
