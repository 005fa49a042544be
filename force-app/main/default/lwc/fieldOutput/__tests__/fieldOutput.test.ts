import { createElement } from 'lwc';
import FieldOutput from 'c/fieldOutput';

function show(value: string | undefined): HTMLElement {
  const element = createElement('c-field-output', { is: FieldOutput });
  Object.assign(element, { label: 'Notes', value });
  document.body.append(element);
  return element;
}

describe('c-field-output', () => {
  it('shows a label and its value', async () => {
    const element = show('Knows the plant.');
    expect(element).toShow('Notes Knows the plant.');
    await expect(element).toBeAccessible();
  });

  it.each([undefined, ''])('says that %p is not filled in', (value) => {
    expect(show(value)).toShow('Notes not filled in');
  });
});
