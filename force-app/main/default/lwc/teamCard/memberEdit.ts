import ALREADY from '@salesforce/label/c.Team_Card_Already';
import CHECK_FIELDS from '@salesforce/label/c.Team_Card_Check_Fields';
import { errorMessage } from 'c/errorMessage';
import { labelText } from 'c/labelText';
import { fieldErrorsOf, hasRecordErrors, isDuplicate, isModifiedSince } from 'c/saveFailure';
import { EMPTY_VALUES, changedTeamFields, claimsOf, valuesOf } from 'c/teamRole';
import type { Claim, StoredRole, TeamValues } from 'c/teamRole';
import { saveMember } from './teamSave.ts';

/** What the user wants to save of somebody. */
export interface MemberEdit {
  readonly accountId: string;
  /** The version that the form started from; undefined for somebody to add. */
  readonly role: StoredRole | undefined;
  readonly values: TeamValues;
  /** Whether places that others have are to be taken over. */
  readonly handsOver: boolean;
}

/** The team as it was read last, and how to read it again. */
export interface TeamSource {
  readonly team: () => readonly StoredRole[];
  readonly refresh: () => Promise<void>;
}

/** What became of it. */
export type EditOutcome =
  | { readonly kind: 'Saved' }
  /** Others have a place that was asked for; nothing was saved. */
  | { readonly kind: 'PlaceTaken'; readonly claims: readonly Claim[] }
  /** Somebody else changed what the form shows. */
  | { readonly kind: 'Conflict' }
  | { readonly kind: 'Refused'; readonly text: string; readonly fieldErrors: Readonly<Record<string, string>> };

/** Saves somebody of the team; never over what a colleague has saved, and never takes a place without being told to. */
export async function editMember(edit: MemberEdit, source: TeamSource): Promise<EditOutcome> {
  const claims = claimsOf(edit.values, source.team(), edit.role?.id);
  if (claims.length > 0 && !edit.handsOver) {
    return { kind: 'PlaceTaken', claims };
  }
  const known = edit.role ?? sameUser(edit, source);
  if (known?.isActive && !edit.role) {
    return refused(labelText(ALREADY, known.user.name));
  }
  try {
    await save(edit, known, claims, source);
  } catch (failure) {
    await source.refresh();
    return explained(failure, edit, source);
  }
  await source.refresh();
  return { kind: 'Saved' };
}

async function save(
  { accountId, role, values }: MemberEdit,
  known: StoredRole | undefined,
  claims: readonly Claim[],
  source: TeamSource,
): Promise<void> {
  try {
    await saveMember({ accountId, role: known, values, claims });
  } catch (failure) {
    const newer = role && isModifiedSince(failure) ? await untouchedByOthers(role, source) : undefined;
    if (!newer) {
      throw failure;
    }
    // The contacts job put a key right, which is none of the user's business.
    await saveMember({ accountId, role: newer, values, claims: claimsOf(values, source.team(), role?.id) });
  }
}

/** The version that is stored now, when it differs in nothing that people fill in. */
async function untouchedByOthers(role: StoredRole, source: TeamSource): Promise<StoredRole | undefined> {
  await source.refresh();
  const newer = source.team().find(({ id }) => id === role.id);
  const isUntouched =
    newer !== undefined &&
    newer.version !== role.version &&
    newer.isActive === role.isActive &&
    changedTeamFields(valuesOf(role), valuesOf(newer)).length === 0;
  return isUntouched ? newer : undefined;
}

function explained(failure: unknown, edit: MemberEdit, source: TeamSource): EditOutcome {
  if (edit.role && isModifiedSince(failure)) {
    return { kind: 'Conflict' };
  }
  if (isDuplicate(failure)) {
    // Somebody else did the same a moment ago: the team that was read since tells who.
    const claims = claimsOf(edit.values, source.team(), edit.role?.id);
    const known = edit.role ? undefined : sameUser(edit, source);
    if (claims.length > 0) {
      return { kind: 'PlaceTaken', claims };
    }
    if (known) {
      return refused(labelText(ALREADY, known.user.name));
    }
  }
  const fieldErrors = fieldErrorsOf(failure);
  const names = Object.keys(fieldErrors);
  const isToldAtFields = names.length > 0 && names.every((name) => name in EMPTY_VALUES) && !hasRecordErrors(failure);
  return refused(isToldAtFields ? CHECK_FIELDS : errorMessage(failure), fieldErrors);
}

function sameUser({ values }: MemberEdit, source: TeamSource): StoredRole | undefined {
  return source.team().find(({ user }) => user.id === values.User__c);
}

function refused(text: string, fieldErrors: Readonly<Record<string, string>> = {}): EditOutcome {
  return { kind: 'Refused', text, fieldErrors };
}
