import { ChartCamera, READABLE_SCALE } from '../chartCamera';

const CARD = { width: 192, height: 64 };

function camera(width: number, height: number): ChartCamera {
  const made = new ChartCamera(jest.fn());
  made.resize({ width: 1000, height: 500 });
  made.drawing = { width, height };
  return made;
}

describe('ChartCamera', () => {
  it('begins with all of a chart that can be read so', () => {
    const small = camera(1200, 600);
    small.begin({ x: 0, y: 0, ...CARD });
    expect(small.view.scale).toBeCloseTo(1000 / 1200);
    expect(small.isReadable).toBe(true);
  });

  it('begins with a card at the top of a chart that is too large, large enough to be read', () => {
    const large = camera(20_000, 8000);
    large.begin({ x: 9000, y: 32, ...CARD });
    expect(large.isReadable).toBe(true);
    expect(large.at({ x: 500, y: 0 }).x).toBeCloseTo(9000 + CARD.width / 2);
    expect(large.view.y).toBe(0);
    large.fit(500);
    expect(large.view.scale).toBe(0.05);
  });

  it('begins anew when the window gets its size, until somebody has moved', () => {
    const late = new ChartCamera(jest.fn());
    late.drawing = { width: 800, height: 400 };
    late.begin({ x: 0, y: 0, ...CARD });
    late.resize({ width: 400, height: 200 });
    expect(late.view.scale).toBe(0.5);
    late.pan({ x: 10, y: 0 });
    late.resize({ width: 800, height: 400 });
    expect(late.view).toEqual({ x: 10, y: 0, scale: 0.5 });
  });

  it('zooms out until all is in sight, and a bit further', () => {
    const large = camera(20_000, 2000);
    large.begin({ x: 0, y: 0, ...CARD });
    large.zoom(0.0001);
    expect(large.view.scale).toBeCloseTo(0.025);
    const small = camera(100, 100);
    small.zoom(0.0001);
    expect(small.view.scale).toBe(READABLE_SCALE / 2);
  });

  it('shows few people no smaller than they can be read, from the top and the middle on', () => {
    const wide = camera(4000, 400);
    wide.fit(8);
    expect(wide.view).toEqual({ x: -500, y: 150, scale: 0.5 });
    const high = camera(600, 4000);
    high.fit(8);
    expect(high.view).toEqual({ x: 350, y: 0, scale: 0.5 });
    const fitting = camera(1600, 400);
    fitting.fit(8);
    expect(fitting.view.scale).toBe(1000 / 1600);
  });

  it('reveals the first of some cards, unless one of them is in sight', () => {
    const large = camera(20_000, 8000);
    large.begin({ x: 0, y: 0, ...CARD });
    const before = large.view;
    const near = { x: 100, y: 100, ...CARD };
    const far = { x: 15_000, y: 7000, ...CARD };
    large.reveal([]);
    large.reveal([far, near]);
    expect(large.view).toEqual(before);
    large.reveal([far]);
    expect(large.at({ x: 500, y: 250 })).toEqual({ x: far.x + 96, y: far.y + 32 });
  });

  it('zooms in to what would be too small to be read', () => {
    const large = camera(20_000, 8000);
    large.fit(500);
    large.reveal([{ x: 100, y: 100, ...CARD }]);
    expect(large.isReadable).toBe(true);
  });

  it('keeps a card in its place in the window when the chart is laid out anew', () => {
    const large = camera(20_000, 8000);
    large.begin({ x: 0, y: 0, ...CARD });
    large.keep({ x: 0, y: 0 }, { x: 400, y: 100 });
    expect(large.view).toEqual({ x: 500 - 96 * 0.75 - 300, y: -75, scale: 0.75 });
  });

  it('asks for more only once something is in sight that is not ready', () => {
    const large = camera(20_000, 8000);
    large.begin({ x: 5000, y: 4000, ...CARD });
    const ready = large.missing(undefined);
    expect(large.missing(ready)).toBeUndefined();
    large.pan({ x: 300, y: 0 });
    expect(large.missing(ready)).toBeUndefined();
    large.pan({ x: 200, y: 0 });
    expect(large.missing(ready)).toBeDefined();
  });

  it('asks anew once what is ready from afar is far more than what is near', () => {
    const large = camera(20_000, 8000);
    large.fit(500);
    const all = large.missing(undefined);
    expect(large.missing(all)).toBeUndefined();
    large.zoom(5);
    // From afar nobody has a card.
    expect([large.isReadable, large.missing(all)]).toEqual([false, undefined]);
    large.zoom(2);
    const near = large.missing(all);
    expect(near?.width).toBeCloseTo(1.7 * 2000);
    large.zoom(1.5);
    expect(large.missing(near)).toBeUndefined();
  });

  it('asks for nothing beyond the edges of the chart', () => {
    const small = camera(1000, 500);
    small.begin({ x: 0, y: 0, ...CARD });
    expect(small.missing({ x: 0, y: 0, width: 1000, height: 500 })).toBeUndefined();
    small.pan({ x: -400, y: 0 });
    expect(small.missing({ x: 0, y: 0, width: 1000, height: 500 })).toBeUndefined();
  });
});
