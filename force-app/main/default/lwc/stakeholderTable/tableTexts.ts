import CELL from '@salesforce/label/c.Stakeholder_Table_Cell';
import EMPTY from '@salesforce/label/c.Stakeholder_Table_Empty';
import HELP from '@salesforce/label/c.Stakeholder_Table_Help';
import NAME from '@salesforce/label/c.Stakeholder_Table_Name';
import NOBODY_TEXT from '@salesforce/label/c.Stakeholder_Table_Nobody_Text';
import NOBODY_TITLE from '@salesforce/label/c.Stakeholder_Grid_Nobody_Title';
import NO_MATCH_TEXT from '@salesforce/label/c.Stakeholder_Grid_No_Match_Text';
import NO_MATCH_TITLE from '@salesforce/label/c.Stakeholder_Grid_No_Match_Title';
import SELECT from '@salesforce/label/c.Stakeholder_Table_Select';
import SELECTED from '@salesforce/label/c.Stakeholder_Table_Selected';
import SELECT_ALL from '@salesforce/label/c.Stakeholder_Table_Select_All';
import SELECT_NONE from '@salesforce/label/c.Stakeholder_Table_Select_None';
import SELECT_PAGE from '@salesforce/label/c.Stakeholder_Table_Select_Page';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import type { Stakeholder } from 'c/stakeholder';
import type { StakeholderColumn } from 'c/stakeholderColumns';

export const LABEL = { empty: EMPTY, help: HELP, name: NAME, selectNone: SELECT_NONE, selectPage: SELECT_PAGE };

/** Names the input of a cell. */
export function cellText({ label }: StakeholderColumn, { name }: Stakeholder): string {
  return labelText(CELL, label, name);
}

export function tickText({ name }: Stakeholder): string {
  return labelText(SELECT, name);
}

export function selectedText(count: number): string {
  return labelText(SELECTED, wholeText(count));
}

export function selectAllText(count: number): string {
  return labelText(SELECT_ALL, wholeText(count));
}

/** What stands in place of the table; undefined when there is somebody to show in it. */
export function emptyMessage(people: number, shown: number): Message | undefined {
  if (people === 0) {
    return { iconName: 'utility:people', heading: NOBODY_TITLE, text: NOBODY_TEXT };
  }
  return shown === 0 ? { iconName: 'utility:search', heading: NO_MATCH_TITLE, text: NO_MATCH_TEXT } : undefined;
}
