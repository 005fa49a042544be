import ADD from '@salesforce/label/c.Stakeholder_Voice_Add';
import CUT from '@salesforce/label/c.Stakeholder_Voice_Cut';
import EMPTY from '@salesforce/label/c.Stakeholder_Voice_Empty';
import EMPTY_KEY from '@salesforce/label/c.Stakeholder_Voice_Empty_Key';
import ERROR from '@salesforce/label/c.Stakeholder_Voice_Error';
import LIST from '@salesforce/label/c.Stakeholder_Voice_List';
import LOADING from '@salesforce/label/c.Stakeholder_Voice_Loading';
import NO_ACCESS from '@salesforce/label/c.Stakeholder_Voice_No_Access';
import NO_CONTACT from '@salesforce/label/c.Stakeholder_Voice_No_Contact';
import NOTED from '@salesforce/label/c.Stakeholder_Voice_Noted';
import NOT_NOTED from '@salesforce/label/c.Stakeholder_Voice_Not_Noted';
import RETRY from '@salesforce/label/c.Stakeholder_Voice_Retry';
import SHOW_ALL from '@salesforce/label/c.Stakeholder_Voice_Show_All';
import UNKNOWN from '@salesforce/label/c.Stakeholder_Voice_Unknown';
import { errorMessage } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Stakeholder } from 'c/stakeholder';
import { isKeyPlayer } from 'c/stakeholderSignals';

export const LABEL = {
  add: ADD,
  list: LIST,
  loading: LOADING,
  noAccess: NO_ACCESS,
  noContact: NO_CONTACT,
  noted: NOTED,
  retry: RETRY,
  unknown: UNKNOWN,
};

/** Nobody has noted a word of a person: of a key player, more of a pity. */
export function emptyText(person: Stakeholder | undefined): string {
  return person && isKeyPlayer(person) ? EMPTY_KEY : EMPTY;
}

export function errorText(failure: unknown): string {
  return labelText(ERROR, errorMessage(failure));
}

/** Salesforce refused it, as a whole. */
export function notNotedText(failure: unknown): string {
  return labelText(NOT_NOTED, errorMessage(failure));
}

export function showAllText(count: number): string {
  return labelText(SHOW_ALL, wholeText(count));
}

export function cutText(most: number): string {
  return labelText(CUT, wholeText(most));
}
