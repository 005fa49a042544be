import { createElement } from 'lwc';
import type { TierFigures as Figures } from 'c/accountTier';
import TierFigures from 'c/tierFigures';

const FIGURES: Figures = {
  quartile: 1,
  previousQuartile: undefined,
  rank: 3,
  customersRanked: 1085,
  windowRevenue: 341455,
  openPotential: undefined,
  familyRevenue: undefined,
  isSubsidiary: false,
  revenueShare: 3.412748,
  cumulativeShare: 12.9,
  inTopPool: true,
  borderGap: undefined,
};

function show(figures: Figures | undefined): HTMLElement {
  const element = createElement('c-tier-figures', { is: TierFigures });
  Object.assign(element, { figures });
  document.body.append(element);
  return element;
}

describe('c-tier-figures', () => {
  it('shows nothing without figures', () => {
    expect(show(undefined)).toShow(/^$/);
  });

  it.each([1, 2, 3, 4])('names quartile %i in words and on its scale, not by colour', (quartile) => {
    expect(show({ ...FIGURES, quartile })).toShow(`Quartile ${quartile} of 4`);
  });

  it('shows the rank among all, in the user’s number format', () => {
    expect(show(FIGURES)).toShow('Rank 3 of 1,085');
  });

  it('shows revenue and shares with their units', () => {
    const element = show(FIGURES);
    expect(element).toShow(/Revenue in the window (Help )?in corporate currency 341,455\.00/);
    expect(element).toShow(/Share of revenue (Help )?3\.41%/);
    expect(element).toShow(/Cumulative share (Help )?12\.90%/);
  });

  it('shows what was ranked where families of accounts are customers', () => {
    const element = show({ ...FIGURES, familyRevenue: 900000 });
    expect(element).toShow(/Family revenue in the window (Help )?in corporate currency 900,000\.00/);
    expect(element).toShow('Rank 3 of 1,085');
  });

  it('shows no family revenue where accounts are customers', () => {
    expect(show(FIGURES)).not.toShow('Family');
  });

  it('says that a subsidiary carries the tier of its parent, and nothing of a top pool', async () => {
    const none = { rank: undefined, customersRanked: undefined, revenueShare: undefined, cumulativeShare: undefined };
    const element = show({ ...FIGURES, ...none, isSubsidiary: true, inTopPool: false });
    expect(element).toShow('Quartile 1 of 4 Carries the tier of its ultimate parent account');
    expect(element).toShow('341,455.00');
    expect(element).not.toShow(/Rank|top pool/);
    await expect(element).toBeAccessible();
  });

  it('never rounds a small share away', () => {
    expect(show({ ...FIGURES, revenueShare: 0.0008 })).toShow('0.0008%');
  });

  it.each([
    [true, 'In the top pool'],
    [false, 'Not in the top pool'],
  ])('says whether the account is in the top pool (%p)', (inTopPool, text) => {
    expect(show({ ...FIGURES, inTopPool })).toShow(text);
  });

  it.each([
    ['a better quartile than before', 2, 'Up from quartile 2'],
    ['a much better one', 4, 'Up from quartile 4'],
  ])('shows %s', (_situation, previousQuartile, text) => {
    expect(show({ ...FIGURES, previousQuartile })).toShow(text);
  });

  it('shows a worse quartile than before', () => {
    expect(show({ ...FIGURES, quartile: 3, previousQuartile: 1 })).toShow('Down from quartile 1');
  });

  it.each([1, undefined])('shows no movement when the earlier quartile is %p', (previousQuartile) => {
    expect(show({ ...FIGURES, previousQuartile })).not.toShow('from quartile');
  });

  it.each([
    [2, 1250.5, /Missing to quartile 1 (Help )?in corporate currency 1,250\.50/],
    [2, -300, /Lead over quartile 3 (Help )?in corporate currency 300\.00/],
  ])('shows the nearer border from quartile %i at a gap of %f', (quartile, borderGap, text) => {
    expect(show({ ...FIGURES, quartile, borderGap })).toShow(text);
  });

  it.each([0, undefined])('shows no border at a gap of %p', (borderGap) => {
    expect(show({ ...FIGURES, borderGap })).not.toShow(/Missing|Lead/);
  });

  it('explains quartile, top pool, window and shares', () => {
    const help = Array.from(
      show(FIGURES).shadowRoot?.querySelectorAll<HTMLElement & { content: string }>('lightning-helptext') ?? [],
    );
    expect(help.map(({ content }) => content)).toEqual([
      expect.stringContaining('Quartile 1 holds the largest customers'),
      expect.stringContaining('The top pool is'),
      expect.stringContaining('The window is'),
      expect.stringContaining('comes from this account.'),
      expect.stringContaining('every larger one together'),
    ]);
  });

  it('leaves out what the user may not see', async () => {
    const hidden = { rank: undefined, customersRanked: undefined, windowRevenue: undefined, revenueShare: undefined };
    const element = show({ ...FIGURES, ...hidden, cumulativeShare: undefined, inTopPool: undefined });
    expect(element).toShow(/^Quartile 1 of 4$/);
    await expect(element).toBeAccessible();
  });

  it('shows the rank alone where the number of customers is hidden', () => {
    expect(show({ ...FIGURES, customersRanked: undefined })).toShow(/Rank 3 (?!of)/);
  });

  it('is accessible', async () => {
    await expect(show({ ...FIGURES, previousQuartile: 2, borderGap: -179456 })).toBeAccessible();
  });
});
