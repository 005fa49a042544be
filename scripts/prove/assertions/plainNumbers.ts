import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { memberOf } from '../memberOf.ts';

export const plainNumbers: Assertion = {
  id: 'plain-numbers',
  rule: 'UI API has no `displayValue` for plain numbers and percentages.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account', { Window_Revenue__c: '1250.5', Revenue_Share__c: '89.3' });
    const fields = ['Window_Revenue__c', 'Revenue_Share__c'];
    const query = fields.map((field) => `Account.${field}`).join(',');
    const record = await bench.org.resource(`/ui-api/records/${id}?fields=${query}`);
    const shown = fields.map((field) => memberOf(record, 'fields', field, 'displayValue'));
    return expect(
      shown.every((value) => value === null),
      `A number and a percentage show ${shown.map(String).join(' and ')}.`,
    );
  },
};
