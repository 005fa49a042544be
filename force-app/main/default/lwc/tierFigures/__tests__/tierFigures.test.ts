import { createElement } from 'lwc';
import type { TierFigures as Figures } from 'c/accountTier';
import TierFigures from 'c/tierFigures';

const FIGURES: Figures = {
  quartile: 1,
  rank: 3,
  customersRanked: 1085,
  windowRevenue: 341455,
  revenueShare: 3.412748,
  cumulativeShare: 12.9,
  inTopPool: true,
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
    expect(element).toShow(/Revenue in the window (Help )?341,455\.00/);
    expect(element).toShow(/Share of revenue (Help )?3\.41%/);
    expect(element).toShow(/Cumulative share (Help )?12\.90%/);
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
    await expect(show(FIGURES)).toBeAccessible();
  });
});
