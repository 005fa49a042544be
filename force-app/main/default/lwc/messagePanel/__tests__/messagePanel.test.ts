import { createElement } from 'lwc';
import MessagePanel from 'c/messagePanel';

describe('c-message-panel', () => {
  it('says why there is nothing and what to do, under a heading of its own', async () => {
    const element = createElement('c-message-panel', { is: MessagePanel });
    Object.assign(element, { iconName: 'utility:clock', heading: 'Not tiered yet', text: 'Run tiering.' });
    document.body.append(element);

    expect(element).toShow('Not tiered yet Run tiering.');
    expect(element.shadowRoot?.querySelector('h3')?.textContent).toBe('Not tiered yet');
    await expect(element).toBeAccessible();
  });
});
