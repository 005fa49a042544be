import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const parentByKey: Assertion = {
  id: 'parent-by-key',
  rule: 'sObject Collections take a parent by its external id, as a nested object.',
  objects: ['Account', 'Opportunity'],
  async prove(bench) {
    const key = bench.name();
    const account = await bench.given('Account', { External_Key__c: key });
    const opportunity = await bench.given('Opportunity', {
      'Account.External_Key__c': key,
      StageName: 'Prospecting',
      CloseDate: '2020-01-31',
    });
    const [row] = await bench.org.query(`SELECT AccountId FROM Opportunity WHERE Id = '${opportunity}'`);
    return expect(row?.AccountId === account, `The opportunity belongs to ${String(row?.AccountId)}.`);
  },
};
