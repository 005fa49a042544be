import ALLY_INFLUENCES from '@salesforce/label/c.Stakeholder_Signals_Ally_Influences';
import ALLY_MANAGES from '@salesforce/label/c.Stakeholder_Signals_Ally_Manages';
import ALLY_MENTORS from '@salesforce/label/c.Stakeholder_Signals_Ally_Mentors';
import CLOCKS_TEXT from '@salesforce/label/c.Stakeholder_Signals_Clocks_Text';
import CLOCKS_TITLE from '@salesforce/label/c.Stakeholder_Signals_Clocks_Title';
import CYCLE_TEXT from '@salesforce/label/c.Stakeholder_Signals_Cycle_Text';
import CYCLE_TITLE from '@salesforce/label/c.Stakeholder_Signals_Cycle_Title';
import DELETED_TEXT from '@salesforce/label/c.Stakeholder_Signals_Deleted_Text';
import DELETED_TITLE from '@salesforce/label/c.Stakeholder_Signals_Deleted_Title';
import KEY_PLAYER_TITLE from '@salesforce/label/c.Stakeholder_Signals_Key_Player_Title';
import NEVER from '@salesforce/label/c.Stakeholder_Signals_Never';
import NO_ALLY from '@salesforce/label/c.Stakeholder_Signals_No_Ally';
import NOT_SCORED_TEXT from '@salesforce/label/c.Stakeholder_Signals_Not_Scored_Text';
import NOT_SCORED_TITLE from '@salesforce/label/c.Stakeholder_Signals_Not_Scored_Title';
import NO_CONTACT_TEXT from '@salesforce/label/c.Stakeholder_Signals_No_Contact_Text';
import NO_CONTACT_TITLE from '@salesforce/label/c.Stakeholder_Signals_No_Contact_Title';
import OPPONENT_TEXT from '@salesforce/label/c.Stakeholder_Signals_Opponent_Text';
import OPPONENT_TITLE from '@salesforce/label/c.Stakeholder_Signals_Opponent_Title';
import OURS_OTHERS from '@salesforce/label/c.Stakeholder_Signals_Ours_Others';
import OURS_TEXT from '@salesforce/label/c.Stakeholder_Signals_Ours_Text';
import OURS_TITLE from '@salesforce/label/c.Stakeholder_Signals_Ours_Title';
import OURS_UNKNOWN from '@salesforce/label/c.Stakeholder_Signals_Ours_Unknown';
import PEER_NEVER from '@salesforce/label/c.Stakeholder_Signals_Peer_Never';
import PEER_SILENT from '@salesforce/label/c.Stakeholder_Signals_Peer_Silent';
import PEER_TITLE from '@salesforce/label/c.Stakeholder_Signals_Peer_Title';
import ROLES_TEXT from '@salesforce/label/c.Stakeholder_Signals_Roles_Text';
import ROLES_TITLE from '@salesforce/label/c.Stakeholder_Signals_Roles_Title';
import SCEPTIC_TEXT from '@salesforce/label/c.Stakeholder_Signals_Sceptic_Text';
import SILENT from '@salesforce/label/c.Stakeholder_Signals_Silent';
import TWICE_TEXT from '@salesforce/label/c.Stakeholder_Signals_Twice_Text';
import TWICE_TITLE from '@salesforce/label/c.Stakeholder_Signals_Twice_Title';
import THEIRS_TEXT from '@salesforce/label/c.Stakeholder_Signals_Theirs_Text';
import THEIRS_TITLE from '@salesforce/label/c.Stakeholder_Signals_Theirs_Title';
import THEIRS_UNKNOWN from '@salesforce/label/c.Stakeholder_Signals_Theirs_Unknown';
import UNHEARD_TEXT from '@salesforce/label/c.Stakeholder_Signals_Unheard_Text';
import UNHEARD_TITLE from '@salesforce/label/c.Stakeholder_Signals_Unheard_Title';
import WEAK from '@salesforce/label/c.Stakeholder_Signals_Weak';
import WEAK_WANTED from '@salesforce/label/c.Stakeholder_Signals_Weak_Wanted';
import { wholeText } from 'c/figureText';
import { labelText } from 'c/labelText';
import type { LinkKind } from 'c/stakeholder';
import type { NeglectedKeyPlayer, PowerfulOpponent, Signal } from 'c/stakeholderSignals';
import { namesText } from './namesText.ts';

/** What the org calls the roles, by value. */
export type RoleNames = ReadonlyMap<string, string>;

