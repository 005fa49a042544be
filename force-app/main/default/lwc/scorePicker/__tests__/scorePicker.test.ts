import { createElement } from 'lwc';
import ScorePicker from 'c/scorePicker';

async function show(given: object): Promise<HTMLElement> {
  const element = createElement('c-score-picker', { is: ScorePicker });
  Object.assign(element, { label: 'Power', ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

function changesOf(element: HTMLElement): unknown[] {
  const changes: unknown[] = [];
  element.addEventListener('scorechange', (event) => changes.push((event as CustomEvent).detail));
  return changes;
}

const group = (element: HTMLElement): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector('lightning-radio-group');
const radios = (element: HTMLElement): HTMLInputElement[] => [
  ...(group(element)?.shadowRoot?.querySelectorAll('input') ?? []),
];
const clear = (element: HTMLElement): HTMLElement | null | undefined =>
  element.shadowRoot?.querySelector('lightning-button-icon');

describe('c-score-picker', () => {
  it('asks for a score of 1 to 5 while nobody has given one', async () => {
    const element = await show({ help: 'Who decides' });
    expect(radios(element).map(({ value, checked }) => [value, checked])).toEqual(
      ['1', '2', '3', '4', '5'].map((value) => [value, false]),
    );
    expect(clear(element)).toBeNull();
    await expect(element).toBeAccessible();
  });

  it('shows the score, and in a word what it means', async () => {
    const element = await show({ value: 4 });
    expect(radios(element).find(({ checked }) => checked)?.value).toBe('4');
    expect(element).toShow('Power high');
  });

  it('says another score at one click', async () => {
    const element = await show({ value: 4 });
    const changes = changesOf(element);
    radios(element)[1]?.click();
    expect(changes).toEqual([{ value: 2 }]);
  });

  it('takes a score back, and keeps the focus', async () => {
    const element = await show({ value: 4 });
    const changes = changesOf(element);
    clear(element)?.click();
    expect(changes).toEqual([{ value: undefined }]);
    expect(element.shadowRoot?.activeElement).toBe(group(element));
    Object.assign(element, { value: undefined });
    await Promise.resolve();
    expect(radios(element).some(({ checked }) => checked)).toBe(false);
  });

  it.each([
    [{ value: 4 }, 'Power 4, high'],
    [{ value: undefined }, 'Power not filled in'],
  ])('shows %j as text to who may not change it', async (given, expected) => {
    const element = await show({ ...given, isReadOnly: true });
    expect(element).toShow(expected);
    expect(group(element)).toBeNull();
    await expect(element).toBeAccessible();
  });
});
