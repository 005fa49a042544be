import type { Point } from 'c/panZoom';

/** Where a window is on the screen: measured when a gesture begins, since asking with each movement would make the browser lay out each time. */
export class WindowCorner {
  private at: Point = { x: 0, y: 0 };

  measure(element: Element | undefined): void {
    const { left = 0, top = 0 } = element?.getBoundingClientRect() ?? {};
    this.at = { x: left, y: top };
  }

  /** Where in the window something has happened. */
  pointOf({ clientX, clientY }: MouseEvent): Point {
    return { x: clientX - this.at.x, y: clientY - this.at.y };
  }
}
