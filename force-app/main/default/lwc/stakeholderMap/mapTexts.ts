import type { PageReference } from 'lightning/navigation';
import ERROR_TEXT from '@salesforce/label/c.Stakeholder_Map_Error_Text';
import ERROR_TITLE from '@salesforce/label/c.Stakeholder_Map_Error_Title';
import FAMILY from '@salesforce/label/c.Stakeholder_Map_Family';
import FAMILY_CUT from '@salesforce/label/c.Stakeholder_Map_Family_Cut';
import KEEP_MINE from '@salesforce/label/c.Stakeholder_Map_Keep_Mine';
import KEEP_THEIRS from '@salesforce/label/c.Stakeholder_Map_Keep_Theirs';
import LOADING from '@salesforce/label/c.Stakeholder_Map_Loading';
import LOCKED from '@salesforce/label/c.Stakeholder_Map_Locked';
import LOG_CONTACT from '@salesforce/label/c.Stakeholder_Map_Log_Contact';
import NO_ACCESS_TEXT from '@salesforce/label/c.Stakeholder_Map_No_Access_Text';
import NO_ACCESS_TITLE from '@salesforce/label/c.Stakeholder_Map_No_Access_Title';
import PART_CUT from '@salesforce/label/c.Stakeholder_Map_Part_Cut';
import PART_FAILED from '@salesforce/label/c.Stakeholder_Map_Part_Failed';
import RETRY from '@salesforce/label/c.Stakeholder_Notice_Retry';
import SAVING from '@salesforce/label/c.Stakeholder_Map_Saving';
import SAVING_ONE from '@salesforce/label/c.Stakeholder_Map_Saving_One';
import TITLE from '@salesforce/label/c.Stakeholder_Map_Title';
import UNDO from '@salesforce/label/c.Stakeholder_Map_Undo';
import UNDO_WHAT from '@salesforce/label/c.Stakeholder_Map_Undo_What';
import UNDONE from '@salesforce/label/c.Stakeholder_Map_Undone';
import { errorMessage, isRequestError } from 'c/errorMessage';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { Message } from 'c/messagePanel';
import { newTaskPage } from 'c/newTask';
import type { Stakeholder } from 'c/stakeholder';
import { MAP_QUERIES } from 'c/stakeholderQuery';
import type { MapPart } from 'c/stakeholderQuery';
import type { PartFailed } from 'c/stakeholderReader';
import type { MapChanges } from './mapChanges.ts';
import { PART_NAMES } from './partNames.ts';

export const LABEL = {
  family: FAMILY,
  keepMine: KEEP_MINE,
  keepTheirs: KEEP_THEIRS,
  loading: LOADING,
  locked: LOCKED,
  retry: RETRY,
  title: TITLE,
  undo: UNDO,
};

const NO_ACCESS: Message = { iconName: 'utility:lock', heading: NO_ACCESS_TITLE, text: NO_ACCESS_TEXT };

/**
 * What stands in place of the map: the user may not see stakeholders, which object info answers with an error of the request (4xx), or
 * something was not read.
 */
export function stateMessage(infoError: unknown, failedText: string | undefined): Message | undefined {
  if (isRequestError(infoError)) {
    return NO_ACCESS;
  }
  const reason = infoError === undefined ? failedText : errorMessage(infoError);
  return reason === undefined
    ? undefined
    : { iconName: 'utility:error', iconVariant: 'error', heading: ERROR_TITLE, text: labelText(ERROR_TEXT, reason) };
}

/** What is missing of the map, each in a sentence. */
export function noteTexts(cut: readonly MapPart[], failures: readonly PartFailed[], isRead: boolean): string[] {
  return [
    ...cut.map(cutText),
    ...(isRead ? failures.map(({ part, text }) => labelText(PART_FAILED, PART_NAMES[part], text)) : []),
  ];
}

function cutText(part: MapPart): string {
  const most = wholeText(MAP_QUERIES[part].most);
  return part === 'Family' ? labelText(FAMILY_CUT, most) : labelText(PART_CUT, PART_NAMES[part], most);
}

export function undoText(text: string | undefined): string {
  return text === undefined ? '' : labelText(UNDO_WHAT, text);
}

/** What screen readers are told of saving and undoing. */
export function savingText(changes: MapChanges): string {
  const { batch, saved, undone, people, links } = changes;
  if (people.unsaved > 1) {
    return labelText(SAVING, wholeText(saved), wholeText(batch));
  }
  if (people.unsaved + links.unsaved > 0) {
    return SAVING_ONE;
  }
  return undone === undefined ? '' : labelText(UNDONE, undone);
}

/**
 * The standard page for a task with somebody, as one that is done.
 *
 * @param status of tasks that are done, as the organisation names it; without it, the task starts with the organisation's default
 */
export function contactTaskPage(
  { accountId, contactId, name }: Stakeholder,
  dueOn: string,
  status: string,
): PageReference {
  const subject = labelText(LOG_CONTACT, name);
  return newTaskPage({ accountId, contactId, subject, dueOn, status: status.trim() || undefined });
}
