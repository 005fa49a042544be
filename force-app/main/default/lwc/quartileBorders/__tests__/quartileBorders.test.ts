import { createElement } from 'lwc';
import QuartileBorders from 'c/quartileBorders';
import type { TieringRun } from 'c/tieringRun';

const RUN: TieringRun = {
  key: 'Default:2026-06-30:12',
  policyName: 'Default',
  policy: undefined,
  asOf: '2026-06-30',
  windowStart: '2025-07-01',
  windowEnd: '2026-06-30',
  windowMonths: 12,
  currency: undefined,
  ranges: {
    1: { highest: 1000, lowest: 400 },
    2: { highest: 300, lowest: 100 },
    3: { highest: 90, lowest: 50 },
    4: { highest: 20, lowest: 1 },
  },
};
const NOTHING = { highest: undefined, lowest: undefined };

function show(quartile: number | undefined, total: number, run: TieringRun = RUN): HTMLElement {
  const element = createElement('c-quartile-borders', { is: QuartileBorders });
  Object.assign(element, { quartile, total, run });
  document.body.append(element);
  return element;
}

describe('c-quartile-borders', () => {
  it('tells both gaps in money', () => {
    const element = show(2, 250.5);
    expect(element).toShow('Quartile 1 begins at 400.00: 149.50 missing');
    expect(element).toShow('This account: 250.50');
    expect(element).toShow('Quartile 3 begins below 90.00: a lead of 160.50');
  });

  it('names the currency where the organisation has several', () => {
    expect(show(2, 250, { ...RUN, currency: 'EUR' })).toShow(/EUR\s150\.00 missing/);
  });

  it('says that nothing is above the best and below the last', () => {
    expect(show(1, 500)).toShow('No quartile is above quartile 1');
    expect(show(4, 5)).toShow('No quartile is below quartile 4');
  });

  it('says so where the other quartiles are empty', () => {
    const alone = { ...RUN, ranges: { ...RUN.ranges, 1: NOTHING, 3: NOTHING, 4: NOTHING } };
    expect(show(2, 250, alone)).toShow('No quartile above holds anybody');
    expect(show(2, 250, alone)).toShow('No quartile below holds anybody');
  });

  it('says that a border is passed where damping holds the customer', () => {
    expect(show(2, 420)).toShow('Quartile 1 begins at 400.00: passed by 20.00, see the note above');
    expect(show(2, 80)).toShow('Quartile 3 begins below 90.00: short of it by 10.00, see the note above');
  });

  it('tells an account that is not ranked what is missing to the last quartile', () => {
    const element = show(undefined, 0);
    expect(element).toShow('Quartile 4 begins at 1.00: 1.00 missing');
    expect(element).not.toShow('below');
  });

  it('is accessible', async () => {
    await expect(show(2, 250)).toBeAccessible();
  });
});
