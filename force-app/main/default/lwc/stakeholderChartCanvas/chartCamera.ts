import { centred, drawingPoint, fitted, held, isWithin, panned, seenBox, zoomed } from 'c/panZoom';
import type { Box, Movement, Point, Size, View } from 'c/panZoom';

/** Below this scale names cannot be read, so people are drawn as mere shapes. */
export const READABLE_SCALE = 0.5;

/** So few people are looked for by name; of more, where they stand says something from afar. */
const FEW = 30;

/** Where a chart begins that cannot be seen as a whole and read at once. */
const FIRST_SCALE = 0.75;

/** Windows beyond each edge in which cards are kept ready, so that moving seldom has to make any. */
const READY_BEYOND = 0.35;

/** Zoomed in, what was ready from afar is far more than is near; from so many windows across on, it is made out anew. */
const MOST_READY = 4;

/** As long as nobody has measured it. */
const USUAL_WINDOW: Size = { width: 1000, height: 560 };

/** Which part of the chart is seen. Knows nothing of the page: the component draws what it says. */
export class ChartCamera {
  view: View = { x: 0, y: 0, scale: 1 };
  window: Size = USUAL_WINDOW;
  drawing: Size = { width: 0, height: 0 };
  private readonly tell: () => void;
  private begunAt?: Box;

  /** @param tell is called whenever something else is seen, though not for `begin` */
  constructor(tell: () => void) {
    this.tell = tell;
  }

  get isReadable(): boolean {
    return this.view.scale >= READABLE_SCALE;
  }

  get middle(): Point {
    return { x: this.window.width / 2, y: this.window.height / 2 };
  }

  /** The window has another size, which is not nothing. */
  resize(window: Size): void {
    this.window = window;
    if (this.begunAt !== undefined) {
      this.begin(this.begunAt);
    }
  }

  /** All of a chart that can be read at once; else a card on it, at the top. As long as nobody moves, another window begins anew. */
  begin(card: Box): void {
    this.view = fitted(this.drawing, this.window);
    if (!this.isReadable) {
      const { x } = centred(card, this.window, FIRST_SCALE);
      const y = this.window.height / 4 - card.y * FIRST_SCALE;
      this.view = { x, y: Math.min(y, 0), scale: FIRST_SCALE };
    }
    this.begunAt = card;
  }

  /** All of the chart; of few people its middle, from the top on, where all could not be read. */
  fit(people: number): void {
    const all = fitted(this.drawing, this.window);
    const x = (this.window.width - this.drawing.width * READABLE_SCALE) / 2;
    const y = Math.max(0, (this.window.height - this.drawing.height * READABLE_SCALE) / 2);
    const isTooSmall = people <= FEW && all.scale < READABLE_SCALE;
    this.take(isTooSmall ? { x, y, scale: READABLE_SCALE } : all);
  }

  pan(by: Point): void {
    if (by.x !== 0 || by.y !== 0) {
      this.take(held(panned(this.view, by), this.drawing, this.window));
    }
  }

  zoom(factor: number, around: Point = this.middle): void {
    const smallest = Math.min(fitted(this.drawing, this.window).scale / 2, READABLE_SCALE / 2);
    this.take(held(zoomed(this.view, factor, around, smallest), this.drawing, this.window));
  }

  follow({ by, factor, around }: Movement): void {
    this.pan(by);
    if (factor !== 1) {
      this.zoom(factor, around);
    }
  }

  /** Keeps a card where it is in the window when it gets another place on the chart; a card that was not there before stays nowhere. */
  keep(before: Point | undefined, after: Point | undefined): void {
    if (before === undefined || after === undefined) {
      return;
    }
    const { scale } = this.view;
    this.pan({ x: (before.x - after.x) * scale, y: (before.y - after.y) * scale });
  }

  /** Brings the first of some cards into the window, large enough to be read; nothing moves where one of them is already so. */
  reveal(cards: readonly Box[]): void {
    const seen = seenBox(this.view, this.window);
    const isSeen = this.isReadable && cards.some((card) => isWithin(card, seen));
    const [first] = cards;
    if (first !== undefined && !isSeen) {
      this.take(centred(first, this.window, Math.max(this.view.scale, FIRST_SCALE)));
    }
  }

  /** The point of the chart that is seen at a point of the window. */
  at(point: Point): Point {
    return drawingPoint(this.view, point);
  }

  /** What has to be there for what is seen; undefined while `ready` has it all, and not much besides. */
  missing(ready: Box | undefined): Box | undefined {
    const seen = seenBox(this.view, this.window);
    const isReady =
      ready !== undefined &&
      isWithin(clipped(seen, this.drawing), ready) &&
      (!this.isReadable || ready.width <= seen.width * MOST_READY);
    return isReady ? undefined : seenBox(this.view, this.window, READY_BEYOND);
  }

  private take(view: View): void {
    this.view = view;
    this.begunAt = undefined;
    this.tell();
  }
}

/** The part of a box that is on the drawing: beyond it there is nothing to draw. */
function clipped(box: Box, drawing: Size): Box {
  const x = Math.max(0, Math.min(box.x, drawing.width));
  const y = Math.max(0, Math.min(box.y, drawing.height));
  return {
    ...{ x, y },
    width: Math.max(0, Math.min(box.x + box.width, drawing.width) - x),
    height: Math.max(0, Math.min(box.y + box.height, drawing.height) - y),
  };
}
