import { Decimal } from 'decimal.js';
import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

/** More digits than a double holds. */
const AMOUNT = '1234567890123456.78';

export const exactMoney: Assertion = {
  id: 'exact-money',
  rule: 'An amount of 18 digits may be sent as a JSON string through sObject Collections, and is stored to the cent.',
  objects: ['Account'],
  async prove(bench) {
    const id = await bench.given('Account', { Window_Revenue__c: AMOUNT });
    let read = '';
    const query = { object: 'Account', columns: ['Window_Revenue__c'], where: `Id = '${id}'` };
    await bench.org.stream(query, ([cell = '']) => {
      read = cell;
    });
    return expect(read !== '' && new Decimal(read).equals(AMOUNT), `Sent ${AMOUNT}, read ${read}.`);
  },
};
