import type { ActivitySums, PairSum } from './ActivitySums.ts';
import type { AccountClock, StoredAccount, StoredCoverage, StoredStakeholder } from './readPeople.ts';

/** What the org holds. */
export interface Holdings {
  readonly accounts: ReadonlyMap<string, StoredAccount>;
  readonly stakeholders: readonly StoredStakeholder[];
  readonly coverage: readonly StoredCoverage[];
}

export interface AccountChange {
  readonly id: string;
  readonly clock: AccountClock;
}

export interface StakeholderChange {
  readonly id: string;
  /** '' for never. */
  readonly lastContactOn: string;
}

export interface CoverageChange {
  /** Undefined where nobody of us had been in contact with this person before. */
  readonly id: string | undefined;
  readonly stakeholderId: string;
  readonly userId: string;
  readonly lastContactOn: string;
  readonly contacts: string;
}

/** The difference between what the org holds and what it should hold. */
export interface ClockPlan {
  readonly accounts: readonly AccountChange[];
  readonly stakeholders: readonly StakeholderChange[];
  readonly coverage: readonly CoverageChange[];
}

/** What `Contacts_365_Days__c` holds at most: six digits. */
const MOST_CONTACTS = 999_999;
/** What the two counts on Account hold at most: four digits. */
const MOST_PEOPLE = 9_999;

/**
 * Plans what to write, purely: only what differs, so that a second run plans nothing. In the order of accounts: whoever writes a
 * person locks its account, and batches that are written at once must not want the same one.
 *
 * People are counted on an account with somebody on its map, or with whom anybody was ever in contact; any other stays uncounted, which is not
 * the same as nobody. The clock of a person whose contact was deleted stays as it was: what happened
 * went with the contact.
 */
export function planClocks(sums: ActivitySums, { accounts, stakeholders, coverage }: Holdings): ClockPlan {
  const onMap = new Set(stakeholders.filter(({ isActive }) => isActive).map(({ accountId }) => accountId));
  const known = stakeholders
    .filter(({ contactId }) => contactId !== '')
    .sort((one, other) => compare(one.accountId + one.id, other.accountId + other.id));
  return {
    accounts: [...accounts.values()]
      .flatMap((account) => {
        const clock = accountClock(account, sums, onMap.has(account.id));
        return clock.every((cell, index) => cell === account.clock[index]) ? [] : [{ id: account.id, clock }];
      })
      .sort((one, other) => compare(one.id, other.id)),
    stakeholders: known.flatMap(({ id, contactId, lastContactOn: before }) => {
      const lastContactOn = sums.lastOn(contactId);
      return lastContactOn === before ? [] : [{ id, lastContactOn }];
    }),
    coverage: planCoverage(sums, known, coverage),
  };
}

function accountClock({ id, clock }: StoredAccount, sums: ActivitySums, isOnMap: boolean): AccountClock {
  const sum = sums.account(id);
  const wasCounted = clock.some((cell) => cell !== '');
  if (sum === undefined && !isOnMap && !wasCounted) {
    return ['', '', ''];
  }
  return [sum?.lastOn ?? '', people(sum?.users), people(sum?.contacts)];
}

function people(ids: ReadonlySet<string> | undefined): string {
  return String(Math.min(ids?.size ?? 0, MOST_PEOPLE));
}

function planCoverage(
  sums: ActivitySums,
  stakeholders: readonly StoredStakeholder[],
  stored: readonly StoredCoverage[],
): readonly CoverageChange[] {
  const contactOf = new Map(stakeholders.map(({ id, contactId }) => [id, contactId]));
  const placeOf = new Map(stakeholders.map(({ id }, place) => [id, place]));
  const storedPairs = new Set(stored.map(pairOf));
  const changed = stored.flatMap((row): CoverageChange[] => {
    const contactId = contactOf.get(row.stakeholderId);
    if (contactId === undefined) {
      return [];
    }
    const wanted = cellsOf(sums.pairsOf(contactId).get(row.userId));
    const isSame = wanted.lastContactOn === row.lastContactOn && wanted.contacts === row.contacts;
    return isSame ? [] : [{ ...row, ...wanted }];
  });
  const added = stakeholders.flatMap(({ id: stakeholderId, contactId }): CoverageChange[] =>
    [...sums.pairsOf(contactId)].flatMap(([userId, sum]) =>
      sum.recent === 0 || storedPairs.has(pairOf({ stakeholderId, userId }))
        ? []
        : [{ id: undefined, stakeholderId, userId, ...cellsOf(sum) }],
    ),
  );
  const byAccount = (one: CoverageChange, other: CoverageChange): number =>
    (placeOf.get(one.stakeholderId) ?? 0) - (placeOf.get(other.stakeholderId) ?? 0) ||
    compare(one.userId, other.userId);
  return [...changed.sort(byAccount), ...added.sort(byAccount)];
}

/** `Coverage_Key__c`. */
export function pairOf({ stakeholderId, userId }: Pick<CoverageChange, 'stakeholderId' | 'userId'>): string {
  return `${stakeholderId}:${userId}`;
}

function cellsOf(sum: PairSum | undefined): Pick<CoverageChange, 'lastContactOn' | 'contacts'> {
  return { lastContactOn: sum?.lastOn ?? '', contacts: String(Math.min(sum?.recent ?? 0, MOST_CONTACTS)) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
