import { createElement } from 'lwc';
import type { Stakeholder } from 'c/stakeholder';
import StakeholderTray from 'c/stakeholderTray';
import { person } from '../../gridLayout/__tests__/people';

const ANN = person('ann', { name: 'Ann Berg', stance: 2, role: 'Champion', title: 'CFO' });
const BO = person('bo', { name: 'Bo Ek', title: 'Buyer' });

function tray(people: readonly Stakeholder[], given: object = {}): HTMLElement {
  const element = createElement('c-stakeholder-tray', { is: StakeholderTray });
  Object.assign(element, { heading: 'Not placed yet: 2', people, isStanceVisible: true, ...given });
  document.body.append(element);
  return element;
}

const buttons = (element: HTMLElement): HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll('button') ?? []),
];

describe('c-stakeholder-tray', () => {
  it('lists people with their role, else their title', async () => {
    const element = tray([ANN, BO], { selectedId: 'bo' });
    expect(element).toShow('Not placed yet: 2 Ann Berg Champion Champion Bo Ek Buyer Stance not known');
    expect(buttons(element).map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
    await expect(element).toBeAccessible();
  });

  it.each([
    [undefined, 'ann'],
    ['bo', 'bo'],
    ['elsewhere', 'ann'],
  ])('lets Tab reach one: with %s active, %s', (activeId, expected) => {
    const tabbed = buttons(tray([ANN, BO], { activeId })).filter(({ tabIndex }) => tabIndex === 0);
    expect(tabbed.map(({ dataset }) => dataset.id)).toEqual([expected]);
  });

  it('lists a hundred and says how many there are besides', () => {
    const element = tray(Array.from({ length: 312 }, (_, index) => person(`p${index}`)));
    expect(buttons(element)).toHaveLength(100);
    expect(element).toShow('212 more: search or filter to find them');
  });

  it('can be closed where it was opened', async () => {
    expect(tray([ANN]).shadowRoot?.querySelector('lightning-button-icon')).toBeNull();
    const element = tray([ANN], { isClosable: true });
    const closed = jest.fn();
    element.addEventListener('close', closed);
    element.shadowRoot?.querySelector<HTMLElement>('lightning-button-icon')?.click();
    expect(closed).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
