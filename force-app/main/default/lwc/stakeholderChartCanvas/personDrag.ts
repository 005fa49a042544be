import type { ChartLayout } from 'c/chartLayout';
import type { Point, Size } from 'c/panZoom';
import { placeOf } from './chartPlaces.ts';

/** Near the edge a dragged person takes the chart along, by so many pixels a movement. */
const EDGE = { width: 32, step: 16 };

/** Who is being dragged, and what shows it: a name at the pointer, and a frame around whoever would be the manager. */
export class PersonDrag {
  private at?: { readonly personId: string; readonly point: Point };

  get personId(): string | undefined {
    return this.at?.personId;
  }

  get point(): Point | undefined {
    return this.at?.point;
  }

  /** @returns by how much the chart is to be moved, in pixels of the window */
  move(personId: string, point: Point, { width, height }: Size): Point {
    this.at = { personId, point };
    return { x: pull(point.x, width), y: pull(point.y, height) };
  }

  /** @returns whether somebody was being dragged */
  end(): boolean {
    const wasDragging = this.at !== undefined;
    this.at = undefined;
    return wasDragging;
  }

  /** @param targetId whose card is below the pointer */
  show(ghost: HTMLElement, target: HTMLElement, layout: ChartLayout | undefined, targetId: string | undefined): void {
    const place = targetId === this.personId ? undefined : placeOf(layout, targetId);
    const name = placeOf(layout, this.personId)?.person.name ?? '';
    target.classList.toggle('slds-hide', place === undefined);
    ghost.classList.toggle('slds-hide', this.at === undefined);
    if (place !== undefined) {
      target.style.transform = `translate(${place.x}px, ${place.y}px)`;
    }
    if (this.at !== undefined) {
      const { x, y } = this.at.point;
      if (ghost.textContent !== name) {
        ghost.textContent = name;
      }
      ghost.style.transform = `translate(${x}px, ${y}px)`;
    }
  }
}

/** Near an edge a dragged person pulls the other side of the chart closer. */
function pull(at: number, length: number): number {
  if (at < EDGE.width) {
    return EDGE.step;
  }
  return at > length - EDGE.width ? -EDGE.step : 0;
}
