import type { Point } from 'c/panZoom';
import type { MarkGrab } from 'c/stakeholderMarks';

/** Pixels that a pointer may tremble while it clicks. */
const DRAG_FROM = 4;

/** A pointer that is down on somebody. */
export class MarkDrag {
  private grab?: MarkGrab;

  begin(grab: MarkGrab): void {
    this.grab = grab;
  }

  end(): void {
    this.grab = undefined;
  }

  /** Whom this pointer is down on; undefined for another pointer. */
  grabbedBy({ pointerId }: PointerEvent): MarkGrab | undefined {
    return this.grab?.pointerId === pointerId ? this.grab : undefined;
  }
}

/** Whether a pointer has gone further than it trembles. */
export function isDrag({ x, y }: MarkGrab, { clientX, clientY }: PointerEvent): boolean {
  return Math.hypot(clientX - x, clientY - y) >= DRAG_FROM;
}

/** Shows the dragged person at a point of the grid. */
export function moveGhost(ghost: HTMLElement | undefined, { x, y }: Point): void {
  ghost?.style.setProperty('transform', `translate(${x}px, ${y}px)`);
  ghost?.style.setProperty('visibility', 'visible');
}
