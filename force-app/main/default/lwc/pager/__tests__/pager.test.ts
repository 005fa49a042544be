import { createElement } from 'lwc';
import Pager from 'c/pager';

interface PageButton extends HTMLElement {
  readonly disabled: boolean;
}

function pager(start: number, total: number): HTMLElement {
  const element = createElement('c-pager', { is: Pager });
  Object.assign(element, { start, pageSize: 20, total });
  document.body.append(element);
  return element;
}

const buttons = (element: HTMLElement): PageButton[] => [
  ...(element.shadowRoot?.querySelectorAll<PageButton>('lightning-button-icon') ?? []),
];

describe('c-pager', () => {
  it.each([[0], [1], [20]])('shows nothing for %i rows', (total) => {
    expect(buttons(pager(0, total))).toEqual([]);
  });

  it.each([
    [0, '1 to 20 of 45', [true, false], [0, 20]],
    [20, '21 to 40 of 45', [false, false], [0, 40]],
    [40, '41 to 45 of 45', [false, true], [20, 60]],
  ])('from row %i says %s and turns to the neighbours', async (start, place, disabled, turns) => {
    const element = pager(start, 45);
    const turned: number[] = [];
    element.addEventListener('turn', (event) => turned.push((event as CustomEvent<{ start: number }>).detail.start));
    expect(element).toShow(place);
    expect(buttons(element).map((button) => button.disabled)).toEqual(disabled);
    buttons(element).forEach((button) => button.dispatchEvent(new CustomEvent('click')));
    expect(turned).toEqual(turns);
    await expect(element).toBeAccessible();
  });
});
