import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import type { OurRule } from '../ourRules.ts';
import { lineOf, peopleOf, roleOf, standingFor } from '../people.ts';
import { tryRule } from '../tryRule.ts';

const OBJECTS = ['Account', 'Contact', 'Stakeholder__c'];

const SCALES: readonly (readonly [field: string, least: number, most: number, rule: OurRule])[] = [
  ['Power__c', 1, 5, 'power'],
  ['Influence__c', 1, 5, 'influence'],
  ['Interest__c', 1, 5, 'interest'],
  ['Fit__c', 1, 5, 'fit'],
  ['Relationship_Now__c', 1, 5, 'relationshipNow'],
  ['Relationship_Wanted__c', 1, 5, 'relationshipWanted'],
  ['Stance__c', -2, 2, 'stance'],
];

const stakeholderScores: Assertion = {
  id: 'stakeholder-scores',
  rule: 'A validation rule refuses a score below and above its scale, and takes its ends and no score.',
  objects: OBJECTS,
  async prove(bench) {
    const { account } = await peopleOf(bench);
    const ends = (end: 1 | 2) => Object.fromEntries(SCALES.map((scale) => [scale[0], scale[end]]));
    return tryRule(bench, {
      object: 'Stakeholder__c',
      right: [{}, ends(1), ends(2)].map((scores) => ({ Account__c: account, ...scores })),
      wrong: SCALES.flatMap(([field, least, most, rule]) =>
        [least - 1, most + 1].map((score) => [{ Account__c: account, [field]: score }, rule] as const),
      ),
    });
  },
};

const stakeholderKey: Assertion = {
  id: 'stakeholder-key',
  rule: 'A validation rule compares a key with CASESAFEID() of the account and the contact: 18 characters each, and empty without a contact.',
  objects: OBJECTS,
  async prove(bench) {
    const { account, contact } = await peopleOf(bench);
    const keys = ['', `${account}:${contact.slice(0, 15)}`, `${contact}:${account}`];
    return tryRule(bench, {
      object: 'Stakeholder__c',
      right: [standingFor(account, contact)],
      wrong: [
        ...keys.map(
          (key) => [{ ...standingFor(account, contact), Stakeholder_Key__c: key }, 'stakeholderKey'] as const,
        ),
        [{ Account__c: account, Stakeholder_Key__c: `${account}:${contact}` }, 'stakeholderKey'],
      ],
    });
  },
};

const stakeholderOnce: Assertion = {
  id: 'stakeholder-once',
  rule: 'A contact is on the map of an account once: the key is unique.',
  objects: OBJECTS,
  async prove(bench) {
    const { elsewhere, contact } = await peopleOf(bench);
    const record = standingFor(elsewhere, contact);
    return tryRule(bench, { object: 'Stakeholder__c', right: [record], wrong: [[record, 'DUPLICATE_VALUE']] });
  },
};

const emptyKeys: Assertion = {
  id: 'empty-keys',
  rule: 'Any number of records may leave a unique key empty.',
  objects: OBJECTS,
  async prove(bench) {
    const { account } = await peopleOf(bench);
    const outcomes = await bench.create('Stakeholder__c', [
      { Account__c: account },
      { Account__c: account, Stakeholder_Key__c: '' },
    ]);
    const taken = outcomes.filter(({ success }) => success).length;
    return expect(taken === 2, `Of two without a key, ${taken} were taken.`);
  },
};

const keyPlayers: Assertion = {
  id: 'key-players',
  rule: 'A checkbox formula takes an empty score as zero where it is told to, and calls those key players who have much power and much interest.',
  objects: OBJECTS,
  async prove(bench) {
    const { account } = await peopleOf(bench);
    const scores = [{ Power__c: 4, Interest__c: 4 }, { Power__c: 5, Interest__c: 3 }, { Power__c: 5 }];
    const ids = await bench.givenAll(
      'Stakeholder__c',
      scores.map((score) => ({ Account__c: account, ...score })),
    );
    const rows = await bench.org.query(
      `SELECT Id FROM Stakeholder__c WHERE Key_Player__c = true AND Id IN (${ids.map((id) => `'${id}'`).join(', ')})`,
    );
    return expect(
      rows.length === 1 && rows[0]?.Id === ids[0],
      `Of three, ${rows.length} are key players${rows[0]?.Id === ids[0] ? ', the first among them' : ''}.`,
    );
  },
};

const contactClears: Assertion = {
  id: 'contact-clears',
  rule: 'Deleting a contact empties the lookup of its stakeholder, whose name stays, and no validation rule keeps it from that.',
  objects: OBJECTS,
  async prove(bench) {
    const account = await bench.given('Account');
    const contact = await bench.given('Contact', { AccountId: account });
    const name = bench.name();
    const id = await bench.given('Stakeholder__c', { ...standingFor(account, contact), Name: name });
    const [removed] = await bench.org.remove([contact]);
    if (!removed?.success) return notTried(`The contact cannot be deleted: ${removed?.errorCode ?? 'no answer'}.`);
    const [row] = await bench.org.query(`SELECT Name, Contact__c FROM Stakeholder__c WHERE Id = '${id}'`);
    return expect(
      row?.Contact__c === null && row.Name === name,
      row === undefined ? 'The stakeholder went along.' : `The lookup reads ${String(row.Contact__c)}.`,
    );
  },
};

const peopleGoWithAccount: Assertion = {
  id: 'people-go-with-account',
  rule: 'Deleting an account deletes its stakeholders, their lines and their coverage, and its team.',
  objects: [...OBJECTS, 'Stakeholder_Link__c', 'Stakeholder_Coverage__c', 'Team_Role__c'],
  async prove(bench) {
    const account = await bench.given('Account');
    const user = bench.org.userId;
    const [one = '', two = ''] = await bench.givenAll('Stakeholder__c', [
      { Account__c: account },
      { Account__c: account },
    ]);
    const ids = {
      Stakeholder__c: one,
      Stakeholder_Link__c: await bench.given('Stakeholder_Link__c', lineOf(one, 'Reports To', two)),
      Stakeholder_Coverage__c: await bench.given('Stakeholder_Coverage__c', {
        ...{ Stakeholder__c: one, User__c: user, Coverage_Key__c: `${one}:${user}` },
      }),
      Team_Role__c: await bench.given('Team_Role__c', roleOf(account, user)),
    };
    const [removed] = await bench.org.remove([account]);
    if (!removed?.success) return notTried(`The account cannot be deleted: ${removed?.errorCode ?? 'no answer'}.`);
    const left = [];
    for (const [object, id] of Object.entries(ids)) {
      if ((await bench.org.query(`SELECT Id FROM ${object} WHERE Id = '${id}'`)).length > 0) left.push(object);
    }
    return expect(left.length === 0, left.length === 0 ? 'All went along.' : `Still there: ${left.join(', ')}.`);
  },
};

/** What people on the map are held to, and what becomes of them. */
export const stakeholderAssertions: readonly Assertion[] = [
  stakeholderScores,
  stakeholderKey,
  stakeholderOnce,
  emptyKeys,
  keyPlayers,
  contactClears,
  peopleGoWithAccount,
];
