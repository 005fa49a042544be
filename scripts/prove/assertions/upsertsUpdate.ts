import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const upsertsUpdate: Assertion = {
  id: 'upserts-update',
  rule: 'An upsert whose external id is taken updates that record: it never loses, so that it is no way to take a lease.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const key = bench.name();
    await bench.given('Tiering_Run__c', { Run_Key__c: key });
    const [outcome] = await bench.org.upsert('Tiering_Run__c', 'Run_Key__c', [
      { Run_Key__c: key, Status__c: 'Failed' },
    ]);
    return expect(codeOf(outcome) === 'updated', `The upsert of a taken key got ${codeOf(outcome)}.`);
  },
};
