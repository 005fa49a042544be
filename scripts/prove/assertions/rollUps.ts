import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import type { RecordCells } from '../../salesforce/index.ts';

const SUMS = ['Stakeholders__c', 'Key_Players__c', 'Supporters__c', 'Opponents__c'];

/** One who is on the map in vain is counted nowhere. */
const PEOPLE: readonly RecordCells[] = [
  { Power__c: 5, Interest__c: 4, Stance__c: 2 },
  { Power__c: 4, Interest__c: 5, Stance__c: -2 },
  { Power__c: 3, Interest__c: 5, Stance__c: 1 },
  { Stance__c: 0 },
  { Power__c: 5, Interest__c: 5, Stance__c: 2, Active__c: false },
];

export const rollUps: Assertion = {
  id: 'roll-ups',
  rule: 'Roll-ups count active stakeholders, and by a formula and a score those who matter, support and oppose; with the save, and again when one is deleted.',
  objects: ['Account', 'Stakeholder__c'],
  async prove(bench) {
    const account = await bench.given('Account');
    const [first = ''] = await bench.givenAll(
      'Stakeholder__c',
      PEOPLE.map((person) => ({ Account__c: account, ...person })),
    );
    const counts = async () => {
      const [row] = await bench.org.query(`SELECT ${SUMS.join(', ')} FROM Account WHERE Id = '${account}'`);
      return SUMS.map((field) => String(row?.[field])).join(', ');
    };
    const before = await counts();
    const [removed] = await bench.org.remove([first]);
    if (!removed?.success) return notTried('The user may not delete stakeholders.');
    const after = await counts();
    return expect(
      before === '4, 2, 2, 1' && after === '3, 1, 1, 1',
      `In all, key players, supporters, opponents: ${before}; after a deletion: ${after}.`,
    );
  },
};
