import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const percentages: Assertion = {
  id: 'percentages',
  rule: 'A percent field takes 89.3 for 89.3 %, and gives it back so.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account', { Revenue_Share__c: '89.3' });
    const [row] = await bench.org.query(`SELECT Revenue_Share__c FROM Account WHERE Id = '${id}'`);
    return expect(row?.Revenue_Share__c === 89.3, `Read ${String(row?.Revenue_Share__c)}.`);
  },
};
