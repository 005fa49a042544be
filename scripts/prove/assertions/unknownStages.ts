import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';

export const unknownStages: Assertion = {
  id: 'unknown-stages',
  rule: 'An opportunity stage that is not in the list counts as open, with 0 % and the forecast category Omitted.',
  objects: ['Opportunity'],
  async prove(bench) {
    const id = await bench.given('Opportunity', { StageName: 'Proof of Nothing', CloseDate: '2020-01-31' });
    const [row] = await bench.org.query(
      `SELECT IsClosed, IsWon, Probability, ForecastCategory FROM Opportunity WHERE Id = '${id}'`,
    );
    const saw = [row?.IsClosed, row?.IsWon, row?.Probability, row?.ForecastCategory].map(String).join(', ');
    return expect(saw === 'false, false, 0, Omitted', `Closed, won, probability, forecast category: ${saw}.`);
  },
};
