import { createElement } from 'lwc';
import StanceMark from 'c/stanceMark';
import { stanceShape } from 'c/stanceShape';

function mark(given: object = {}): SVGElement | null {
  const element = createElement('c-stance-mark', { is: StanceMark });
  Object.assign(element, given);
  document.body.append(element);
  return element.shadowRoot?.querySelector('svg') ?? null;
}

describe('c-stance-mark', () => {
  it('draws the shape and the colour of the stance, hidden from screen readers', () => {
    const drawn = mark({ stance: -2, radius: 12 });
    expect(drawn?.getAttribute('width')).toBe('24');
    expect(drawn?.getAttribute('aria-hidden')).toBe('true');
    expect(drawn?.querySelector('path')?.getAttribute('d')).toBe(stanceShape(-2).path);
    expect(drawn?.querySelector('path')?.getAttribute('style')).toContain('--slds-g-color-error-base-40');
  });

  it('draws a ring where the stance is not known', () => {
    expect(mark()?.querySelector('path')?.getAttribute('d')).toBe(stanceShape(undefined).path);
  });
});
