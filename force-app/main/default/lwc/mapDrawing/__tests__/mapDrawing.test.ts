import { chartDrawing, escapedText, gridDrawing, paint, svgText } from 'c/mapDrawing';
import type { Drawing, DrawingMark } from 'c/mapDrawing';
import type { Stakeholder } from 'c/stakeholder';

const BASE = { accountId: '001A', accountName: 'Acme', isActive: true, version: '2026-01-01T00:00:00.000Z' };
const ANN: Stakeholder = {
  ...BASE,
  id: 'a',
  name: 'Ann Ash',
  title: 'Plant Manager',
  power: 5,
  interest: 5,
  influence: 5,
  stance: 2,
};
const BOB: Stakeholder = { ...BASE, id: 'b', name: 'Bob <b>&', role: 'User', power: 1, interest: 1, stance: -2 };
const CEM: Stakeholder = { ...BASE, id: 'c', name: 'Cem Can' };

const textsOf = ({ marks }: Drawing): string[] => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

function boundsOf(mark: DrawingMark): { x: number; y: number } {
  return { x: mark.x, y: mark.y };
}

describe('c-map-drawing', () => {
  it('draws the grid with its regions, axes and everybody who has a place', () => {
    const drawing = gridDrawing([ANN, BOB, CEM], 'Map of Acme');
    const texts = textsOf(drawing);
    expect(texts).toEqual(expect.arrayContaining(['Ann Ash', 'Bob <b>&']));
    expect(texts).not.toContain('Cem Can');
    expect(drawing.marks.filter(({ kind }) => kind === 'rectangle')).toHaveLength(25);
    for (const mark of drawing.marks) {
      const { x, y } = boundsOf(mark);
      expect(x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height).toBe(true);
    }
  });

  it('puts power upwards and interest to the right', () => {
    const shapes = gridDrawing([ANN, BOB], '').marks.filter(({ kind }) => kind === 'path');
    const [ann, bob] = shapes.map(boundsOf);
    expect(ann?.x).toBeGreaterThan(bob?.x ?? Infinity);
    expect(ann?.y).toBeLessThan(bob?.y ?? 0);
  });

  it('says how many a cell does not show', () => {
    const crowd = Array.from({ length: 60 }, (_, index) => ({ ...ANN, id: `p${index}`, name: `Person ${index}` }));
    expect(textsOf(gridDrawing(crowd, '')).filter((text) => /^\+\d+$/.test(text))).toHaveLength(1);
  });

  it('draws the chart with a card for each person and the lines between them', () => {
    const drawing = chartDrawing(
      [ANN, BOB, CEM],
      [
        { id: '1', fromId: 'b', toId: 'a', kind: 'Reports To' },
        { id: '2', fromId: 'c', toId: 'a', kind: 'Influences', strength: 3 },
      ],
      'Chart of Acme',
    );
    expect(textsOf(drawing)).toEqual(
      expect.arrayContaining(['Ann Ash', 'Plant Manager', 'Bob <b>&', 'User', 'Cem Can']),
    );
    expect(drawing.marks.filter(({ kind }) => kind === 'rectangle')).toHaveLength(3);
    expect(drawing.marks).toContainEqual(expect.objectContaining({ kind: 'path', strokeWidth: 3, dashes: [8, 5] }));
  });

  it('shortens what a card has no room for', () => {
    const long = { ...ANN, name: 'A very long name that no card of the chart has room for' };
    expect(textsOf(chartDrawing([long], [], ''))[0]).toMatch(/^A very.*…$/);
  });

  it('is well-formed SVG that takes names as text', () => {
    const svg = svgText(gridDrawing([ANN, BOB], 'Acme & "Sons"'));
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.getAttribute('aria-label')).toBe('Acme & "Sons"');
    expect([...parsed.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain('Bob <b>&');
  });

  it('escapes what markup would take for its own', () => {
    expect(escapedText(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });

  it('paints every mark on white, in the order of the drawing', () => {
    const painted: string[] = [];
    const log = (name: string) => (): number => painted.push(name);
    const context = {
      ...{
        save: jest.fn(),
        restore: jest.fn(),
        scale: jest.fn(),
        translate: jest.fn(),
        rotate: jest.fn(),
        setLineDash: jest.fn(),
      },
      ...{
        fillRect: log('rectangle'),
        strokeRect: jest.fn(),
        fill: log('fill'),
        stroke: log('stroke'),
        fillText: log('text'),
      },
    };
    Object.assign(globalThis, { Path2D: class {} });
    const drawing = gridDrawing([ANN], '');
    paint(drawing, context as unknown as CanvasRenderingContext2D, 2);
    expect(context.scale).toHaveBeenCalledWith(2, 2);
    expect(painted.filter((name) => name === 'rectangle')).toHaveLength(26);
    expect(painted.filter((name) => name === 'text')).toHaveLength(textsOf(drawing).length);
    expect(painted.filter((name) => name === 'fill')).toHaveLength(1);
    expect(context.rotate).toHaveBeenCalledTimes(1);
  });
});
