import type { Point } from './panZoom.ts';

/** What the fingers or the mouse asked for since the last time, in pixels of the window. */
export interface Movement {
  readonly by: Point;
  /** By how much to zoom: 1 for not at all. */
  readonly factor: number;
  readonly around: Point;
}

/** Makes movements of pointers that are down: one moves the drawing, two pinch it. Others are not looked at. */
export class PointerGesture {
  private readonly pointers = new Map<number, Point>();

  get isPinch(): boolean {
    return this.pointers.size > 1;
  }

  press(id: number, point: Point): void {
    if (this.pointers.size < 2) {
      this.pointers.set(id, point);
    }
  }

  /** Undefined for a pointer that is not down. */
  move(id: number, point: Point): Movement | undefined {
    const before = this.measure();
    if (!this.pointers.has(id) || before === undefined) {
      return undefined;
    }
    this.pointers.set(id, point);
    const { middle, distance } = this.measure() ?? before;
    return {
      by: { x: middle.x - before.middle.x, y: middle.y - before.middle.y },
      factor: before.distance > 0 && distance > 0 ? distance / before.distance : 1,
      around: middle,
    };
  }

  release(id: number): void {
    this.pointers.delete(id);
  }

  private measure(): { readonly middle: Point; readonly distance: number } | undefined {
    const [one, other = one] = this.pointers.values();
    if (one === undefined || other === undefined) {
      return undefined;
    }
    return {
      middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
      distance: Math.hypot(other.x - one.x, other.y - one.y),
    };
  }
}
