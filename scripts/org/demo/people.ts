import { plainLetters } from './companies.ts';
import type { Random } from './Random.ts';
import type { Customer } from './types.ts';

export interface Person {
  readonly accountKey: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly title: string;
  readonly department: string;
  readonly phone: string;
}

const ROLES: readonly (readonly [title: string, department: string])[] = [
  ['Head of Purchasing', 'Purchasing'],
  ['Plant Manager', 'Operations'],
  ['Maintenance Manager', 'Operations'],
  ['Chief Financial Officer', 'Finance'],
  ['Strategic Buyer', 'Purchasing'],
  ['Chief Operating Officer', 'Management'],
  ['Process Engineer', 'Engineering'],
  ['Head of Sustainability', 'Management'],
  ['Quality Manager', 'Quality'],
  ['Project Manager', 'Engineering'],
  ['Managing Director', 'Management'],
  ['Logistics Coordinator', 'Logistics'],
];

/** Revenue of a year that gives an account one contact more. */
const MORE_CONTACTS_FROM = [30_000, 60_000, 150_000, 400_000, 1_000_000, 3_000_000];

/** The people we know at a customer: more where there is more business. No two have the same e-mail address. */
export function people(customers: readonly Customer[], random: Random): readonly Person[] {
  const emails = new Set<string>();
  return customers.flatMap((customer) => {
    const count = random.whole(1, 2) + MORE_CONTACTS_FROM.filter((from) => customer.yearlyRevenue >= from).length;
    const roles = random.shuffled(ROLES).slice(0, count);
    return roles.map(([title, department]) => {
      const person = personOf(customer, emails, random);
      emails.add(person.email);
      return { ...person, title, department };
    });
  });
}

/** Somebody without a position. @param emails those that are taken */
export function personOf(
  { key, firstNames, lastNames, domain, dialCode }: Customer,
  emails: ReadonlySet<string>,
  random: Random,
): Omit<Person, 'title' | 'department'> {
  for (;;) {
    const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
    const email = `${plainLetters(firstName)}.${plainLetters(lastName)}@${domain}`;
    if (!emails.has(email)) {
      return { accountKey: key, firstName, lastName, email, phone: phoneNumber(dialCode, random) };
    }
  }
}

/** A number as it is written in the country; 555 keeps it from being anybody's. */
export function phoneNumber(dialCode: string, random: Random): string {
  return `+${dialCode} 555 ${String(random.whole(0, 9_999_999)).padStart(7, '0')}`;
}
