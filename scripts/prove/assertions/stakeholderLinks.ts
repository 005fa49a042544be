import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';
import { lineOf, peopleOf } from '../people.ts';
import { tryRule } from '../tryRule.ts';

const OBJECTS = ['Account', 'Contact', 'Stakeholder__c', 'Stakeholder_Link__c'];
const object = 'Stakeholder_Link__c';

const linkKey: Assertion = {
  id: 'link-key',
  rule: 'A validation rule compares a key with CASESAFEID() of two masters and TEXT() of a picklist.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [one, two, three] = persons;
    return tryRule(bench, {
      object,
      right: [lineOf(one, 'Influences', two)],
      wrong: [
        [lineOf(one, 'Influences', three, { Link_Key__c: `${one}:Influences` }), 'linkKey'],
        [lineOf(two, 'Reports To', three, { Link_Key__c: `${two}:Reports To:${three}` }), 'linkKey'],
        [lineOf(two, 'Reports To', three, { Link_Key__c: '' }), 'linkKey'],
      ],
    });
  },
};

const linkKinds: Assertion = {
  id: 'link-kinds',
  rule: 'A restricted, required picklist takes its values and refuses others, and none.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [one, two] = persons;
    return tryRule(bench, {
      object,
      right: [lineOf(one, 'Mentors', two)],
      wrong: [
        [lineOf(one, 'Likes', two), 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
        [lineOf(two, 'Mentors', one, { Kind__c: undefined }), 'REQUIRED_FIELD_MISSING'],
      ],
    });
  },
};

const linkStrength: Assertion = {
  id: 'link-strength',
  rule: 'A validation rule refuses a strength below and above its scale.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [one, two, three] = persons;
    const line = (strength: number) => lineOf(two, 'Influences', three, { Strength__c: strength });
    return tryRule(bench, {
      object,
      right: [lineOf(two, 'Influences', one, { Strength__c: 3 })],
      wrong: [
        [line(0), 'linkStrength'],
        [line(4), 'linkStrength'],
      ],
    });
  },
};

const linkToItself: Assertion = {
  id: 'link-to-itself',
  rule: 'A validation rule compares the ids of two masters, and refuses a line from a person to the same person.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [one, , three] = persons;
    return tryRule(bench, {
      object,
      right: [lineOf(three, 'Influences', one)],
      wrong: [[lineOf(one, 'Conflicts With', one), 'linkToItself']],
    });
  },
};

const linkWithinAccount: Assertion = {
  id: 'link-within-account',
  rule: 'A validation rule compares a field of two masters, and refuses a line to a person on the map of another account.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons, stranger } = await peopleOf(bench);
    const [one, , three] = persons;
    return tryRule(bench, {
      object,
      right: [lineOf(one, 'Conflicts With', three)],
      wrong: [[lineOf(one, 'Conflicts With', stranger), 'linkWithinAccount']],
    });
  },
};

const oneManager: Assertion = {
  id: 'one-manager',
  rule: 'A person reports to one other: the key is unique. The second master is reparentable, so that the line can go to somebody else.',
  objects: OBJECTS,
  async prove(bench) {
    const { persons } = await peopleOf(bench);
    const [one, two, three] = persons;
    const line = await bench.given(object, lineOf(one, 'Reports To', two));
    const [second] = await bench.create(object, [lineOf(one, 'Reports To', three)]);
    const [moved] = await bench.org.update(object, [{ Id: line, To__c: three }]);
    const saw = `${codeOf(second)} and ${codeOf(moved)}`;
    return expect(saw === 'DUPLICATE_VALUE and updated', `A second line and a change of the first got ${saw}.`);
  },
};

const linksGoWithEither: Assertion = {
  id: 'links-go-with-either',
  rule: 'An object may have two masters of one object, and a record goes with whichever of them is deleted.',
  objects: OBJECTS,
  async prove(bench) {
    const account = await bench.given('Account');
    const [one = '', two = '', three = ''] = await bench.givenAll(
      'Stakeholder__c',
      Array.from({ length: 3 }, () => ({ Account__c: account })),
    );
    await bench.givenAll(object, [lineOf(one, 'Influences', two), lineOf(two, 'Influences', three)]);
    const lines = () => bench.org.query(`SELECT Id FROM ${object} WHERE From__r.Account__c = '${account}'`);
    const left: number[] = [];
    for (const person of [one, three]) {
      const [removed] = await bench.org.remove([person]);
      if (!removed?.success) return notTried('The user may not delete stakeholders.');
      left.push((await lines()).length);
    }
    return expect(left.join() === '1,0', `Of two lines, after the first and the last person: ${left.join(', ')}.`);
  },
};

/** What lines between people are held to, and what becomes of them. Each uses lines of its own, as their keys are unique. */
export const stakeholderLinkAssertions: readonly Assertion[] = [
  linkKey,
  linkKinds,
  linkStrength,
  linkToItself,
  linkWithinAccount,
  oneManager,
  linksGoWithEither,
];
