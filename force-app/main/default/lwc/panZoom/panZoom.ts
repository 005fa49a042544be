export { PointerGesture } from './pointerGesture.ts';
export type { Movement } from './pointerGesture.ts';

/** In pixels of the screen, or in units of the drawing: whoever takes one says which. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** Which part of a drawing a window shows: a point of the drawing is seen at `point * scale + (x, y)`. */
export interface View extends Point {
  readonly scale: number;
}

/** At twice its size a drawing shows nothing more. */
export const LARGEST_SCALE = 2;

/** What stays of the drawing in the window, however far somebody moves it: enough to find back. */
const ALWAYS_SEEN = 48;

/** What a window shows of a drawing when all of it is to be seen, centred, at most at its own size. */
export function fitted(drawing: Size, window: Size): View {
  const scale = Math.min(1, window.width / (drawing.width || 1), window.height / (drawing.height || 1)) || 1;
  return centred({ x: 0, y: 0, ...drawing }, window, scale);
}

/** The view at a scale with the middle of a box in the middle of the window. */
export function centred(box: Box, window: Size, scale: number): View {
  return {
    x: window.width / 2 - (box.x + box.width / 2) * scale,
    y: window.height / 2 - (box.y + box.height / 2) * scale,
    scale,
  };
}

/** The view after the drawing was moved by so many pixels of the screen. */
export function panned(view: View, by: Point): View {
  return { ...view, x: view.x + by.x, y: view.y + by.y };
}

/**
 * The view after zooming in (a factor above 1) or out; what is under the point of the window stays there. No further out than
 * `smallest`, no further in than `LARGEST_SCALE`.
 */
export function zoomed(view: View, factor: number, around: Point, smallest: number): View {
  const scale = Math.min(LARGEST_SCALE, Math.max(smallest, view.scale * factor));
  const grown = scale / view.scale;
  return { x: around.x - (around.x - view.x) * grown, y: around.y - (around.y - view.y) * grown, scale };
}

/** The view, moved back where it would leave the window without any of the drawing. */
export function held(view: View, drawing: Size, window: Size): View {
  const hold = (offset: number, length: number, room: number): number =>
    Math.min(room - ALWAYS_SEEN, Math.max(ALWAYS_SEEN - length * view.scale, offset));
  return {
    ...view,
    x: hold(view.x, drawing.width, window.width),
    y: hold(view.y, drawing.height, window.height),
  };
}

/** The point of the drawing that is seen at a point of the window. */
export function drawingPoint(view: View, point: Point): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

/** What of the drawing is seen, and so many windows beyond each edge. */
export function seenBox(view: View, window: Size, beyond = 0): Box {
  const { x, y } = drawingPoint(view, { x: -window.width * beyond, y: -window.height * beyond });
  const windows = 1 + 2 * beyond;
  return { x, y, width: (window.width * windows) / view.scale, height: (window.height * windows) / view.scale };
}

/** Whether a box lies in another one, the edges included. */
export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Whether two boxes have more in common than an edge. */
export function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
