import { createElement } from 'lwc';
import PortfolioPage from 'c/portfolioPage';

/** The base components finish some of their rendering in a task of their own. */
const rendered = (): Promise<void> =>
  new Promise((resolve) => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a test waits here; the rule guards components
    setTimeout(resolve, 0);
  });

// A custom permission that a test does not provide counts as granted.
describe('c-portfolio-page, for a user who sees the whole portfolio', () => {
  it('shows it', async () => {
    const element = createElement('c-portfolio-page', { is: PortfolioPage });
    document.body.append(element);
    await rendered();
    expect(element.shadowRoot?.querySelector('c-portfolio-overview')).not.toBeNull();
    expect(element).toShow('Loading the portfolio');
    expect(element).not.toShow('This page shows the whole portfolio');
  });
});
