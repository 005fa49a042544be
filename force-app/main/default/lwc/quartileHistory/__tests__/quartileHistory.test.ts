import { createElement } from 'lwc';
import QuartileHistory from 'c/quartileHistory';
import type { TierStanding } from 'c/tierHistory';

const standing = (asOf: string, quartile: number | undefined, values: Partial<TierStanding> = {}): TierStanding => ({
  id: asOf,
  asOf,
  policy: 'Default',
  windowMonths: 12,
  quartile,
  undampedQuartile: quartile,
  movement: 'Up',
  rank: 7,
  total: 1200.5,
  runKey: `Default:${asOf}:12`,
  metric: 'Amount',
  ...values,
});

function show(standings: readonly TierStanding[], asOf?: string): HTMLElement {
  const element = createElement('c-quartile-history', { is: QuartileHistory });
  Object.assign(element, { standings, asOf });
  document.body.append(element);
  return element;
}

const drawn = (element: HTMLElement, selector: string): Element[] =>
  Array.from(element.shadowRoot?.querySelectorAll(selector) ?? []);

// Days apart: 0, 100, 200.
const ROSE = [standing('2026-01-01', 3), standing('2026-04-11', 1), standing('2026-07-20', 2, { movement: 'Down' })];

describe('c-quartile-history', () => {
  it('says that no history is kept yet', () => {
    expect(show([])).toShow('How it moved No history is stored for this account yet.');
  });

  it('shows one standing as a row, and draws no line', () => {
    const element = show([standing('2026-01-01', 1, { movement: 'New' })]);
    expect(drawn(element, 'svg')).toHaveLength(0);
    expect(element).toShow('Jan 1, 2026 1 New 7 1,200.50');
  });

  it('steps from quartile to quartile, each holding until the next', () => {
    const element = show(ROSE);
    expect(drawn(element, '.line')[0]?.getAttribute('d')).toBe('M0 62.5H50V12.5H100V37.5H100');
    expect(drawn(element, '.mark').map((mark) => [mark.getAttribute('cx'), mark.getAttribute('cy')])).toEqual([
      ['0%', '62.5%'],
      ['50%', '12.5%'],
      ['100%', '37.5%'],
    ]);
  });

  it('holds the last quartile up to the day of the latest run', () => {
    const element = show(ROSE.slice(0, 2), '2026-07-20');
    expect(drawn(element, '.line')[0]?.getAttribute('d')).toBe('M0 62.5H50V12.5H100');
    expect(element).toShow('Jul 20, 2026');
  });

  it('has a lane of its own for the time without a rank', () => {
    const left = standing('2026-07-20', undefined, { movement: 'Left', rank: undefined, total: undefined });
    const element = show([standing('2026-01-01', 4), left]);
    expect(drawn(element, '.lane')).toHaveLength(5);
    expect(element).toShow('Jul 20, 2026 not ranked Left');
    expect(drawn(element, '.line')[0]?.getAttribute('d')).toBe('M0 70H100V90H100');
  });

  it('tells the same as a table, newest first', () => {
    expect(show(ROSE)).toShow(/Jul 20, 2026 2 Down .* Apr 11, 2026 1 Up .* Jan 1, 2026 3 Up/);
  });

  it('has a name for who cannot see it, and stays reachable by keyboard', async () => {
    const element = show(ROSE);
    expect(drawn(element, '[role="img"]')[0]?.getAttribute('aria-label')).toMatch(/^Line of the quartile over time/);
    expect(drawn(element, '[role="region"]')[0]?.getAttribute('tabindex')).toBe('0');
    await expect(element).toBeAccessible();
  });
});
