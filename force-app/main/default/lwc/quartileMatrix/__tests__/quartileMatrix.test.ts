import { createElement } from 'lwc';
import QuartileMatrix from 'c/quartileMatrix';

/** From (outer) and to (inner): not ranked, then quartiles 1 to 4. */
const MATRIX = [
  [7, 0, 0, 0, 1],
  [0, 10, 1234, 0, 0],
  [0, 0, 20, 0, 0],
  [0, 0, 0, 30, 0],
  [3, 0, 0, 0, 40],
];

function matrix(given: readonly (readonly number[])[]): HTMLElement {
  const element = createElement('c-quartile-matrix', { is: QuartileMatrix });
  Object.assign(element, { matrix: given });
  document.body.append(element);
  return element;
}

const rowsOf = (element: HTMLElement): string[][] =>
  [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
  );

describe('c-quartile-matrix', () => {
  it('lists quartiles in order and what is not ranked last, both ways', async () => {
    const element = matrix(MATRIX);
    expect(element).toShow('Quartile now Quartile 1 Quartile 2 Quartile 3 Quartile 4 Not ranked');
    expect(rowsOf(element)).toEqual([
      ['Quartile 1', '10', '1,234', '0', '0', '0'],
      ['Quartile 2', '0', '20', '0', '0', '0'],
      ['Quartile 3', '0', '0', '30', '0', '0'],
      ['Quartile 4', '0', '0', '0', '40', '3'],
      ['Not ranked', '0', '0', '0', '1', '7'],
    ]);
    await expect(element).toBeAccessible();
  });

  it('marks what would change, and nothing else', () => {
    const marked = [...(matrix(MATRIX).shadowRoot?.querySelectorAll('.changed') ?? [])];
    expect(marked.map((cell) => cell.textContent)).toEqual(['1,234', '3', '1']);
  });

  it('counts nothing where nothing is given', () => {
    expect(rowsOf(matrix([])).every((row) => row.slice(1).every((cell) => cell === '0'))).toBe(true);
  });
});
