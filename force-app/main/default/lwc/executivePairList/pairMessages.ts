import COUNT_APART from '@salesforce/label/c.Executive_Pair_List_Count_Apart';
import COUNT_MISSING from '@salesforce/label/c.Executive_Pair_List_Count_Missing';
import COUNT_PAIRS from '@salesforce/label/c.Executive_Pair_List_Count_Pairs';
import COUNT_SILENT from '@salesforce/label/c.Executive_Pair_List_Count_Silent';
import EMPTY_TEXT from '@salesforce/label/c.Executive_Pair_List_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Executive_Pair_List_Empty_Title';
import HIDDEN_TEXT from '@salesforce/label/c.Executive_Pair_List_Hidden_Text';
import HIDDEN_TITLE from '@salesforce/label/c.Executive_Pair_List_Hidden_Title';
import NONE_FOUND_TEXT from '@salesforce/label/c.Executive_Pair_List_None_Found_Text';
import NONE_FOUND_TITLE from '@salesforce/label/c.Executive_Pair_List_None_Found_Title';
import type { ExecutivePairs } from 'c/executivePairs';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';

/** What stands in place of the list; undefined where there is one. */
export function insteadOfList(
  { pairs, missing }: ExecutivePairs,
  isVisible: boolean,
  isFiltered: boolean,
): Message | undefined {
  if (!isVisible) {
    return { iconName: 'utility:lock', heading: HIDDEN_TITLE, text: HIDDEN_TEXT };
  }
  if (pairs.length + missing.length > 0) {
    return undefined;
  }
  return isFiltered
    ? { iconName: 'utility:search', heading: NONE_FOUND_TITLE, text: NONE_FOUND_TEXT }
    : { iconName: 'utility:people', heading: EMPTY_TITLE, text: EMPTY_TEXT };
}

/** How many there are of each kind; what is not there is not said, but for the pairs. */
export function summaryText({ pairs, missing }: ExecutivePairs): string {
  const apart = pairs.filter(({ match }) => (match.apart ?? 0) > 0).length;
  const silent = pairs.filter(({ contact: { kind } }) => kind === 'Overdue' || kind === 'Never').length;
  const counts: (readonly [string, number])[] = [
    [COUNT_APART, apart],
    [COUNT_SILENT, silent],
    [COUNT_MISSING, missing.length],
  ];
  const told = counts.filter(([, count]) => count > 0).map(([text, count]) => labelText(text, wholeText(count)));
  return [labelText(COUNT_PAIRS, wholeText(pairs.length)), ...told].join(' · ');
}
