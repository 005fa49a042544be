import type { Terminal } from '../cli/index.ts';
import { requireObjects } from '../readiness/index.ts';
import type { ObjectDescription, Org } from '../salesforce/index.ts';
import { CONTACTS_LEASE, checkVisibility, readOrgFacts, runExclusively } from '../tiering/index.ts';
import type { Exclusivity } from '../tiering/index.ts';
import { keyedStakeholder, planKeys, readLinks, readRoles } from './keys/index.ts';
import { CONTACTS, CONTACTS_NEEDS, CONTACTS_SEE } from './needs.ts';
import { planClocks } from './planClocks.ts';
import { readActivities } from './readActivities.ts';
import { readAccounts, readCoverage, readStakeholders } from './readPeople.ts';
import { makeReport } from './report.ts';
import type { ContactsReport } from './report.ts';
import { writeContacts } from './writeContacts.ts';

export interface ContactsContext {
  readonly org: Org;
  readonly terminal: Terminal;
}

export interface ContactsOptions extends Exclusivity {
  readonly dryRun: boolean;
}

/** The window in which people count as being in contact. */
const WINDOW_DAYS = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Reads what happened with whom, and writes the clocks of accounts and of the people on the map, and who of us is in contact with whom; heals
 * keys that a merge left behind. Everything is read before anything is written, only differences are, and nothing but what is the job's.
 * @throws CommandError for whatever keeps a clock from being right
 */
export async function contacts(context: ContactsContext, options: ContactsOptions): Promise<ContactsReport> {
  const { org, terminal } = context;
  const objects = await requireObjects(org, CONTACTS, CONTACTS_NEEDS);
  await checkVisibility(org, terminal, CONTACTS_SEE);
  const work = (leased: Org) => keepContacts({ org: leased, terminal }, objects, options);
  return options.dryRun ? work(org) : runExclusively(context, { ...options, policies: [CONTACTS_LEASE] }, work);
}

async function keepContacts(
  { org, terminal }: ContactsContext,
  objects: Readonly<Record<(typeof CONTACTS_NEEDS)[number]['object'], ObjectDescription>>,
  { dryRun }: ContactsOptions,
): Promise<ContactsReport> {
  const now = new Date();
  const { today } = await readOrgFacts(org, now);
  const since = new Date(Date.parse(today) - WINDOW_DAYS * DAY_MS).toISOString().slice(0, 10);
  const accounts = await readAccounts(org);
  const stakeholders = await readStakeholders(org);
  const coverage = await readCoverage(org);
  const keyed = [...stakeholders.map(keyedStakeholder), ...(await readLinks(org)), ...(await readRoles(org))];
  const mapped = new Set(stakeholders.flatMap(({ contactId }) => (contactId === '' ? [] : [contactId])));
  const activities = await readActivities({ org, terminal }, objects, {
    today,
    now: now.toISOString(),
    since,
    mapped,
  });
  const plan = { ...planClocks(activities.sums, { accounts, stakeholders, coverage }), keys: planKeys(keyed) };
  const facts = { today, since, activities, stakeholders, plan };
  return makeReport(
    facts,
    dryRun ? undefined : await writeContacts({ org, terminal, objects }, plan, { accounts, stakeholders, coverage }),
  );
}