export interface SignalWords {
  readonly heading: string;
  readonly text: string;
}

const OPPONENT = -2;

const ALLY_TEXTS: Readonly<Partial<Record<LinkKind, string>>> = {
  Influences: ALLY_INFLUENCES,
  Mentors: ALLY_MENTORS,
  'Reports To': ALLY_MANAGES,
};

/** What a signal says. */
export function wordsOf(signal: Signal, roleNames: RoleNames): SignalWords {
  switch (signal.kind) {
    case 'NoContact':
      return { heading: NO_CONTACT_TITLE, text: NO_CONTACT_TEXT };
    case 'SingleThreadedOurs': {
      // Who may not see users reads no name.
      const text = signal.only?.name ? labelText(OURS_TEXT, signal.only.name) : OURS_UNKNOWN;
      const others = signal.others.map(({ name }) => name);
      return {
        heading: OURS_TITLE,
        text: others.length > 0 ? `${text} ${labelText(OURS_OTHERS, namesText(others))}` : text,
      };
    }
    case 'SingleThreadedTheirs':
      return {
        heading: THEIRS_TITLE,
        text: signal.only ? labelText(THEIRS_TEXT, signal.only.name) : THEIRS_UNKNOWN,
      };
    case 'PowerfulOpponent':
      return { heading: labelText(OPPONENT_TITLE, signal.person.name), text: opponentText(signal) };
    case 'NeglectedKeyPlayer':
      return { heading: labelText(KEY_PLAYER_TITLE, signal.person.name), text: keyPlayerText(signal) };
    case 'RolesMissing':
      return {
        heading: ROLES_TITLE,
        text: labelText(ROLES_TEXT, namesText(signal.roles.map((role) => roleNames.get(role) ?? role))),
      };
    case 'SilentPeer': {
      const { person, peer, silence } = signal;
      const heading = labelText(PEER_TITLE, peer.name, person.name);
      return silence.days === undefined
        ? { heading, text: labelText(PEER_NEVER, peer.name, person.name) }
        : { heading, text: labelText(PEER_SILENT, peer.name, person.name, wholeText(silence.days)) };
    }
    case 'ReportingCycle':
      return { heading: CYCLE_TITLE, text: labelText(CYCLE_TEXT, namesText(signal.people.map(({ name }) => name))) };
    case 'SamePersonTwice': {
      const [{ name } = { name: '' }] = signal.people;
      return {
        heading: labelText(TWICE_TITLE, name),
        text: labelText(TWICE_TEXT, name, wholeText(signal.people.length)),
      };
    }
    case 'NotScored':
      return {
        heading: NOT_SCORED_TITLE,
        text: labelText(NOT_SCORED_TEXT, namesText(signal.people.map(({ name }) => name))),
      };
    case 'ContactDeleted':
      return {
        heading: DELETED_TITLE,
        text: labelText(DELETED_TEXT, namesText(signal.people.map(({ name }) => name))),
      };
    case 'UnheardKeyPlayers':
      return {
        heading: UNHEARD_TITLE,
        text: labelText(UNHEARD_TEXT, namesText(signal.people.map(({ name }) => name))),
      };
    default:
      return { heading: CLOCKS_TITLE, text: CLOCKS_TEXT };
  }
}

function opponentText({ person, allies }: PowerfulOpponent): string {
  const stance = labelText(person.stance === OPPONENT ? OPPONENT_TEXT : SCEPTIC_TEXT, person.name);
  if (!allies) {
    return stance;
  }
  const [ally] = allies;
  const help = ally
    ? labelText(ALLY_TEXTS[ally.kind] ?? ALLY_INFLUENCES, ally.person.name, person.name)
    : labelText(NO_ALLY, person.name);
  return `${stance} ${help}`;
}

function keyPlayerText({ person: { name }, weak, silence }: NeglectedKeyPlayer): string {
  const texts: string[] = [];
  if (weak) {
    const wanted = weak.wanted !== undefined && weak.wanted > weak.now ? weak.wanted : undefined;
    texts.push(
      wanted === undefined
        ? labelText(WEAK, name, wholeText(weak.now))
        : labelText(WEAK_WANTED, name, wholeText(weak.now), wholeText(wanted)),
    );
  }
  if (silence) {
    texts.push(silence.days === undefined ? labelText(NEVER, name) : labelText(SILENT, name, wholeText(silence.days)));
  }
  return texts.join(' ');
}
