import { createElement } from 'lwc';
import ConcentrationChart from 'c/concentrationChart';
import type { ConcentrationCurve, CurvePoint } from 'c/concentrationCurve';

const FOUR: ConcentrationCurve = {
  customers: 4,
  points: [
    { customers: 1, share: 40 },
    { customers: 2, share: 65 },
    { customers: 3, share: 85.5 },
    { customers: 4, share: 100 },
  ],
};
const POOL: CurvePoint = { customers: 2, share: 50 };

interface Given {
  readonly curve?: ConcentrationCurve;
  readonly place?: CurvePoint;
  readonly pool?: CurvePoint;
}

function show(given: Given): HTMLElement {
  const element = createElement('c-concentration-chart', { is: ConcentrationChart });
  Object.assign(element, given);
  document.body.append(element);
  return element;
}

const drawn = (element: HTMLElement, selector: string): Element | undefined =>
  element.shadowRoot?.querySelector(selector) ?? undefined;

describe('c-concentration-chart', () => {
  it('shows nothing without a curve', () => {
    expect(show({ place: { customers: 1, share: 40 } })).toShow(/^$/);
  });

  it('shows nothing of a run that ranked nobody', () => {
    expect(show({ curve: { customers: 0, points: [] }, pool: { customers: 0, share: 50 } })).toShow(/^$/);
  });

  it('draws the line from nothing to everything, through each point', () => {
    const line = drawn(show({ curve: FOUR }), '.line');
    expect(line?.getAttribute('d')).toBe('M0 100L25 60L50 35L75 14.5L100 0');
  });

  it('draws one customer as all there is', () => {
    const curve = { customers: 1, points: [{ customers: 1, share: 100 }] };
    const element = show({ curve, place: { customers: 1, share: 100 }, pool: { customers: 1, share: 50 } });
    expect(drawn(element, '.line')?.getAttribute('d')).toBe('M0 100L100 0');
    expect(element).toShow('Rank 1 of 1: the largest customer alone brings 100.00% of revenue.');
  });

  it('names the picture, its axes and their ends', () => {
    const element = show({ curve: { customers: 1234, points: [{ customers: 1234, share: 100 }] } });
    const picture = drawn(element, '[role="img"]');
    expect(picture?.getAttribute('aria-label')).toMatch(/^Concentration curve: cumulative share of revenue/);
    expect(element).toShow('100% Cumulative share of revenue');
    expect(element).toShow('Customers, largest first 1,234');
  });

  describe('the place of the account', () => {
    it.each([
      ['in front', { customers: 1, share: 40 }, '25%', '60%', 'start'],
      ['in the middle', { customers: 2, share: 65 }, '50%', '35%', 'start'],
      ['at the end', { customers: 4, share: 100 }, '100%', '0%', 'end'],
    ])('is marked %s, with its name inside of the picture', (_where, place, x, y, anchor) => {
      const element = show({ curve: FOUR, place });
      const circle = drawn(element, '.place circle');
      expect([circle?.getAttribute('cx'), circle?.getAttribute('cy')]).toEqual([x, y]);
      const name = drawn(element, '.place text');
      expect(name?.textContent.trim()).toBe('This account');
      expect(name?.getAttribute('text-anchor')).toBe(anchor);
    });

    it.each([
      [60, '1.125rem'],
      [15, '0.25rem'],
      [3, '-0.375rem'],
    ])('keeps its name off the axis, at a share of %s', (share, offset) => {
      const points = [
        { customers: 1, share },
        { customers: 2, share: 100 },
      ];
      const element = show({ curve: { customers: 2, points }, place: { customers: 1, share } });
      expect(drawn(element, '.place text')?.getAttribute('dy')).toBe(offset);
    });

    it('is said in words', () => {
      expect(show({ curve: FOUR, place: { customers: 3, share: 85.5 } })).toShow(
        'Rank 3 of 4: the 3 largest customers bring 85.50% of revenue.',
      );
      expect(show({ curve: FOUR, place: { customers: 1, share: 40 } })).toShow(
        'Rank 1 of 4: the largest customer alone brings 40.00% of revenue.',
      );
    });

    it.each([
      ['is not given', undefined],
      ['is beyond the last customer', { customers: 5, share: 100 }],
    ])('is left out where it %s', (_situation, place) => {
      const element = show({ curve: FOUR, place, pool: POOL });
      expect(drawn(element, '.place')).toBeUndefined();
      expect(element).not.toShow('Rank');
      expect(element).toShow('The 2 largest customers are enough for 50%.');
    });
  });

  describe('the top pool', () => {
    it('is a line with a name, and a sentence', () => {
      const element = show({ curve: FOUR, pool: POOL });
      expect(drawn(element, 'line.pool')?.getAttribute('y1')).toBe('50%');
      expect(element).toShow('50% · top pool of 2');
      expect(element).toShow('The 2 largest customers are enough for 50%.');
    });

    it('may be one customer, at another share', () => {
      expect(show({ curve: FOUR, pool: { customers: 1, share: 33.3 } })).toShow(
        'The largest customer is enough for 33.3%.',
      );
    });

    it('is left out where it is not given', () => {
      const element = show({ curve: FOUR, place: { customers: 1, share: 40 } });
      expect(drawn(element, '.pool')).toBeUndefined();
      expect(element).not.toShow('enough for');
    });
  });

  it.each<[string, Given]>([
    ['all of it', { curve: FOUR, place: { customers: 2, share: 65 }, pool: POOL }],
    ['the curve alone', { curve: FOUR }],
  ])('is accessible: %s', async (_what, given) => {
    await expect(show(given)).toBeAccessible();
  });
});
