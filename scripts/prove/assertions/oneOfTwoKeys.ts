import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const oneOfTwoKeys: Assertion = {
  id: 'one-of-two-keys',
  rule: 'Of two inserts of one unique key at the same time exactly one succeeds, and the other gets DUPLICATE_VALUE.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const key = { Run_Key__c: bench.name() };
    const both = await Promise.all([bench.create('Tiering_Run__c', [key]), bench.create('Tiering_Run__c', [key])]);
    const codes = both.flat().map(codeOf).sort();
    return expect(codes.join() === 'DUPLICATE_VALUE,created', `The two got ${codes.join(' and ')}.`);
  },
};
