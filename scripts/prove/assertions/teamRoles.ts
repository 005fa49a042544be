import { notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import type { Bench } from '../Bench.ts';
import { peopleOf, roleOf } from '../people.ts';
import { tryRule } from '../tryRule.ts';

const OBJECTS = ['Account', 'Contact', 'Stakeholder__c', 'Team_Role__c'];
const object = 'Team_Role__c';

const teamRoleKey: Assertion = {
  id: 'team-role-key',
  rule: 'A colleague is in the team of an account once: a validation rule compares the key with CASESAFEID() of account and user, and it is unique.',
  objects: OBJECTS,
  async prove(bench) {
    const [{ account, elsewhere }, user] = [await peopleOf(bench), bench.org.userId];
    return tryRule(bench, {
      object,
      right: [roleOf(account, user)],
      wrong: [
        [roleOf(account, user), 'DUPLICATE_VALUE'],
        [roleOf(elsewhere, user, { Role_Key__c: '' }), 'roleKey'],
        [roleOf(elsewhere, user, { Role_Key__c: `${elsewhere}:${user.slice(0, 15)}` }), 'roleKey'],
      ],
    });
  },
};

const mainContactKey: Assertion = {
  id: 'main-contact-key',
  rule: 'A validation rule wants the key of a main contact filled for one who is active, and empty for all others.',
  objects: OBJECTS,
  async prove(bench) {
    const [account, user] = [await bench.given('Account'), bench.org.userId];
    const main = { Main_Contact__c: true, Main_Contact_Key__c: account };
    const other = await bench.given('Account');
    return tryRule(bench, {
      object,
      right: [roleOf(account, user, main)],
      wrong: [
        [roleOf(other, user, { Main_Contact__c: true }), 'mainContactKey'],
        [roleOf(other, user, { Main_Contact_Key__c: other }), 'mainContactKey'],
        [roleOf(other, user, { ...main, Main_Contact_Key__c: other, Active__c: false }), 'mainContactKey'],
      ],
    });
  },
};

const departmentContactKey: Assertion = {
  id: 'department-contact-key',
  rule: 'A validation rule wants the department of a department’s contact, and a key that names account and department.',
  objects: OBJECTS,
  async prove(bench) {
    const user = bench.org.userId;
    const [account = '', other = ''] = await bench.givenAll('Account', [{}, {}]);
    const contactOf = (id: string, department: string) => ({
      ...{ Department__c: department, Department_Contact__c: true, Department_Contact_Key__c: `${id}:${department}` },
    });
    return tryRule(bench, {
      object,
      right: [roleOf(account, user, contactOf(account, 'Service'))],
      wrong: [
        [roleOf(other, user, { ...contactOf(other, 'Service'), Department__c: '' }), 'department'],
        [roleOf(other, user, { ...contactOf(other, 'Service'), Department_Contact_Key__c: other }), 'departmentKey'],
        [roleOf(other, user, { ...contactOf(other, 'Service'), Department_Contact__c: false }), 'departmentKey'],
      ],
    });
  },
};

const oneContactEach: Assertion = {
  id: 'one-contact-each',
  rule: 'An account has one main contact, and one contact of a department: both keys are unique, whoever it is.',
  objects: OBJECTS,
  async prove(bench) {
    const colleague = await anotherUser(bench);
    if (colleague === undefined) return notTried('The org has no second user who could be in a team.');
    const account = await bench.given('Account');
    const main = { Main_Contact__c: true, Main_Contact_Key__c: account };
    const department = {
      ...{ Department__c: 'Service', Department_Contact__c: true, Department_Contact_Key__c: `${account}:Service` },
    };
    return tryRule(bench, {
      object,
      right: [roleOf(account, bench.org.userId, { ...main, ...department })],
      wrong: [
        [roleOf(account, colleague, main), 'DUPLICATE_VALUE'],
        [roleOf(account, colleague, department), 'DUPLICATE_VALUE'],
      ],
    });
  },
};

const coverageKey: Assertion = {
  id: 'coverage-key',
  rule: 'A validation rule compares a required key with CASESAFEID() of a detail and a user, and it is unique.',
  objects: [...OBJECTS, 'Stakeholder_Coverage__c'],
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [[one, two], user] = [persons, bench.org.userId];
    const coverage = (person: string, key = `${person}:${user}`) => ({
      ...{ Stakeholder__c: person, User__c: user, Coverage_Key__c: key },
    });
    return tryRule(bench, {
      object: 'Stakeholder_Coverage__c',
      right: [coverage(one)],
      wrong: [
        [coverage(one), 'DUPLICATE_VALUE'],
        [coverage(two, `${two}:${two}`), 'coverageKey'],
        [coverage(two, ''), 'REQUIRED_FIELD_MISSING'],
      ],
    });
  },
};

/** What colleagues in an account's team are held to. */
export const teamRoleAssertions: readonly Assertion[] = [
  teamRoleKey,
  mainContactKey,
  departmentContactKey,
  oneContactEach,
  coverageKey,
];

async function anotherUser(bench: Bench): Promise<string | undefined> {
  const [user] = await bench.org.query(
    `SELECT Id FROM User WHERE IsActive = true AND UserType = 'Standard' AND Id != '${bench.org.userId}' LIMIT 1`,
  );
  return typeof user?.Id === 'string' ? user.Id : undefined;
}
