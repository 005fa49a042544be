import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyFields } from '../../../scripts/load/keyFields.ts';

describe('keyFields', () => {
  for (const [flags, expected] of [
    [[], { Account: 'External_Key__c', Opportunity: 'External_Key__c' }],
    [['ERP__c'], { Account: 'ERP__c', Opportunity: 'ERP__c' }],
    [['Account.ERP__c'], { Account: 'ERP__c', Opportunity: 'External_Key__c' }],
    [['Account.ERP__c', 'Opportunity.Order__c'], { Account: 'ERP__c', Opportunity: 'Order__c' }],
  ] as const) {
    it(`reads ${flags.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(keyFields(flags), expected);
    });
  }

  for (const flag of ['', 'Contact.ERP__c', 'a b', "x'"]) {
    it(`refuses "${flag}"`, () => {
      assert.throws(() => keyFields([flag]), /is not a key field/);
    });
  }
});
