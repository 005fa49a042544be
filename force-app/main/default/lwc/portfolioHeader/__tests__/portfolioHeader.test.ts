import { createElement } from 'lwc';
import PortfolioHeader from 'c/portfolioHeader';
import type { PortfolioRun, UnfinishedRun } from 'c/portfolioRun';
import { DEFAULT_POLICY } from 'c/tieringPolicy';

const TODAY = new Date('2026-07-15T12:00:00.000Z');

const RUN: PortfolioRun = {
  id: 'a01',
  policy: DEFAULT_POLICY,
  benchmarks: [],
  asOf: '2026-06-30',
  windowStart: '2025-07-01',
  windowEnd: '2026-06-30',
  windowMonths: 12,
  finishedAt: '2026-07-01T12:00:00.000Z',
  currency: undefined,
  curve: undefined,
  population: 1600,
  total: 8_534_420.27,
  gini: undefined,
  herfindahlHirschmanIndex: undefined,
  pool50: undefined,
  pool80: undefined,
  held: 0,
  quartiles: [],
  accountsFailed: 0,
  errorSummary: undefined,
};

function header(run: Partial<PortfolioRun> = {}, later?: UnfinishedRun): HTMLElement {
  const element = createElement('c-portfolio-header', { is: PortfolioHeader });
  Object.assign(element, { run: { ...RUN, ...run }, later });
  document.body.append(element);
  return element;
}

describe('c-portfolio-header', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: TODAY, doNotFake: ['setTimeout', 'nextTick', 'setImmediate', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells the rules, the window and the size of the run', async () => {
    const element = header();
    expect(element).toShow(
      'Policy Default As of Jun 30, 2026 Window 12 months Jul 1, 2025 – Jun 30, 2026 Metric Amount ' +
        'Ranked 1,600 customers Ranked revenue 8,534,420 Tiered on Jul 1, 2026',
    );
    expect(element.shadowRoot?.querySelectorAll('[role="status"]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('tells currency, potential and families where there are any', () => {
    const policy = { ...DEFAULT_POLICY, openPotential: 'Weighted', customer: 'UltimateParent' } as const;
    const element = header({ policy, currency: 'EUR' });
    expect(element).toShow('with open potential');
    expect(element).toShow('8,534,420 EUR');
    expect(element).toShow('A customer is an ultimate parent with all accounts below it.');
  });

  it('warns of figures that are older than 35 days, and not of younger ones', async () => {
    const element = header({ finishedAt: '2026-06-09T11:00:00.000Z' });
    expect(element).toShow('These figures are 36 days old.');
    await expect(element).toBeAccessible();
    expect(header({ finishedAt: '2026-06-10T12:00:00.000Z' })).not.toShow('days old');
  });

  it.each([
    ['Failed', 'A later run, of Jul 10, 2026, failed: the figures below are older. No access to opportunities.'],
    ['Running', 'A later run, of Jul 10, 2026, is not finished'],
  ] as const)('tells that a later run is %s', async (status, text) => {
    const startedAt = '2026-07-10T12:00:00.000Z';
    const element = header({}, { status, startedAt, errorSummary: 'No access to opportunities.' });
    expect(element).toShow(text);
    await expect(element).toBeAccessible();
  });

  it('tells how many accounts the run could not write', () => {
    const element = header({ accountsFailed: 3, errorSummary: 'UNABLE_TO_LOCK_ROW' });
    expect(element).toShow(
      'Accounts that this run could not write, and that show older figures: 3. UNABLE_TO_LOCK_ROW',
    );
  });

  it('says that the policy is not readable', () => {
    expect(header({ policy: undefined })).toShow('Policy not readable');
  });
});
