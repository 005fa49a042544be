import { reportingCycles } from 'c/reportingLines';
import { hasClocks } from './contactClock.ts';
import { neglectedKeyPlayers, powerfulOpponents, silentPeers } from './personSignals.ts';
import type { ContactDeleted, ReportingCycle, RolesMissing, Signal, SignalInput } from './signal.ts';
import { threadSignals } from './threadSignals.ts';

export { daysBetween } from './contactClock.ts';
export { isKeyPlayer } from './personSignals.ts';
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
 * Nothing is told of what the user may not see, of scores that nobody gave, or of contact before the job has counted it; an
 * empty map tells nothing.
 */
export function signalsOf(input: SignalInput): Signal[] {
  if (input.people.length === 0) {
    return [];
  }
  return [
    ...(hasClocks(input) ? threadSignals(input) : []),
    ...powerfulOpponents(input),
    ...neglectedKeyPlayers(input),
    ...missingRoles(input),
    ...silentPeers(input),
    ...cycles(input),
    ...deletedContacts(input),
    ...missingClocks(input),
  ];
}

function missingRoles({ people, settings }: SignalInput): RolesMissing[] {
  const filled = new Set(people.map(({ role }) => role));
  const roles = settings.expectedRoles.filter((role) => !filled.has(role));
  return roles.length > 0 ? [{ kind: 'RolesMissing', roles }] : [];
}

function cycles({ people, links }: SignalInput): ReportingCycle[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return reportingCycles(links.filter(({ fromId, toId }) => byId.has(fromId) && byId.has(toId))).map((ids) => ({
    kind: 'ReportingCycle',
    people: ids.flatMap((id) => byId.get(id) ?? []),
  }));
}

function deletedContacts({ people }: SignalInput): ContactDeleted[] {
  const lost = people.filter(({ contactId }) => contactId === undefined);
  return lost.length > 0 ? [{ kind: 'ContactDeleted', people: lost }] : [];
}

function missingClocks(input: SignalInput): Signal[] {
  return input.coverage !== undefined && !hasClocks(input) ? [{ kind: 'ClocksNotWritten' }] : [];
}
