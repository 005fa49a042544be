import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const wholeSeconds: Assertion = {
  id: 'whole-seconds',
  rule: 'Date and time fields keep whole seconds.',
  objects: ['Tiering_Run__c'],
  async prove(bench) {
    const id = await bench.given('Tiering_Run__c', { Finished_At__c: '2020-01-31T12:34:56.789Z' });
    const [row] = await bench.org.query(`SELECT Finished_At__c FROM Tiering_Run__c WHERE Id = '${id}'`);
    const read = String(row?.Finished_At__c);
    return expect(read === '2020-01-31T12:34:56.000+0000', `Sent 12:34:56.789, read ${read}.`);
  },
};
