import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';
import { memberOf } from '../memberOf.ts';

export const recordTypePicklists: Assertion = {
  id: 'record-type-picklists',
  rule: 'An unrestricted picklist takes a value that the record’s type does not have.',
  objects: ['Account'],
  async prove(bench) {
    const types = memberOf(await bench.org.resource('/ui-api/object-info/Account'), 'recordTypeInfos');
    const type = Object.values(typeof types === 'object' && types !== null ? types : {}).find(
      (one) => memberOf(one, 'available') === true && memberOf(one, 'master') === false,
    ) as unknown;
    const id = memberOf(type, 'recordTypeId');
    if (typeof id !== 'string') return notTried('Accounts have no record type that the user may use.');
    const [outcome] = await bench.create('Account', [{ RecordTypeId: id, Designation__c: 'Partway' }]);
    return expect(codeOf(outcome) === 'created', `An account with another designation got ${codeOf(outcome)}.`);
  },
};
