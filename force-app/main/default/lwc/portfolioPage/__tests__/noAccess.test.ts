import { createElement } from 'lwc';
import PortfolioPage from 'c/portfolioPage';

/** What Lightning gives to a user who does not have the custom permission. */
jest.mock('@salesforce/customPermission/See_Whole_Portfolio', () => ({ default: undefined }), { virtual: true });

describe('c-portfolio-page, for a user who sees a part of the portfolio', () => {
  it('tells why it shows nothing, and whom to ask, and reads nothing', async () => {
    const element = createElement('c-portfolio-page', { is: PortfolioPage });
    document.body.append(element);
    expect(element).toShow('This page shows the whole portfolio');
    expect(element).toShow('Who sees fewer accounts would see another ranking');
    expect(element).toShow('permission set Strategic Portfolio Manager');
    expect(element.shadowRoot?.querySelector('c-portfolio-overview')).toBeNull();
    await expect(element).toBeAccessible();
  });
});
