import { reportingCycles } from 'c/reportingLines';
import { hasClocks } from './contactClock.ts';
import { neglectedKeyPlayers, powerfulOpponents, silentPeers, unheardKeyPlayers } from './personSignals.ts';
import { deletedContacts, missingRoles, notScored, samePeople } from './recordSignals.ts';
import type { ReportingCycle, Signal, SignalInput } from './signal.ts';
import { threadSignals } from './threadSignals.ts';

export { daysBetween, hasClocks } from './contactClock.ts';
export { isKeyPlayer, peerContacts } from './personSignals.ts';
export type { PeerContact } from './personSignals.ts';
export { entriesOf } from './recordSignals.ts';
export { byWeight } from './threadSignals.ts';
export type {
  Ally,
  ContactCounts,
  NeglectedKeyPlayer,
  PowerfulOpponent,
  Signal,
  SignalInput,
  SignalSettings,
  Silence,
} from './signal.ts';

/**
 * What the map tells that somebody should act on, worst first: what endangers the account, then single people, then what the map lacks.
 * Nothing is told of what the user may not see, or of contact before the job has counted it; nobody is judged by scores that nobody
 * gave; an empty map tells nothing.
 */
export function signalsOf(input: SignalInput): Signal[] {
  if (input.people.length === 0) {
    return [];
  }
  return [
    ...(hasClocks(input) ? threadSignals(input) : []),
    ...powerfulOpponents(input),
    ...neglectedKeyPlayers(input),
    ...samePeople(input),
    ...missingRoles(input),
    ...silentPeers(input),
    ...cycles(input),
    ...unheardKeyPlayers(input),
    ...notScored(input),
    ...deletedContacts(input),
    ...missingClocks(input),
  ];
}

function cycles({ people, links = [] }: SignalInput): ReportingCycle[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return reportingCycles(links.filter(({ fromId, toId }) => byId.has(fromId) && byId.has(toId))).map((ids) => ({
    kind: 'ReportingCycle',
    people: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}

function missingClocks(input: SignalInput): Signal[] {
  return input.coverage !== undefined && !hasClocks(input) ? [{ kind: 'ClocksNotWritten' }] : [];
}
