import { PointerGesture } from 'c/panZoom';
import type { Movement, Point } from 'c/panZoom';

/** So far a finger may slip, in pixels, and it is still a click. */
const SLIP = 4;

/** Where a pointer went down. */
export interface Press {
  readonly point: Point;
  /** On whose card; undefined beside the cards. */
  readonly personId: string | undefined;
  /** On what opens or closes the branch below that person. */
  readonly isToggle: boolean;
  /** Whether the person is dragged then, rather than the chart. */
  readonly mayDrag: boolean;
}

/** What a movement means. */
export type PointerStep =
  | { readonly kind: 'follow'; readonly movement: Movement; readonly begunOn: string | undefined }
  | { readonly kind: 'drag'; readonly personId: string; readonly point: Point };

/** What it meant, once the pointer is up. */
export type PointerEnd =
  | { readonly kind: 'click'; readonly personId: string | undefined; readonly isToggle: boolean }
  | { readonly kind: 'drop'; readonly personId: string; readonly point: Point };

/** Tells moving the chart from dragging a person, pinching, and clicking. */
export class ChartPointer {
  private readonly gesture = new PointerGesture();
  private press?: Press;
  private hasMoved = false;

  down(pointerId: number, press: Press): void {
    this.gesture.press(pointerId, press.point);
    this.press = this.gesture.isPinch ? undefined : press;
    this.hasMoved = false;
  }

  /** @returns undefined for a pointer that is not down, and for one that has hardly moved */
  move(pointerId: number, point: Point): PointerStep | undefined {
    const { press } = this;
    if (press !== undefined && !this.hasMoved && distance(press.point, point) <= SLIP) {
      return undefined;
    }
    const movement = this.gesture.move(pointerId, point);
    if (movement === undefined) {
      return undefined;
    }
    const isFirst = !this.hasMoved;
    this.hasMoved = true;
    return press?.mayDrag && press.personId !== undefined
      ? { kind: 'drag', personId: press.personId, point }
      : { kind: 'follow', movement, begunOn: isFirst ? press?.personId : undefined };
  }

  /** @returns undefined where nothing was meant but the movement itself */
  up(pointerId: number, point: Point): PointerEnd | undefined {
    const { press, hasMoved } = this;
    this.cancel(pointerId);
    if (press === undefined) {
      return undefined;
    }
    const { personId, isToggle, mayDrag } = press;
    if (!hasMoved) {
      return { kind: 'click', personId, isToggle };
    }
    return mayDrag && personId !== undefined ? { kind: 'drop', personId, point } : undefined;
  }

  cancel(pointerId: number): void {
    this.gesture.release(pointerId);
    this.press = undefined;
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
