import { createElement } from 'lwc';
import StakeholderCellEditor from 'c/stakeholderCellEditor';

const CHOICES = [
  { label: 'Not set', value: '' },
  { label: 'Supporter', value: '1' },
  { label: 'Opponent', value: '-2' },
];

interface Shown {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly said: unknown[];
}

function editor(given: object): Shown {
  const element = createElement('c-stakeholder-cell-editor', { is: StakeholderCellEditor });
  const said: unknown[] = [];
  element.addEventListener('commit', (event) => said.push((event as CustomEvent).detail));
  element.addEventListener('cancel', () => said.push('cancel'));
  Object.assign(element, { label: 'Stance of Ann Berg', ...given });
  document.body.append(element);
  const input = element.shadowRoot?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
  if (!input) {
    throw new Error('no input');
  }
  return { element, input, said };
}

const key = (name: string): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true });

describe('c-stakeholder-cell-editor', () => {
  it('has the focus, the value and a name', async () => {
    const { element, input } = editor({ choices: CHOICES, value: '1' });
    expect(element.shadowRoot?.activeElement).toBe(input);
    expect(input.value).toBe('1');
    await expect(element).toBeAccessible();
    const words = editor({ value: 'Finance', maxLength: 80 });
    expect([words.input.value, words.input.getAttribute('maxlength')]).toEqual(['Finance', '80']);
    await expect(words.element).toBeAccessible();
  });

  it('gives the value on Enter, once', () => {
    const { input, said } = editor({ choices: CHOICES, value: '1' });
    input.value = '-2';
    input.dispatchEvent(key('Enter'));
    input.blur();
    expect(said).toEqual([{ value: '-2', isLeft: false }]);
  });

  it('gives the value when it is left', () => {
    const { input, said } = editor({ value: 'Finance' });
    input.value = '';
    input.blur();
    expect(said).toEqual([{ value: '', isLeft: true }]);
  });

  it('gives none on Escape', () => {
    const { input, said } = editor({ value: 'Finance' });
    input.value = 'Buying';
    input.dispatchEvent(key('Escape'));
    input.blur();
    expect(said).toEqual(['cancel']);
  });

  it('gives a choice by mouse at once, one by arrow keys on Enter', () => {
    const byMouse = editor({ choices: CHOICES, value: '1' });
    byMouse.input.dispatchEvent(new MouseEvent('pointerdown'));
    byMouse.input.value = '-2';
    byMouse.input.dispatchEvent(new CustomEvent('change'));
    expect(byMouse.said).toEqual([{ value: '-2', isLeft: false }]);

    const byKeys = editor({ choices: CHOICES, value: '1' });
    byKeys.input.dispatchEvent(new MouseEvent('pointerdown'));
    byKeys.input.dispatchEvent(key('ArrowDown'));
    byKeys.input.value = '-2';
    byKeys.input.dispatchEvent(new CustomEvent('change'));
    expect(byKeys.said).toEqual([]);
  });

  it('keeps its keys from the table', () => {
    const { element, input } = editor({ choices: CHOICES, value: '1' });
    const heard = jest.fn();
    element.addEventListener('keydown', heard);
    input.dispatchEvent(key('ArrowDown'));
    expect(heard).not.toHaveBeenCalled();
  });
});
