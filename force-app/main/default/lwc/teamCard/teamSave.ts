import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import HOLDER_CHANGED from '@salesforce/label/c.Team_Card_Holder_Changed';
import { labelText } from 'c/labelText';
import { isModifiedSince } from 'c/saveFailure';
import { newRoleFields, roleChanges, valuesOf } from 'c/teamRole';
import type { Claim, StoredRole, TeamRecordFields, TeamValues } from 'c/teamRole';

const TEAM_ROLE = 'Team_Role__c';

/** Somebody to add or to change, and who has to give a place up for it. */
export interface MemberSave {
  readonly accountId: string;
  /** Undefined for somebody who never was on the team. */
  readonly role: StoredRole | undefined;
  readonly values: TeamValues;
  readonly claims: readonly Claim[];
}

/**
 * Adds somebody to the team, brings somebody back or changes somebody. Places are freed first, since they are unique, and given back
 * when the save is refused.
 *
 * @throws what Lightning Data Service rejects with; an error in words when a holder was changed by somebody else meanwhile
 */
export async function saveMember({ accountId, role, values, claims }: MemberSave): Promise<void> {
  const holders = [...new Map(claims.map(({ holder }) => [holder.id, holder])).values()];
  const freed: StoredRole[] = [];
  try {
    for (const holder of holders) {
      // eslint-disable-next-line no-await-in-loop -- two at most, and what was freed is to be known when one fails
      await free(holder, claims);
      freed.push(holder);
    }
    await (role ? writeRole(role, roleChanges(role, values)) : createRole(accountId, values));
  } catch (failure) {
    await Promise.allSettled(freed.map(giveBack));
    throw failure;
  }
}

/** Takes somebody off the team; the record stays, so that nothing is lost. */
export async function removeMember(role: StoredRole): Promise<void> {
  await writeRole(role, roleChanges(role, valuesOf(role), false));
}

/** Brings somebody back as they left, or without the places that others have by now. */
export async function restoreMember(role: StoredRole, keepsPlaces: boolean): Promise<void> {
  const values = valuesOf(role);
  const kept = keepsPlaces ? values : { ...values, Main_Contact__c: false, Department_Contact__c: false };
  await writeRole(role, roleChanges(role, kept, true));
}

async function createRole(accountId: string, values: TeamValues): Promise<void> {
  await createRecord({ apiName: TEAM_ROLE, fields: newRoleFields(accountId, values) });
}

async function writeRole({ id, version }: StoredRole, fields: TeamRecordFields): Promise<void> {
  if (Object.keys(fields).length > 0) {
    await updateRecord({ fields: { Id: id, ...fields } }, { ifUnmodifiedSince: version });
  }
}

async function free(holder: StoredRole, claims: readonly Claim[]): Promise<void> {
  const given = claims.filter((claim) => claim.holder.id === holder.id).map(({ field }) => [field, false] as const);
  try {
    await writeRole(holder, roleChanges(holder, { ...valuesOf(holder), ...Object.fromEntries(given) }));
  } catch (failure) {
    throw isModifiedSince(failure) ? new Error(labelText(HOLDER_CHANGED, holder.user.name)) : failure;
  }
}

/** The version that was read is not the stored one any more, and the places were this one's a moment ago. */
async function giveBack(holder: StoredRole): Promise<void> {
  const withoutPlaces = { ...holder, isMainContact: false, isDepartmentContact: false };
  await updateRecord({ fields: { Id: holder.id, ...roleChanges(withoutPlaces, valuesOf(holder)) } });
}
