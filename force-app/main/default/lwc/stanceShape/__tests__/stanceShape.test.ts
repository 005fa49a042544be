import { STANCES } from 'c/stakeholder';
import type { Stance } from 'c/stakeholder';
import { SHAPE_RADIUS, STANCE_SHAPES, cssColour, shapeStyle, stanceShape } from 'c/stanceShape';
import type { Colour } from 'c/stanceShape';

/** Relative luminance. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance({ value }: Colour): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(value.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('c/stanceShape', () => {
  it.each<[Stance | undefined, string, string]>([
    [2, 'star', 'Champion'],
    [1, 'circle', 'Supporter'],
    [0, 'square', 'Neutral'],
    [-1, 'diamond', 'Sceptic'],
    [-2, 'triangle', 'Opponent'],
    [undefined, 'ring', 'Stance not known'],
    [7 as Stance, 'ring', 'Stance not known'],
  ])('draws %s as a %s, %s', (stance, name, label) => {
    expect(stanceShape(stance)).toMatchObject({ name, label });
  });

  it('lists them from champion to opponent, what is not known last', () => {
    expect(STANCE_SHAPES.map(({ stance }) => stance)).toEqual([2, 1, 0, -1, -2, undefined]);
  });

  it('has a shape and a colour of its own for each stance', () => {
    for (const sign of ['name', 'label', 'path'] as const) {
      expect(new Set(STANCE_SHAPES.map((shape) => shape[sign])).size).toBe(STANCES.length + 1);
    }
    expect(new Set(STANCE_SHAPES.map(({ fill }) => fill.value)).size).toBe(STANCES.length + 1);
  });

  it.each(STANCE_SHAPES)('keeps the corners of $label within its circle', ({ path }) => {
    const corners = [...path.matchAll(/[ML](-?[\d.]+)[ ]?(-?[\d.]+)/g)].map(([, x, y]) =>
      Math.hypot(Number(x), Number(y)),
    );
    expect(corners.length).toBeGreaterThan(0);
    expect(Math.max(...corners)).toBeLessThanOrEqual(SHAPE_RADIUS + 0.01);
  });

  it.each(STANCE_SHAPES)('keeps text readable on $label, and the shape apart from white', ({ fill, stroke, ink }) => {
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(stroke, { hook: '', value: '#ffffff' })).toBeGreaterThanOrEqual(3);
  });

  it('takes its colours from the styling hooks', () => {
    const { fill } = stanceShape(1);
    expect(cssColour(fill)).toBe('var(--slds-g-color-success-base-50, #2e844a)');
    expect(shapeStyle(stanceShape(undefined))).toBe(
      'fill: var(--slds-g-color-neutral-base-100, #ffffff); stroke: var(--slds-g-color-neutral-base-50, #747474)',
    );
  });
});
