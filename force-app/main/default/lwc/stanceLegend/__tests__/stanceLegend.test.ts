import { createElement } from 'lwc';
import StanceLegend from 'c/stanceLegend';

describe('c-stance-legend', () => {
  it('names each stance beside its shape, from champion to opponent, and what is not known', async () => {
    const element = createElement('c-stance-legend', { is: StanceLegend });
    document.body.append(element);
    expect(element).toShow(/^Champion Supporter Neutral Sceptic Opponent .+/);
    expect(element.shadowRoot?.querySelectorAll('c-stance-mark')).toHaveLength(6);
    await expect(element).toBeAccessible();
  });

  it('says what the shapes stand for where it is told', async () => {
    const element = createElement('c-stance-legend', { is: StanceLegend });
    Object.assign(element, { heading: 'Stance' });
    document.body.append(element);
    expect(element).toShow(/^Stance Champion/);
    await expect(element).toBeAccessible();
  });
});
