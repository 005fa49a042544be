import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const restrictedPicklists: Assertion = {
  id: 'restricted-picklists',
  rule: 'A restricted picklist refuses other values with INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST; an unrestricted one takes them.',
  objects: ['Account', 'Tiering_Run__c'],
  async prove(bench) {
    const [run] = await bench.create('Tiering_Run__c', [{ Status__c: 'Halfway' }]);
    const [account] = await bench.create('Account', [{ Designation__c: 'Halfway' }]);
    const codes = `${codeOf(run)} and ${codeOf(account)}`;
    return expect(codes === 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST and created', `They got ${codes}.`);
  },
};
