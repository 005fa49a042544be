import { createElement } from 'lwc';
import StancePicker from 'c/stancePicker';

async function show(given: object): Promise<HTMLElement> {
  const element = createElement('c-stance-picker', { is: StancePicker });
  Object.assign(element, { label: 'Stance', ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

function changesOf(element: HTMLElement): unknown[] {
  const changes: unknown[] = [];
  element.addEventListener('stancechange', (event) => changes.push((event as CustomEvent).detail));
  return changes;
}

const radios = (element: HTMLElement): HTMLInputElement[] => [...(element.shadowRoot?.querySelectorAll('input') ?? [])];

describe('c-stance-picker', () => {
  it('offers the stances from opponent to champion, none chosen', async () => {
    const element = await show({});
    expect(element).toShow('Opponent Sceptic Neutral Supporter Champion');
    expect(radios(element).some(({ checked }) => checked)).toBe(false);
    expect(element.shadowRoot?.querySelector('lightning-button-icon')).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows the neutral stance as chosen, which is not none', async () => {
    const element = await show({ value: 0 });
    expect(radios(element).find(({ checked }) => checked)?.value).toBe('0');
    expect(element.shadowRoot?.querySelector('.word')?.textContent).toBe('Neutral');
  });

  it('says another stance at one click', async () => {
    const element = await show({ value: 0 });
    const changes = changesOf(element);
    radios(element)[0]?.click();
    expect(changes).toEqual([{ value: -2 }]);
  });

  it('takes a stance back, and keeps the focus', async () => {
    const element = await show({ value: 2 });
    const changes = changesOf(element);
    element.shadowRoot?.querySelector<HTMLElement>('lightning-button-icon')?.click();
    expect(changes).toEqual([{ value: undefined }]);
    expect(element.shadowRoot?.activeElement).toBe(radios(element)[0]);
  });

  it('keeps two pickers on a page apart', async () => {
    const [one, other] = [await show({ value: 1 }), await show({ value: 2 })];
    expect(radios(one)[0]?.name).not.toBe(radios(other)[0]?.name);
    expect(radios(one).find(({ checked }) => checked)?.value).toBe('1');
  });

  it.each([
    [{ value: -1 }, 'Stance Sceptic'],
    [{}, 'Stance not filled in'],
  ])('shows %j as text to who may not change it', async (given, expected) => {
    const element = await show({ ...given, isReadOnly: true });
    expect(element).toShow(expected);
    expect(radios(element)).toEqual([]);
    await expect(element).toBeAccessible();
  });
});
