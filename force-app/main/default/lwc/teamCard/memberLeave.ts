import NOT_CHANGED from '@salesforce/label/c.Team_Card_Not_Changed';
import REMOVED from '@salesforce/label/c.Team_Card_Removed';
import RESTORED from '@salesforce/label/c.Team_Card_Restored';
import RESTORED_WITHOUT_PLACE from '@salesforce/label/c.Team_Card_Restored_Without_Place';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import { isDuplicate } from 'c/saveFailure';
import type { StoredRole } from 'c/teamRole';
import { removeMember, restoreMember } from './teamSave.ts';

/** What became of it, in words, and whom it can bring back. */
export interface Notice {
  readonly text: string;
  readonly roleId?: string;
}

/** Takes somebody off the team. */
export async function takeOff(role: StoredRole): Promise<Notice> {
  try {
    await removeMember(role);
    return { text: labelText(REMOVED, role.user.name), roleId: role.id };
  } catch (failure) {
    return notChanged(role, failure);
  }
}

/** Brings somebody back, without a place that somebody else has taken meanwhile. */
export async function bringBack(role: StoredRole): Promise<Notice> {
  try {
    await restoreMember(role, true);
    return { text: labelText(RESTORED, role.user.name) };
  } catch (failure) {
    return isDuplicate(failure) ? bringBackWithoutPlace(role) : notChanged(role, failure);
  }
}

async function bringBackWithoutPlace(role: StoredRole): Promise<Notice> {
  try {
    await restoreMember(role, false);
    return { text: labelText(RESTORED_WITHOUT_PLACE, role.user.name) };
  } catch (failure) {
    return notChanged(role, failure);
  }
}

function notChanged(role: StoredRole, failure: unknown): Notice {
  return { text: labelText(NOT_CHANGED, role.user.name, errorMessage(failure)) };
}
