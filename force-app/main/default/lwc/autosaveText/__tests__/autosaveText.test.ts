import { createElement } from 'lwc';
import AutosaveText from 'c/autosaveText';

interface Field extends HTMLElement {
  value: string;
}

async function show(given: object): Promise<HTMLElement> {
  const element = createElement('c-autosave-text', { is: AutosaveText });
  Object.assign(element, { label: 'Notes', maxLength: 80, ...given });
  document.body.append(element);
  await Promise.resolve();
  return element;
}

async function give(element: HTMLElement, given: object): Promise<void> {
  Object.assign(element, given);
  await Promise.resolve();
}

function savesOf(element: HTMLElement): unknown[] {
  const saves: unknown[] = [];
  element.addEventListener('textsave', (event) => saves.push((event as CustomEvent<{ value: unknown }>).detail.value));
  return saves;
}

const field = (element: HTMLElement): Field | null | undefined =>
  element.shadowRoot?.querySelector<Field>('lightning-textarea, lightning-input');

async function type(element: HTMLElement, value: string): Promise<void> {
  field(element)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await Promise.resolve();
}

async function leave(element: HTMLElement): Promise<void> {
  field(element)?.dispatchEvent(new CustomEvent('blur'));
  await Promise.resolve();
}

describe('c-autosave-text', () => {
  it.each([
    [true, 'LIGHTNING-TEXTAREA'],
    [false, 'LIGHTNING-INPUT'],
  ])('asks for text; long: %p', async (isLong, tag) => {
    const element = await show({ isLong, value: 'Knows the plant.' });
    expect(field(element)?.tagName).toBe(tag);
    expect(field(element)?.value).toBe('Knows the plant.');
    await expect(element).toBeAccessible();
  });

  it('says what was typed when one leaves the field, not before', async () => {
    const element = await show({ isLong: true, value: 'Old' });
    const saves = savesOf(element);
    await type(element, 'New');
    expect(saves).toEqual([]);
    await leave(element);
    expect(saves).toEqual(['New']);
  });

  it('says it at Enter where it is one line', async () => {
    const element = await show({});
    const saves = savesOf(element);
    await type(element, 'Production');
    field(element)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    expect(saves).toEqual([]);
    field(element)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(saves).toEqual(['Production']);
  });

  it.each([
    ['nothing was typed', 'Old', undefined, []],
    ['the same was typed', 'Old', 'Old', []],
    ['it was emptied', 'Old', ' ', [undefined]],
    ['it was and is empty', undefined, '', []],
  ])('when one leaves it and %s', async (_situation, value, typed, expected) => {
    const element = await show({ value });
    const saves = savesOf(element);
    if (typed !== undefined) {
      await type(element, typed);
    }
    await leave(element);
    expect(saves).toEqual(expected);
  });

  it('keeps the text when its save failed, and tries again when one leaves it again', async () => {
    const element = await show({ isLong: true, value: 'Old' });
    const saves = savesOf(element);
    await type(element, 'New');
    await leave(element);
    await give(element, { value: 'New' });
    await give(element, { keepsText: true, value: 'Old' });
    expect(field(element)?.value).toBe('New');
    await leave(element);
    expect(saves).toEqual(['New', 'New']);
  });

  it('takes what an undo brought back', async () => {
    const element = await show({ value: 'Old' });
    await type(element, 'New');
    await leave(element);
    await give(element, { value: 'New' });
    await give(element, { value: 'Old' });
    expect(field(element)?.value).toBe('Old');
  });

  it('does not take text away that is being typed', async () => {
    const element = await show({ value: 'Old' });
    await type(element, 'Half a sent');
    await give(element, { value: 'Somebody else’s' });
    expect(field(element)?.value).toBe('Half a sent');
  });

  it('shows text to who may not change it', async () => {
    const element = await show({ value: 'Knows the plant.', isReadOnly: true });
    expect(element).toShow('Notes Knows the plant.');
    expect(field(element)).toBeNull();
  });
});
