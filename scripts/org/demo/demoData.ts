import { accountRow } from './accountRow.ts';
import { events, tasks } from './activities.ts';
import type { DemoEvent, DemoTask } from './activities.ts';
import { Calendar } from './calendar.ts';
import { Companies } from './companies.ts';
import { contactRoles } from './contactRoles.ts';
import type { DemoContactRole } from './contactRoles.ts';
import { customers } from './customers.ts';
import { opportunities } from './opportunities.ts';
import { people } from './people.ts';
import type { Person } from './people.ts';
import { UNDECIDED, programme } from './programme.ts';
import { Random } from './Random.ts';
import { stakeholderMaps, voice } from './stakeholders/index.ts';
import type { DemoInterview, DemoLink, DemoStakeholder, DemoTeamRole } from './stakeholders/index.ts';
import type { Owner, Row } from './types.ts';

/** To be raised when the data changes: a database tells by it which demo it holds. */
export const DEMO_VERSION = 6;

const SEED = 20_260;

export interface DemoData {
  /** Rows by field API name, as the `load` command takes them. */
  readonly accounts: readonly Row[];
  readonly opportunities: readonly Row[];
  readonly contacts: readonly Person[];
  readonly contactRoles: readonly DemoContactRole[];
  readonly stakeholders: readonly DemoStakeholder[];
  readonly links: readonly DemoLink[];
  readonly interviews: readonly DemoInterview[];
  readonly teamRoles: readonly DemoTeamRole[];
  readonly tasks: readonly DemoTask[];
  readonly events: readonly DemoEvent[];
}

/**
 * An industrial supplier's customers, invented: the same on every machine, on dates as far from the as-of date. Revenue is
 * heavy-tailed, as in most business-to-business books: few customers make most of it.
 * @param asOf the day the demo looks back from, `YYYY-MM-DD`
 * @param owners who shares the accounts; without any, records belong to whoever loads them
 */
export function demoData(asOf: string, owners: readonly Owner[] = []): DemoData {
  const part = (name: string): Random => new Random(SEED, name);
  const calendar = new Calendar(asOf);
  const all = customers(new Companies(part('companies')).found(), owners, part('customers'));
  const contacts = people(all, part('people'));
  const contactsOf = Map.groupBy(contacts, ({ accountKey }) => accountKey);
  const deals = opportunities(all, calendar, part('opportunities'));
  const openDeals = deals.filter(isOpen);
  const openOf = new Map(
    [...Map.groupBy(openDeals, (row) => row['Account.External_Key__c'] ?? '')].map(([account, rows]) => [
      account,
      rows.map((row) => row.External_Key__c ?? ''),
    ]),
  );
  const context = { contactsOf, openOf, calendar };
  const phones = part('phones');
  const decided = programme(all, owners, { opportunities: deals, calendar, random: part('programme') });
  const byKey = new Map(all.map((customer) => [customer.key, customer]));
  const strategic = [...decided].flatMap(([key, { Designation__c, SAM__c }]) => {
    const customer = byKey.get(key);
    return customer && Designation__c === 'Strategic' ? [{ customer, hasManager: SAM__c !== '' }] : [];
  });
  const maps = stakeholderMaps(strategic, { owners, contacts, calendar, random: part('stakeholders') });
  return {
    accounts: all.map((customer) => ({
      ...accountRow(customer, phones),
      ...(decided.get(customer.key) ?? UNDECIDED),
    })),
    opportunities: deals,
    contacts: [...contacts, ...maps.contacts],
    contactRoles: contactRoles(openDeals, contactsOf, part('contact roles')),
    stakeholders: maps.stakeholders,
    links: maps.links,
    interviews: voice(maps.stakeholders, {
      ownerOf: (key) => byKey.get(key)?.ownerId ?? '',
      calendar,
      random: part('voice'),
    }),
    teamRoles: maps.teamRoles,
    tasks: [...tasks(all, { ...context, random: part('tasks') }), ...maps.tasks],
    events: [...events(all, { ...context, random: part('events') }), ...maps.events],
  };
}

function isOpen(opportunity: Row): boolean {
  return opportunity.StageName?.startsWith('Closed') === false;
}
