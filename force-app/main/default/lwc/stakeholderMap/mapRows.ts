import type { PicklistValues } from 'lightning/uiObjectInfoApi';
import type { WireResult } from 'lightning/uiRecordApi';
import type { Coverage, Stakeholder, StakeholderLink, StakeholderPicklists, TeamRole } from 'c/stakeholder';
import type { FamilyAccount, MapAccount, MapPart } from 'c/stakeholderQuery';
import type { PartRead } from 'c/stakeholderReader';
import type { SignalSettings } from 'c/stakeholderSignals';

/** What was read of the map, but for people and links, which people change. */
export interface MapRows {
  readonly account?: MapAccount | undefined;
  readonly family?: readonly FamilyAccount[];
  /** Undefined where the user may not see it, or while it is read. */
  readonly coverage?: readonly Coverage[];
  readonly team?: readonly TeamRole[];
  /** Parts of which there is more than is read. */
  readonly cut: readonly MapPart[];
}

export function withPart(rows: MapRows, read: PartRead): MapRows {
  const { part, isCut } = read;
  const cut = [...rows.cut.filter((other) => other !== part), ...(isCut ? [part] : [])];
  switch (read.part) {
    case 'Account':
      return { ...rows, cut, account: read.rows[0] };
    case 'Family':
      return { ...rows, cut, family: read.rows };
    case 'Coverage':
      return { ...rows, cut, coverage: read.rows };
    case 'Team':
      return { ...rows, cut, team: read.rows };
    default:
      return { ...rows, cut };
  }
}

/** What one of the queries asks. */
export interface PartReader {
  readonly part: MapPart;
  readonly accountIds: readonly string[];
}

/** One query a part, each of the account itself or of all those whose people are shown. */
export function readersOf(
  recordId: string | undefined,
  showsFamily: boolean,
  { account, family }: MapRows,
): PartReader[] {
  const own = recordId === undefined ? [] : [recordId];
  const shown = showsFamily && family ? family.map(({ id }) => id) : own;
  return [
    { part: 'Account', accountIds: own },
    { part: 'Coverage', accountIds: own },
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
