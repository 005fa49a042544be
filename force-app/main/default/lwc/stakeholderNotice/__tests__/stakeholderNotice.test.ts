import { createElement } from 'lwc';
import StakeholderNotice from 'c/stakeholderNotice';

async function show(given: object) {
  const element = createElement('c-stakeholder-notice', { is: StakeholderNotice });
  const said: string[] = [];
  for (const name of ['retry', 'dismiss']) element.addEventListener(name, () => said.push(name));
  Object.assign(element, given);
  document.body.append(element);
  await Promise.resolve();
  return { element, said, root: element.shadowRoot };
}

describe('c-stakeholder-notice', () => {
  it('says what happened, and can be closed', async () => {
    const { element, root, said } = await show({ text: 'Ann was not changed.' });
    expect(element).toShow('Ann was not changed.');
    expect(root?.querySelector('li, lightning-button')).toBeNull();
    root?.querySelector<HTMLElement>('lightning-button-icon')?.click();
    expect(said).toEqual(['dismiss']);
    await expect(element).toBeAccessible();
  });

  it('says it of several people, one line each, equal lines too', async () => {
    const { root } = await show({ text: '2 of 3 people were not changed:', lines: ['Offline', 'Offline'] });
    expect(root?.querySelectorAll('li')).toHaveLength(2);
  });

  it('offers to try again where that may help', async () => {
    const { element, root, said } = await show({ text: 'Offline', canRetry: true });
    root?.querySelector<HTMLElement>('lightning-button')?.click();
    expect(said).toEqual(['retry']);
    await expect(element).toBeAccessible();
  });
});
