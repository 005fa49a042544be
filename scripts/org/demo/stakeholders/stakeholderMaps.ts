import type { DemoEvent, DemoTask } from '../activities.ts';
import type { Calendar } from '../calendar.ts';
import type { Person } from '../people.ts';
import type { Random } from '../Random.ts';
import type { Customer, Owner, Row } from '../types.ts';
import { assessment } from './assessment.ts';
import { conversations } from './conversations.ts';
import { crowd, sitesOf } from './crowd.ts';
import { lines } from './lines.ts';
import type { DemoLink } from './lines.ts';
import { organisation, positionOf } from './organisation.ts';
import type { Position } from './organisation.ts';
import { team } from './team.ts';
import type { DemoTeamRole } from './team.ts';

/** A person on a map, by the e-mail address of the contact. */
export interface DemoStakeholder {
  readonly accountKey: string;
  readonly email: string;
  /** Fields of `Stakeholder__c` by API name. */
  readonly values: Row;
}

/** What the demo knows of people at strategic accounts. */
export interface StakeholderMaps {
  /** Contacts that only these maps need. */
  readonly contacts: readonly Person[];
  readonly stakeholders: readonly DemoStakeholder[];
  readonly links: readonly DemoLink[];
  readonly teamRoles: readonly DemoTeamRole[];
  readonly tasks: readonly DemoTask[];
  readonly events: readonly DemoEvent[];
}

interface Context {
  readonly owners: readonly Owner[];
  readonly contacts: readonly Person[];
  readonly calendar: Calendar;
  readonly random: Random;
}

/** The group with people all over the world, and the one with a board and its departments. */
const LARGE_MAPS = [300, 30];
const SMALL_MAP = [3, 8] as const;
/** Accounts where nobody but the account manager talks to anybody. */
const SINGLE_THREADED_EVERY = 5;

/**
 * Maps of the strategic accounts, most with a handful of people. The two large ones belong to groups of the busiest account
 * manager; the last account has none yet, as on the first day.
 */
export function stakeholderMaps(strategic: readonly StrategicAccount[], context: Context): StakeholderMaps {
  const lead = [...context.owners].filter(({ isSam }) => isSam).sort((one, other) => other.weight - one.weight)[0];
  const groups = strategic.filter(({ customer }) => customer.level === 0 && customer.ownerId === lead?.id);
  const sizes = new Map(LARGE_MAPS.map((size, index) => [groups[index]?.customer.key, size]));
  const emails = new Set(context.contacts.map(({ email }) => email));
  const maps = strategic
    .slice(0, -1)
    .map((account, index) => mapOf(account, { ...context, emails, index, size: sizes.get(account.customer.key) }));
  return {
    contacts: maps.flatMap(({ contacts }) => contacts),
    stakeholders: maps.flatMap(({ stakeholders }) => stakeholders),
    links: maps.flatMap(({ links }) => links),
    teamRoles: maps.flatMap(({ teamRoles }) => teamRoles),
    tasks: maps.flatMap(({ tasks }) => tasks),
    events: maps.flatMap(({ events }) => events),
  };
}

/** A strategic account, and whether somebody is named as its strategic account manager. */
export interface StrategicAccount {
  readonly customer: Customer;
  readonly hasManager: boolean;
}

interface MapContext extends Context {
  readonly emails: Set<string>;
  readonly index: number;
  /** How many people it shall have; undefined for a handful of the contacts that are there. */
  readonly size: number | undefined;
}

function mapOf({ customer, hasManager }: StrategicAccount, context: MapContext): StakeholderMaps {
  const { random, owners, calendar, size, index } = context;
  const known = context.contacts.filter(({ accountKey }) => accountKey === customer.key);
  const positions: readonly Position[] = size === undefined ? [] : organisation(size, sitesOf(customer), random);
  const contacts = crowd(customer, positions, context.emails, random);
  const chosen = size === undefined ? known.slice(0, random.whole(...SMALL_MAP)) : contacts;
  const places = size === undefined ? chosen.map(positionOf) : positions;
  const stakeholders = chosen.map((person, place) =>
    stakeholderOf(customer, person, { ...(places[place] ?? positionOf(person)), place }, context),
  );
  const colleagues = [customer.ownerId, ...owners.map(({ id }) => id).filter((id) => id !== customer.ownerId)];
  const talking = index % SINGLE_THREADED_EVERY === SINGLE_THREADED_EVERY - 1 ? colleagues.slice(0, 1) : colleagues;
  const talks = stakeholders.map(({ email, values }) =>
    conversations(
      { accountKey: customer.key, email, city: customer.city, relationship: Number(values.Relationship_Now__c) },
      { colleagues: talkingTo(values, talking), calendar, random },
    ),
  );
  return {
    contacts,
    stakeholders,
    links: lines(
      places,
      chosen.map(({ email }) => email),
      random,
    ),
    teamRoles: team(customer, owners, hasManager),
    tasks: talks.flatMap(({ tasks }) => tasks),
    events: talks.flatMap(({ events }) => events),
  };
}

/** Whoever has an executive peer of ours talks to that one most of all. */
function talkingTo({ Executive_Peer__c: peer = '' }: Row, colleagues: readonly string[]): readonly string[] {
  return peer === '' || colleagues.length === 1 ? colleagues : [peer, ...colleagues];
}

function stakeholderOf(
  customer: Customer,
  { firstName, lastName, email, department }: Person,
  position: Position & { readonly place: number },
  { owners, random }: Context,
): DemoStakeholder {
  const ownerId = random.chance(0.7) ? customer.ownerId : random.pick(owners).id;
  return {
    accountKey: customer.key,
    email,
    values: {
      Name: `${firstName} ${lastName}`,
      Department__c: department,
      Level__c: position.level,
      ...assessment(position, random),
      Relationship_Owner__c: position.seniority < 4 ? ownerId : '',
      Executive_Peer__c: peerOf(position, owners, customer.ownerId),
    },
  };
}

/** Whoever leads the company has our executive as peer; below, some have the account manager, who is no match, or nobody. */
function peerOf(
  { seniority, place }: { readonly seniority: number; readonly place: number },
  owners: readonly Owner[],
  accountManagerId: string,
): string {
  const executive = owners.find(({ isExecutive }) => isExecutive)?.id ?? '';
  switch (seniority) {
    case 0:
      return executive;
    case 1:
      return ['', executive, accountManagerId][place % 3] ?? '';
    default:
      return seniority === 2 && place % 4 === 0 ? accountManagerId : '';
  }
}
