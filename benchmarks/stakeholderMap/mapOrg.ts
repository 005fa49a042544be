import { linkOf } from '../../tests/support/peopleRecords.ts';
import type { StakeholderOrg } from '../../tests/support/stakeholderOrg.ts';

/** Records that one request to the Collections API takes. */
const CALL = 200;

const KINDS = ['Influences', 'Conflicts With', 'Mentors'];

/** Numbers from 0 to 1 that are the same every time: results of two runs are then of the same chart. */
function steadyNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/**
 * An account with so many stakeholders in one tree, and lines of influence, conflict and mentoring for three people in ten.
 * @returns the account's id
 */
export async function fillMap(made: StakeholderOrg, count: number): Promise<string> {
  const account = await made.account(`Account of ${count}`);
  const people = await made.people(account, count);
  const next = steadyNumbers(count);
  const lines = people.flatMap(({ id }, index) => {
    const other = people[Math.floor(next() * count)]?.id ?? id;
    const values = { Strength__c: 1 + Math.floor(next() * 3) };
    return next() > 0.3 || other === id ? [] : [linkOf(id, other, KINDS[index % KINDS.length], values)];
  });
  for (let at = 0; at < lines.length; at += CALL) {
    const results = await made.admin.sobject('Stakeholder_Link__c').create(lines.slice(at, at + CALL));
    const refused = results.find(({ success }) => !success);
    if (refused) throw new Error(`A line was refused: ${JSON.stringify(refused.errors)}`);
  }
  return account;
}
