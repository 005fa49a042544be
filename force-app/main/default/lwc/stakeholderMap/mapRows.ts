import type { ObjectInfo, PicklistValues } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import { isRequestError } from 'c/errorMessage';
import type { Coverage, Heard, Stakeholder, StakeholderLink, StakeholderPicklists, TeamRole } from 'c/stakeholder';
import { MAP_QUERIES } from 'c/stakeholderQuery';
import type { FamilyAccount, MapAccount, MapPart, PartState, PartStates } from 'c/stakeholderQuery';
import type { PartFailed, PartRead } from 'c/stakeholderReader';
import type { SignalSettings } from 'c/stakeholderSignals';

/** What was read of the map, but for people and links, which people change. */
export interface MapRows {
  readonly account?: MapAccount | undefined;
  readonly family?: readonly FamilyAccount[];
  /** Undefined where the user may not see it, or while it is read. */
  readonly coverage?: readonly Coverage[];
  readonly team?: readonly TeamRole[];
  /** Likewise. */
  readonly heard?: readonly Heard[];
  /** Parts of which there is more than is read. */
  readonly cut: readonly MapPart[];
  /** Of which accounts parts were read, be it long ago. */
  readonly readOf: Readonly<Partial<Record<MapPart, readonly string[]>>>;
  readonly failures: readonly PartFailed[];
}

export const NOTHING_READ: MapRows = { cut: [], readOf: {}, failures: [] };

export function withPart(rows: MapRows, answer: PartRead): MapRows {
  const { part, accountIds, isCut } = answer;
  const next = {
    ...rows,
    cut: [...rows.cut.filter((other) => other !== part), ...(isCut ? [part] : [])],
    readOf: { ...rows.readOf, [part]: accountIds },
    failures: rows.failures.filter((failure) => failure.part !== part),
  };
  switch (answer.part) {
    case 'Account':
      return { ...next, account: answer.rows[0] };
    case 'Family':
      return { ...next, family: answer.rows };
    case 'Coverage':
      return { ...next, coverage: answer.rows };
    case 'Team':
      return { ...next, team: answer.rows };
    case 'Voice':
      return { ...next, heard: answer.rows };
    default:
      return next;
  }
}

export function withFailure(rows: MapRows, failure: PartFailed): MapRows {
  return { ...rows, failures: [...rows.failures.filter(({ part }) => part !== failure.part), failure] };
}

/** @param hidden the parts that the user may not see, which are not asked for */
export function statesOf({ readOf, failures }: MapRows, hidden: readonly MapPart[]): PartStates {
  const stateOf = (part: MapPart): PartState => {
    if (hidden.includes(part)) {
      return 'hidden';
    }
    // People of accounts whose lines are still on their way would seem to have none.
    const wanted = part === 'Links' ? (readOf.People ?? []) : [];
    if (readOf[part] && wanted.every((id) => readOf[part]?.includes(id))) {
      return 'read';
    }
    return failures.some((failure) => failure.part === part) ? 'failed' : 'loading';
  };
  const parts = Object.keys(MAP_QUERIES) as MapPart[];
  return Object.fromEntries(parts.map((part) => [part, stateOf(part)])) as PartStates;
}

/** What one of the queries asks. */
export interface PartReader {
  readonly part: MapPart;
  readonly accountIds: readonly string[];
}

/** What object info says of the objects that not everybody sees who sees the map. */
export interface GuardedInfos {
  readonly coverage: WireResult<ObjectInfo> | undefined;
  readonly voice: WireResult<ObjectInfo> | undefined;
}

/** The parts that the user may not see. */
export function hiddenParts(coverage: GuardedInfos['coverage'], voice: GuardedInfos['voice']): readonly MapPart[] {
  const cannotTellWho = voice?.data !== undefined && voice.data.fields.Contact__c === undefined;
  const hidden: MapPart[] = isRequestError(coverage?.error) ? ['Coverage'] : [];
  return isRequestError(voice?.error) || cannotTellWho ? [...hidden, 'Voice'] : hidden;
}

/**
 * One query a part, each of the account itself or of all those whose people are shown. What not everybody sees is asked for once it is
 * known that the user may see it: who may not gets no answer but an error.
 */
export function readersOf(
  recordId: string | undefined,
  showsFamily: boolean,
  { account, family }: MapRows,
  { coverage, voice }: GuardedInfos,
): PartReader[] {
  const own = recordId === undefined ? [] : [recordId];
  const hidden = hiddenParts(coverage, voice);
  const guarded = (part: MapPart, info: WireResult<ObjectInfo> | undefined): PartReader => {
    const isKnown = (info?.data ?? info?.error) !== undefined;
    return { part, accountIds: isKnown && !hidden.includes(part) ? own : [] };
  };
  const shown = showsFamily && family ? family.map(({ id }) => id) : own;
  return [
    { part: 'Account', accountIds: own },
    guarded('Coverage', coverage),
    guarded('Voice', voice),
    { part: 'Team', accountIds: own },
    { part: 'Family', accountIds: showsFamily && account ? [account.topId] : [] },
    { part: 'People', accountIds: shown },
    { part: 'Links', accountIds: shown },
  ];
}

/** What accounts are called, by id, where the people of several are shown. */
export function accountNames(
  people: readonly Stakeholder[],
  showsFamily: boolean,
): Readonly<Record<string, string>> | undefined {
  return showsFamily
    ? Object.fromEntries(people.map(({ accountId, accountName }) => [accountId, accountName]))
    : undefined;
}

export function activeOnes(everybody: readonly Stakeholder[]): readonly Stakeholder[] {
  return everybody.filter(({ isActive }) => isActive);
}

/** The links whose both ends are on the map. */
export function linksAmong(
  links: readonly StakeholderLink[],
  people: readonly Stakeholder[],
): readonly StakeholderLink[] {
  const ids = new Set(people.map(({ id }) => id));
  return links.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId));
}

/** @param roles API names, separated by semicolons, as an administrator sets them for the page */
export function settingsOf(contactDays: number, roles: string): SignalSettings {
  const expectedRoles = roles.split(';').map((role) => role.trim());
  return { contactDays, expectedRoles: expectedRoles.filter(Boolean) };
}

export function picklistsOf(
  roles: WireResult<PicklistValues> | undefined,
  levels: WireResult<PicklistValues> | undefined,
): StakeholderPicklists {
  return { roles: roles?.data?.values ?? [], levels: levels?.data?.values ?? [] };
}
