import type { PlacedPerson } from 'c/chartLayout';
import type { Point } from 'c/panZoom';

/** So many cards a frame has time to make, on an ordinary laptop with the page in debug mode. */
const MOST_MADE = 2;

/** A card is thrown away several times as fast as one is made. */
const MOST_REMOVED = 24;

/**
 * Who has a card. Cards come and go a few a frame, so that no frame blocks: those in the middle of what is seen come first, and those out
 * of sight go once all others are there.
 */
export class CardStock {
  /** Another set whenever it has changed. */
  ids: ReadonlySet<string> = new Set();

  /** Makes a frame's share of the cards that are wanted. @returns whether there is more to do */
  supply(wanted: readonly PlacedPerson[], middle: Point): boolean {
    const missing = wanted.filter(({ person }) => !this.ids.has(person.id));
    if (missing.length > 0) {
      const nearest = missing
        .map((placed) => ({ placed, far: distance(placed, middle) }))
        .sort((a, b) => a.far - b.far);
      this.ids = new Set([...this.ids, ...nearest.slice(0, MOST_MADE).map(({ placed }) => placed.person.id)]);
      return true;
    }
    const wantedIds = new Set(wanted.map(({ person }) => person.id));
    const leaving = [...this.ids].filter((id) => !wantedIds.has(id));
    if (leaving.length > 0) {
      const gone = new Set(leaving.slice(0, MOST_REMOVED));
      this.ids = new Set([...this.ids].filter((id) => !gone.has(id)));
    }
    return leaving.length > MOST_REMOVED;
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
