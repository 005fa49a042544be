import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const deletedRecords: Assertion = {
  id: 'deleted-records',
  rule: 'An update of a deleted record is refused with ENTITY_IS_DELETED or INVALID_CROSS_REFERENCE_KEY.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const id = await bench.given('Tiering_Run__c');
    const [removed] = await bench.org.remove([id]);
    if (!removed?.success) return notTried('The user may not delete runs.');
    const [outcome] = await bench.org.update('Tiering_Run__c', [{ Id: id, Status__c: 'Failed' }]);
    const code = codeOf(outcome);
    return expect(/^(ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY)$/.test(code), `The update got ${code}.`);
  },
};
