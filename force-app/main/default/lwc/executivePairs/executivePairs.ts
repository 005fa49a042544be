import { levelsApart, seniorityOf } from 'c/seniority';
import type { Seniority } from 'c/seniority';
import type { Colleague, Stakeholder } from 'c/stakeholder';
import { byWeight, daysBetween, hasClocks, isKeyPlayer, peerContacts } from 'c/stakeholderSignals';
import type { PeerContact, SignalInput } from 'c/stakeholderSignals';

/** What pairs are read from; what the user may not see is undefined. */
export type PairInput = Pick<SignalInput, 'people' | 'coverage' | 'counts' | 'settings' | 'today'>;

/** How senior either is; undefined where the title does not tell. */
export interface LevelMatch {
  readonly ours: Seniority | undefined;
  readonly theirs: Seniority | undefined;
  /** Undefined where it cannot be told. */
  readonly apart: number | undefined;
}

/** When the two were last in contact. */
export type PairContact =
  | { readonly kind: 'Recent' | 'Overdue'; readonly on: string; readonly days: number }
  /** Within the 365 days that are counted. */
  | { readonly kind: 'Never' }
  /** The job has not counted contact yet. */
  | { readonly kind: 'Uncounted' }
  | { readonly kind: 'Unread' };

/** One of us and one of them who face each other. */
export interface ExecutivePair {
  readonly ours: Colleague;
  readonly theirs: Stakeholder;
  readonly isKeyPlayer: boolean;
  readonly match: LevelMatch;
  readonly contact: PairContact;
}

/** One of them who should have an executive peer and has none. */
export interface MissingPeer {
  readonly person: Stakeholder;
  readonly isExecutive: boolean;
  readonly isKeyPlayer: boolean;
}

/** The executive pairs of an account. */
export interface ExecutivePairs {
  /** Those that need something first: contact, or another peer; then by weight. */
  readonly pairs: readonly ExecutivePair[];
  /** Key players first, then by weight. */
  readonly missing: readonly MissingPeer[];
}

/** Who of us faces whom of them, and whom nobody faces of their executives, by title, and key players. */
export function executivePairs(input: PairInput): ExecutivePairs {
  const pairs = peerContacts(input)
    .map((contact) => pairOf(contact, input))
    .sort((a, b) => needOf(b) - needOf(a));
  const missing = input.people
    .filter(({ executivePeer }) => executivePeer === undefined)
    .map((person) => ({
      person,
      isExecutive: seniorityOf(person.title) === 'Executive',
      isKeyPlayer: isKeyPlayer(person),
    }))
    .filter((found) => found.isExecutive || found.isKeyPlayer)
    .sort((a, b) => Number(b.isKeyPlayer) - Number(a.isKeyPlayer) || byWeight(a.person, b.person));
  return { pairs, missing };
}

function pairOf(contact: PeerContact, input: PairInput): ExecutivePair {
  const { peer: ours, person: theirs } = contact;
  return {
    ours,
    theirs,
    isKeyPlayer: isKeyPlayer(theirs),
    match: matchOf(seniorityOf(ours.title), seniorityOf(theirs.title)),
    contact: contactOf(contact, input),
  };
}

function matchOf(ours: Seniority | undefined, theirs: Seniority | undefined): LevelMatch {
  return { ours, theirs, apart: ours && theirs && levelsApart(ours, theirs) };
}

function contactOf({ lastContactOn, silence }: PeerContact, input: PairInput): PairContact {
  if (input.coverage === undefined) {
    return { kind: 'Unread' };
  }
  if (!hasClocks(input)) {
    return { kind: 'Uncounted' };
  }
  return lastContactOn === undefined
    ? { kind: 'Never' }
    : { kind: silence ? 'Overdue' : 'Recent', on: lastContactOn, days: daysBetween(lastContactOn, input.today) };
}

function needOf({ match, contact }: ExecutivePair): number {
  const isSilent = contact.kind === 'Overdue' || contact.kind === 'Never';
  return (isSilent ? 2 : 0) + ((match.apart ?? 0) > 0 ? 1 : 0);
}
