import { daysBetween } from 'c/stakeholderSignals';
import { ROLE_OF_OPPORTUNITY_ROLE } from './opportunityRoles.ts';
import { rolePhrases, roleOfTitle } from './titleRoles.ts';
import type { RolePhrase } from './titleRoles.ts';

export { rolePhrases, roleOfTitle } from './titleRoles.ts';
export type { RolePhrase, TitleWords } from './titleRoles.ts';

/** A contact of the account. */
export interface AccountContact {
  readonly id: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly email?: string | undefined;
  readonly department?: string | undefined;
  /** `LastActivityDate`, `YYYY-MM-DD`: the day of the last activity, which may be one that is planned. */
  readonly lastActivityOn?: string | undefined;
}

/** One `OpportunityContactRole` on an opportunity of the account. */
export interface OpportunityRole {
  readonly contactId: string;
  readonly role: string | undefined;
  /** In the user's language. */
  readonly roleLabel: string | undefined;
  readonly opportunityName: string;
}

/** Why a contact belongs on the map. */
export type SuggestionReason =
  | { readonly kind: 'OpportunityRole'; readonly role: string | undefined; readonly opportunityName: string }
  | { readonly kind: 'Title'; readonly role: string }
  | { readonly kind: 'Planned'; readonly on: string }
  | { readonly kind: 'Recent'; readonly days: number };

/** A contact with what speaks for it, and the role it seems to have. */
export interface Suggestion {
  readonly contact: AccountContact;
  readonly role: string | undefined;
  /** The strongest first; empty where nothing speaks for the contact. */
  readonly reasons: readonly SuggestionReason[];
}

export interface SuggestionInput {
  readonly contacts: readonly AccountContact[];
  /** The latest first. */
  readonly opportunityRoles: readonly OpportunityRole[];
  /** Roles that nobody on the map has. */
  readonly missingRoles: readonly string[];
  /** The missing role that somebody is looked for. */
  readonly wantedRole?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** After so many days an activity says little of who matters now. */
const RECENT_DAYS = 90;

const WEIGHTS: Readonly<Record<SuggestionReason['kind'], number>> = {
  OpportunityRole: 4,
  Title: 3,
  Planned: 2,
  Recent: 2,
};

/** Whoever seems to have the role that is looked for stands above all others. */
const WANTED_ROLE = 8;

/**
 * All contacts, the ones that belong on the map first: those who work on an opportunity with us, whose title fits a role that is missing,
 * with whom we were or will be in contact; then those with nothing to say for them, by name.
 */
export function suggestContacts(input: SuggestionInput): Suggestion[] {
  const { contacts, opportunityRoles, missingRoles, wantedRole, today } = input;
  const latestRoles = new Map<string, OpportunityRole>();
  for (const role of opportunityRoles) {
    if (!latestRoles.has(role.contactId)) {
      latestRoles.set(role.contactId, role);
    }
  }
  const phrases = rolePhrases(missingRoles);
  const weighed = contacts.map((contact) => {
    const suggestion = suggested(contact, latestRoles.get(contact.id), phrases, today);
    return { suggestion, weight: weightOf(suggestion, wantedRole) };
  });
  return weighed
    .sort(
      (one, two) => two.weight - one.weight || one.suggestion.contact.name.localeCompare(two.suggestion.contact.name),
    )
    .map(({ suggestion }) => suggestion);
}

function suggested(
  contact: AccountContact,
  worksOn: OpportunityRole | undefined,
  phrases: readonly RolePhrase[],
  today: string,
): Suggestion {
  const titleRole = roleOfTitle(contact.title, phrases);
  const reasons: (SuggestionReason | undefined)[] = [
    worksOn && { kind: 'OpportunityRole', role: worksOn.roleLabel, opportunityName: worksOn.opportunityName },
    titleRole === undefined ? undefined : { kind: 'Title', role: titleRole },
    activityReason(contact.lastActivityOn, today),
  ];
  return {
    contact,
    role: ROLE_OF_OPPORTUNITY_ROLE[worksOn?.role ?? ''] ?? titleRole,
    reasons: reasons.filter((reason) => reason !== undefined),
  };
}

function activityReason(on: string | undefined, today: string): SuggestionReason | undefined {
  if (on === undefined) {
    return undefined;
  }
  const days = daysBetween(on, today);
  if (days < 0) {
    return { kind: 'Planned', on };
  }
  return days <= RECENT_DAYS ? { kind: 'Recent', days } : undefined;
}

function weightOf({ reasons, role }: Suggestion, wantedRole: string | undefined): number {
  const weight = reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
  return weight + (role !== undefined && role === wantedRole ? WANTED_ROLE : 0);
}
