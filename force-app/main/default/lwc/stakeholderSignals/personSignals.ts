import { HIGH_FROM } from 'c/stakeholder';
import type { Colleague, Stakeholder, StakeholderLink } from 'c/stakeholder';
import { contactsOnMap, hasClocks, silenceSince } from './contactClock.ts';
import type {
  Ally,
  NeglectedKeyPlayer,
  PowerfulOpponent,
  SignalInput,
  Silence,
  SilentPeer,
  UnheardKeyPlayers,
} from './signal.ts';
import { byWeight } from './threadSignals.ts';

/** At most this now is weak, whatever is wanted. */
const WEAK_UP_TO = 2;

/** The rule of `Key_Player__c`. */
export function isKeyPlayer({ power, interest }: Stakeholder): boolean {
  return (power ?? 0) >= HIGH_FROM && (interest ?? 0) >= HIGH_FROM;
}

/** Key players whose relationship is weak or who have not heard of us; those with both first. */
export function neglectedKeyPlayers(input: SignalInput): NeglectedKeyPlayer[] {
  const { people, settings, today } = input;
  const tellsSilence = hasClocks(input);
  return people
    .filter(isKeyPlayer)
    .map((person): NeglectedKeyPlayer => {
      const silence = tellsSilence ? silenceSince(person.lastContactOn, today, settings.contactDays) : undefined;
      return { kind: 'NeglectedKeyPlayer', person, weak: weaknessOf(person), silence };
    })
    .filter(({ weak, silence }) => weak !== undefined || silence !== undefined)
    .sort((a, b) => reasons(b) - reasons(a) || byWeight(a.person, b.person));
}

/** Opponents and sceptics with power, each with the supporters whom they listen to; opponents first. */
export function powerfulOpponents({ people, links }: SignalInput): PowerfulOpponent[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const lines = links && linesByListener(links);
  return people
    .filter(({ stance, power }) => (stance ?? 0) < 0 && (power ?? 0) >= HIGH_FROM)
    .sort((a, b) => (a.stance ?? 0) - (b.stance ?? 0) || byWeight(a, b))
    .map((person) => ({
      kind: 'PowerfulOpponent',
      person,
      allies: lines && alliesTo(lines.get(person.id) ?? [], byId),
    }));
}

/** An executive peer of ours and whose peer it is. */
export interface PeerContact {
  readonly person: Stakeholder;
  readonly peer: Colleague;
  /** When the two were last in contact, as far as it is counted. */
  readonly lastContactOn: string | undefined;
  readonly silence: Silence | undefined;
}

/** The pairs of executives, by the weight of theirs. Where contact is not known, silence means nothing. */
export function peerContacts(
  input: Pick<SignalInput, 'people' | 'coverage' | 'settings' | 'today'>,
): readonly PeerContact[] {
  const { people, settings, today } = input;
  const days = new Map(
    contactsOnMap(input).map(({ stakeholderId, user, lastContactOn }) => [
      `${stakeholderId}:${user.id}`,
      lastContactOn,
    ]),
  );
  return [...people].sort(byWeight).flatMap((person) => {
    const { executivePeer: peer } = person;
    const lastContactOn = peer && days.get(`${person.id}:${peer.id}`);
    const silence = silenceSince(lastContactOn, today, settings.contactDays);
    return peer ? [{ person, peer, lastContactOn, silence }] : [];
  });
}

/** Pairs of executives of which ours was not in contact with theirs. */
export function silentPeers(input: SignalInput): SilentPeer[] {
  if (input.coverage === undefined || !hasClocks(input)) {
    return [];
  }
  return peerContacts(input).flatMap(({ person, peer, silence }) => {
    return silence ? [{ kind: 'SilentPeer', person, peer, silence }] : [];
  });
}

/** Key players of whom nobody has noted a word. Where nobody was ever asked, that says nothing of single people. */
export function unheardKeyPlayers({ people, heard = [] }: SignalInput): UnheardKeyPlayers[] {
  const contacts = new Set(heard.map(({ contactId }) => contactId));
  const unheard = people
    .filter(isKeyPlayer)
    .filter(({ contactId }) => contactId !== undefined && !contacts.has(contactId));
  return heard.length > 0 && unheard.length > 0
    ? [{ kind: 'UnheardKeyPlayers', people: [...unheard].sort(byWeight) }]
    : [];
}

function weaknessOf({ relationshipNow: now, relationshipWanted: wanted }: Stakeholder): NeglectedKeyPlayer['weak'] {
  const isWeak = now !== undefined && (now <= WEAK_UP_TO || (wanted !== undefined && now < wanted));
  return isWeak ? { now, wanted } : undefined;
}

function reasons({ weak, silence }: NeglectedKeyPlayer): number {
  return Number(weak !== undefined) + Number(silence !== undefined);
}

/** A line by which somebody is heard. */
interface HeardLine extends Pick<StakeholderLink, 'kind' | 'strength'> {
  readonly speakerId: string;
}

/** Supporters who influence or mentor the person, or whom the person reports to; each by the strongest line. */
function alliesTo(lines: readonly HeardLine[], byId: ReadonlyMap<string, Stakeholder>): Ally[] {
  const allies = new Map<string, Ally>();
  for (const { kind, speakerId, strength } of lines) {
    const person = byId.get(speakerId);
    const known = person && allies.get(person.id);
    if (person && (person.stance ?? 0) > 0 && (strength ?? 0) >= (known?.strength ?? 0)) {
      allies.set(person.id, { person, kind, strength });
    }
  }
  return [...allies.values()].sort(
    (a, b) =>
      (b.strength ?? 0) - (a.strength ?? 0) ||
      (b.person.influence ?? 0) - (a.person.influence ?? 0) ||
      byWeight(a.person, b.person),
  );
}

/** The lines by which people are heard, by the id of who listens: thousands of lines are looked through once, not once a person. */
function linesByListener(links: readonly StakeholderLink[]): ReadonlyMap<string, readonly HeardLine[]> {
  const lines = new Map<string, HeardLine[]>();
  for (const { kind, fromId, toId, strength } of links) {
    if (kind !== 'Conflicts With') {
      const [listenerId, speakerId] = kind === 'Reports To' ? [fromId, toId] : [toId, fromId];
      const heard = lines.get(listenerId) ?? [];
      lines.set(listenerId, heard);
      heard.push({ kind, strength, speakerId });
    }
  }
  return lines;
}
