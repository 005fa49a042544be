import {
  centred,
  drawingPoint,
  fitted,
  held,
  isWithin,
  LARGEST_SCALE,
  overlaps,
  panned,
  PointerGesture,
  seenBox,
  zoomed,
} from 'c/panZoom';

const WINDOW = { width: 1000, height: 500 };
const box = (x: number, y: number, width: number, height: number): Record<'x' | 'y' | 'width' | 'height', number> => ({
  ...{ x, y, width, height },
});

describe('c/panZoom', () => {
  it.each([
    ['smaller than the window: at its size, centred', { width: 200, height: 100 }, { x: 400, y: 200, scale: 1 }],
    ['too wide', { width: 4000, height: 500 }, { x: 0, y: 187.5, scale: 0.25 }],
    ['too high', { width: 500, height: 1000 }, { x: 375, y: 0, scale: 0.5 }],
    ['empty', { width: 0, height: 0 }, { x: 500, y: 250, scale: 1 }],
  ])('fits a drawing that is %s', (_what, drawing, expected) => {
    expect(fitted(drawing, WINDOW)).toEqual(expected);
  });

  it('shows a drawing at its size in a window that has not been laid out yet', () => {
    expect(fitted({ width: 200, height: 100 }, { width: 0, height: 0 }).scale).toBe(1);
  });

  it('centres a box', () => {
    const view = centred(box(100, 100, 200, 100), WINDOW, 0.5);
    expect(drawingPoint(view, { x: 500, y: 250 })).toEqual({ x: 200, y: 150 });
  });

  it.each([1.5, 0.5])('keeps what is under the pointer when it zooms by %s', (factor) => {
    const view = { x: -130, y: 70, scale: 0.8 };
    const pointer = { x: 420, y: 310 };
    const next = zoomed(view, factor, pointer, 0.1);
    expect(next.scale).toBeCloseTo(0.8 * factor);
    expect(drawingPoint(next, pointer).x).toBeCloseTo(drawingPoint(view, pointer).x);
    expect(drawingPoint(next, pointer).y).toBeCloseTo(drawingPoint(view, pointer).y);
  });

  it('zooms to its limits and no further', () => {
    const view = { x: 0, y: 0, scale: 1 };
    expect(zoomed(view, 100, { x: 1, y: 1 }, 0.1).scale).toBe(LARGEST_SCALE);
    expect(zoomed(view, 0.001, { x: 1, y: 1 }, 0.1).scale).toBe(0.1);
    expect(zoomed({ ...view, scale: 0.1 }, 0.5, { x: 7, y: 7 }, 0.1)).toEqual({ x: 0, y: 0, scale: 0.1 });
  });

  it.each([
    [{ x: 5000, y: 0 }, 952, 0],
    [{ x: -5000, y: 0 }, 48 - 400, 0],
    [{ x: 0, y: 5000 }, 0, 452],
    [{ x: 0, y: -5000 }, 0, 48 - 200],
    [{ x: 10, y: -10 }, 10, -10],
  ])('holds some of the drawing in the window when it is moved by %j', (by, x, y) => {
    expect(held(panned({ x: 0, y: 0, scale: 2 }, by), { width: 200, height: 100 }, WINDOW)).toEqual({ x, y, scale: 2 });
  });

  it('says what is seen, and what is a window further', () => {
    const view = { x: -100, y: -50, scale: 0.5 };
    expect(seenBox(view, WINDOW)).toEqual(box(200, 100, 2000, 1000));
    expect(seenBox(view, WINDOW, 1)).toEqual(box(-1800, -900, 6000, 3000));
  });

  it('tells boxes within from boxes that overlap', () => {
    expect(isWithin(box(0, 0, 10, 10), box(0, 0, 10, 10))).toBe(true);
    expect(isWithin(box(1, 1, 10, 5), box(0, 0, 10, 10))).toBe(false);
    expect(overlaps(box(0, 0, 10, 10), box(9, 9, 5, 5))).toBe(true);
    expect(overlaps(box(0, 0, 10, 10), box(10, 0, 5, 5))).toBe(false);
  });
});

describe('PointerGesture', () => {
  it('moves the drawing with one pointer', () => {
    const gesture = new PointerGesture();
    gesture.press(1, { x: 10, y: 10 });
    expect(gesture.move(1, { x: 15, y: 8 })).toEqual({ by: { x: 5, y: -2 }, factor: 1, around: { x: 15, y: 8 } });
    expect(gesture.isPinch).toBe(false);
  });

  it('zooms by the distance of two pointers, around their middle', () => {
    const gesture = new PointerGesture();
    gesture.press(1, { x: 0, y: 0 });
    gesture.press(2, { x: 100, y: 0 });
    expect(gesture.isPinch).toBe(true);
    expect(gesture.move(2, { x: 200, y: 0 })).toEqual({ by: { x: 50, y: 0 }, factor: 2, around: { x: 100, y: 0 } });
  });

  it('goes on with one pointer after the other was lifted', () => {
    const gesture = new PointerGesture();
    gesture.press(1, { x: 0, y: 0 });
    gesture.press(2, { x: 100, y: 0 });
    gesture.release(1);
    expect(gesture.move(1, { x: 9, y: 9 })).toBeUndefined();
    expect(gesture.move(2, { x: 101, y: 0 })).toEqual({ by: { x: 1, y: 0 }, factor: 1, around: { x: 101, y: 0 } });
  });

  it('does not look at a third finger, nor at a mouse without a button', () => {
    const gesture = new PointerGesture();
    expect(gesture.move(1, { x: 9, y: 9 })).toBeUndefined();
    for (const id of [1, 2, 3]) gesture.press(id, { x: id, y: 0 });
    expect(gesture.move(3, { x: 9, y: 9 })).toBeUndefined();
  });

  it('does not zoom while two pointers are at one place', () => {
    const gesture = new PointerGesture();
    gesture.press(1, { x: 5, y: 5 });
    gesture.press(2, { x: 5, y: 5 });
    expect(gesture.move(2, { x: 50, y: 5 })?.factor).toBe(1);
  });
});
