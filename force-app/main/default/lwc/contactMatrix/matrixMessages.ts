import NO_ACCESS_TEXT from '@salesforce/label/c.Contact_Matrix_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Contact_Matrix_No_Access_Title';
import NO_PEOPLE_TEXT from '@salesforce/label/c.Contact_Matrix_No_People_Text';
import NO_PEOPLE_TITLE from '@salesforce/label/c.Contact_Matrix_No_People_Title';
import NOBODY_TEXT from '@salesforce/label/c.Contact_Matrix_Nobody_Text';
import NOBODY_TITLE from '@salesforce/label/c.Contact_Matrix_Nobody_Title';
import UNREAD_TEXT from '@salesforce/label/c.Contact_Matrix_Unread_Text';
import UNREAD_TITLE from '@salesforce/label/c.Contact_Matrix_Unread_Title';
import type { Message } from 'c/messagePanel';
import type { PartState } from 'c/stakeholderQuery';

/**
 * What stands in place of the table; undefined where there is one.
 *
 * @param people of theirs, on the map
 * @param columns of ours
 */
export function insteadOfTable(people: number, coverage: PartState, columns: number): Message | undefined {
  if (people === 0) {
    return { iconName: 'utility:people', heading: NO_PEOPLE_TITLE, text: NO_PEOPLE_TEXT };
  }
  if (coverage === 'hidden') {
    return { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };
  }
  if (coverage === 'failed') {
    return { iconName: 'utility:error', iconVariant: 'error', heading: UNREAD_TITLE, text: UNREAD_TEXT };
  }
  return columns === 0 ? { iconName: 'utility:people', heading: NOBODY_TITLE, text: NOBODY_TEXT } : undefined;
}
