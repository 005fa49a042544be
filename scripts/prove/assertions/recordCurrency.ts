import { expect, notTried } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const recordCurrency: Assertion = {
  id: 'record-currency',
  rule: 'With several currencies, an amount is read in the currency of its record, whatever the user’s is.',
  objects: ['Opportunity'],
  async prove(bench) {
    if (!(await bench.org.describe('Opportunity'))?.field('CurrencyIsoCode'))
      return notTried('The org has one currency.');
    const [row] = await bench.org.query(
      'SELECT IsoCode FROM CurrencyType WHERE IsActive = true AND IsCorporate = false LIMIT 1',
    );
    const code = row?.IsoCode;
    if (typeof code !== 'string') return notTried('The org has no active currency beside the corporate one.');
    const deal = { StageName: 'Prospecting', CloseDate: '2020-01-31', Amount: 100, CurrencyIsoCode: code };
    const id = await bench.given('Opportunity', deal);
    const [read] = await bench.org.query(`SELECT Amount, CurrencyIsoCode FROM Opportunity WHERE Id = '${id}'`);
    const saw = `${String(read?.Amount)} ${String(read?.CurrencyIsoCode)}`;
    return expect(saw === `100 ${code}`, `Saved 100 ${code}, read ${saw}.`);
  },
};
