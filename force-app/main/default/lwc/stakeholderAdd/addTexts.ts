import ADDED from '@salesforce/label/c.Stakeholder_Add_Added';
import CLOSE from '@salesforce/label/c.Stakeholder_Add_Close';
import CUT from '@salesforce/label/c.Stakeholder_Add_Cut';
import EMPTY_TEXT from '@salesforce/label/c.Stakeholder_Add_Empty_Text';
import EMPTY_TITLE from '@salesforce/label/c.Stakeholder_Add_Empty_Title';
import ERROR_TEXT from '@salesforce/label/c.Stakeholder_Add_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Stakeholder_Add_Error_Title';
import HIDDEN from '@salesforce/label/c.Stakeholder_Add_Hidden';
import LOADING from '@salesforce/label/c.Stakeholder_Add_Loading';
import LOCKED_TITLE from '@salesforce/label/c.Stakeholder_Add_Locked_Title';
import NEW_CONTACT from '@salesforce/label/c.Stakeholder_Add_New_Contact';
import NO_CONTACTS_TEXT from '@salesforce/label/c.Stakeholder_Add_No_Contacts_Text';
import NO_CONTACTS_TITLE from '@salesforce/label/c.Stakeholder_Add_No_Contacts_Title';
import NO_PERMISSION from '@salesforce/label/c.Stakeholder_Add_No_Permission';
import NONE_FOUND from '@salesforce/label/c.Stakeholder_Add_None_Found';
import NOT_ADDED from '@salesforce/label/c.Stakeholder_Add_Not_Added';
import OTHERS from '@salesforce/label/c.Stakeholder_Add_Others';
import SEARCH from '@salesforce/label/c.Stakeholder_Add_Search';
import SEARCH_FAILED from '@salesforce/label/c.Stakeholder_Add_Search_Failed';
import SEARCHING from '@salesforce/label/c.Stakeholder_Add_Searching';
import SUGGESTED from '@salesforce/label/c.Stakeholder_Add_Suggested';
import TAKEN from '@salesforce/label/c.Stakeholder_Add_Taken';
import TITLE from '@salesforce/label/c.Stakeholder_Add_Title';
import TITLE_ROLE from '@salesforce/label/c.Stakeholder_Add_Title_Role';
import { errorMessage, isRequestError } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { FIRST_CONTACTS } from './contactQuery.ts';

export const LABEL = {
  added: ADDED,
  close: CLOSE,
  emptyText: EMPTY_TEXT,
  emptyTitle: EMPTY_TITLE,
  loading: LOADING,
  newContact: NEW_CONTACT,
  noPermission: NO_PERMISSION,
  others: OTHERS,
  search: SEARCH,
  suggested: SUGGESTED,
  taken: TAKEN,
  title: TITLE,
  titleRole: TITLE_ROLE,
};

/** What may stand in the way of a list. */
interface Hindrance {
  readonly lockedReason: string | undefined;
  /** What object info says of contacts that the user may not see, or that it could not be asked. */
  readonly accessError: unknown;
  readonly error: unknown;
}

/** What stands in place of the list; undefined where nothing is in its way. */
export function messageOf({ lockedReason, accessError, error }: Hindrance): Message | undefined {
  if (lockedReason !== undefined) {
    return { iconName: 'utility:lock', heading: LOCKED_TITLE, text: lockedReason };
  }
  if (isRequestError(accessError)) {
    return { iconName: 'utility:lock', heading: NO_CONTACTS_TITLE, text: NO_CONTACTS_TEXT };
  }
  const failure = accessError ?? error;
  return failure === undefined
    ? undefined
    : {
        iconName: 'utility:error',
        iconVariant: 'error',
        heading: ERROR_TITLE,
        text: labelText(ERROR_TEXT, errorMessage(failure)),
      };
}

/** What is to be said of the list as it is. */
interface ListState {
  readonly text: string;
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  readonly shown: number;
  readonly hidden: number;
  /** Whether the account has contacts that are not here. */
  readonly isCut: boolean;
}

/** What is not in the list, and how to find it; undefined where everything is. */
export function noteOf({ text, isSearching, hasFailed, shown, hidden, isCut }: ListState): string | undefined {
  if (isSearching) {
    return SEARCHING;
  }
  if (hasFailed && text !== '') {
    return SEARCH_FAILED;
  }
  if (shown === 0 && text !== '') {
    return labelText(NONE_FOUND, text);
  }
  if (isCut && text === '') {
    return labelText(CUT, wholeText(FIRST_CONTACTS));
  }
  return hidden > 0 ? labelText(HIDDEN, wholeText(hidden)) : undefined;
}

export function notAddedText(name: string, failure: unknown): string {
  return labelText(NOT_ADDED, name, errorMessage(failure));
}
