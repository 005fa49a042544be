import type { Person } from './people.ts';
import type { Random } from './Random.ts';
import type { Row } from './types.ts';

export interface DemoContactRole {
  readonly opportunityKey: string;
  readonly email: string;
  readonly role: string;
  readonly isPrimary: boolean;
}

/** What people of a department usually are on an opportunity, in Salesforce's words for it. */
const ROLES: Readonly<Record<string, string>> = {
  Purchasing: 'Decision Maker',
  Finance: 'Economic Buyer',
  Management: 'Executive Sponsor',
  Operations: 'Business User',
  Engineering: 'Technical Buyer',
  Quality: 'Evaluator',
};
const MOST_PEOPLE = 3;
/** Not every seller fills them in. */
const KEPT = 0.6;

/** Who of the customer is involved in what we offer it, on the opportunities that are open. */
export function contactRoles(
  openOpportunities: readonly Row[],
  contactsOf: ReadonlyMap<string, readonly Person[]>,
  random: Random,
): readonly DemoContactRole[] {
  return openOpportunities.flatMap((opportunity) => {
    const contacts = contactsOf.get(opportunity['Account.External_Key__c'] ?? '') ?? [];
    if (!random.chance(KEPT)) return [];
    const involved = random.shuffled(contacts).slice(0, random.whole(1, MOST_PEOPLE));
    return involved.map(({ email, department }, index) => ({
      opportunityKey: opportunity.External_Key__c ?? '',
      email,
      role: ROLES[department] ?? 'Influencer',
      isPrimary: index === 0,
    }));
  });
}
