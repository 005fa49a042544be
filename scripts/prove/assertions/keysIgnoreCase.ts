import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const keysIgnoreCase: Assertion = {
  id: 'keys-ignore-case',
  rule: 'A unique key that is not case-sensitive is taken whatever its case.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const key = bench.name();
    await bench.given('Tiering_Run__c', { Run_Key__c: key });
    const [outcome] = await bench.create('Tiering_Run__c', [{ Run_Key__c: key.toUpperCase() }]);
    return expect(codeOf(outcome) === 'DUPLICATE_VALUE', `The second got ${codeOf(outcome)}.`);
  },
};
