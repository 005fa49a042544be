import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const restOfCollection: Assertion = {
  id: 'rest-of-collection',
  rule: 'sObject Collections answer a taken unique key with DUPLICATE_VALUE for that record, and create the others.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const taken = bench.name();
    await bench.given('Tiering_Run__c', { Run_Key__c: taken });
    const outcomes = await bench.create('Tiering_Run__c', [{}, { Run_Key__c: taken }, {}]);
    const codes = outcomes.map(codeOf).join(', ');
    return expect(codes === 'created, DUPLICATE_VALUE, created', `The three got ${codes}.`);
  },
};
