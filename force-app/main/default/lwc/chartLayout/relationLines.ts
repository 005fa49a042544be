import type { LinkKind, StakeholderLink } from 'c/stakeholder';
import type { Point } from 'c/panZoom';
import { CARD } from './measures.ts';

/** What is drawn over the tree. */
export type RelationKind = Exclude<LinkKind, 'Reports To'>;

/** A line, or all lines of one look in one path. */
export interface RelationLine {
  readonly kind: RelationKind;
  /** 1 weak … 3 strong; a line of unknown strength is drawn as a weak one. */
  readonly strength: 1 | 2 | 3;
  /** SVG path data of the lines. */
  readonly line: string;
  /** SVG path data of what stands at their ends: an arrow, or a dot. A conflict has none, for it has no direction. */
  readonly heads: string;
}

interface Ends {
  readonly start: Point;
  readonly end: Point;
  readonly length: number;
  /** Along the line, of length 1. */
  readonly along: Point;
}

/** How far a curve stands off the straight line, as a share of its length: two lines between the same people are told apart. */
const BEND = 0.12;
const HEAD = 11;
const DOT = 5;
const ZIGZAG = { step: 14, height: 5, most: 80 };

type PlaceOf = (id: string) => Point | undefined;

/**
 * A line of influence, conflict or mentoring between two people who have a place. Places are the cards' left upper corners. Undefined for
 * a link that ends at one and the same place, or at none.
 */
export function relationLine(
  { kind, fromId, toId, strength = 1 }: StakeholderLink,
  placeOf: PlaceOf,
): RelationLine | undefined {
  const ends = kind === 'Reports To' ? undefined : endsOf(placeOf(fromId), placeOf(toId));
  return kind === 'Reports To' || ends === undefined ? undefined : { kind, strength, ...drawing(kind, ends) };
}

/** All such lines, by kind and strength. */
export function relationLines(links: readonly StakeholderLink[], placeOf: PlaceOf): readonly RelationLine[] {
  const groups = new Map<string, RelationLine>();
  for (const link of links) {
    const relation = relationLine(link, placeOf);
    if (relation !== undefined) {
      const { kind, strength, line, heads } = relation;
      const key = `${kind} ${strength}`;
      const group = groups.get(key);
      groups.set(key, { kind, strength, line: (group?.line ?? '') + line, heads: (group?.heads ?? '') + heads });
    }
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

type Drawing = Pick<RelationLine, 'line' | 'heads'>;

function drawing(kind: RelationKind, ends: Ends): Drawing {
  if (kind === 'Conflicts With') {
    return { line: zigzag(ends), heads: '' };
  }
  return curve(ends, kind === 'Mentors' ? dot : arrow);
}

/** From edge to edge, along the line between the cards' middles. */
function endsOf(from: Point | undefined, to: Point | undefined): Ends | undefined {
  if (from === undefined || to === undefined) {
    return undefined;
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const whole = Math.hypot(dx, dy);
  if (whole === 0) {
    return undefined;
  }
  const along = { x: dx / whole, y: dy / whole };
  const inside = Math.min(CARD.width / 2 / Math.abs(along.x), CARD.height / 2 / Math.abs(along.y));
  const middle = { x: from.x + CARD.width / 2, y: from.y + CARD.height / 2 };
  const length = Math.max(whole - 2 * inside, 0);
  const start = { x: middle.x + along.x * inside, y: middle.y + along.y * inside };
  return { start, end: { x: start.x + along.x * length, y: start.y + along.y * length }, length, along };
}

function curve({ start, end, length, along }: Ends, head: (at: Point, along: Point) => string): Drawing {
  const bend = length * BEND;
  const control = {
    x: (start.x + end.x) / 2 - along.y * bend,
    y: (start.y + end.y) / 2 + along.x * bend,
  };
  const reach = Math.hypot(end.x - control.x, end.y - control.y) || 1;
  const last = { x: (end.x - control.x) / reach, y: (end.y - control.y) / reach };
  return { line: `M${text(start)}Q${text(control)} ${text(end)}`, heads: head(end, last) };
}

function arrow(tip: Point, along: Point): string {
  const foot = { x: tip.x - along.x * HEAD, y: tip.y - along.y * HEAD };
  const side = { x: (-along.y * HEAD) / 2, y: (along.x * HEAD) / 2 };
  return `M${text(tip)}L${text({ x: foot.x + side.x, y: foot.y + side.y })}L${text({ x: foot.x - side.x, y: foot.y - side.y })}Z`;
}

function dot(end: Point, along: Point): string {
  const middle = { x: end.x - along.x * DOT, y: end.y - along.y * DOT };
  return `M${text({ x: middle.x - DOT, y: middle.y })}a${DOT} ${DOT} 0 1 0 ${2 * DOT} 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0Z`;
}

function zigzag({ start, end, length, along }: Ends): string {
  const steps = Math.max(2, Math.min(ZIGZAG.most, Math.round(length / ZIGZAG.step)));
  const corners = Array.from({ length: steps - 1 }, (_, index) => {
    const way = (length * (index + 1)) / steps;
    const side = index % 2 === 0 ? ZIGZAG.height : -ZIGZAG.height;
    return { x: start.x + along.x * way - along.y * side, y: start.y + along.y * way + along.x * side };
  });
  return `M${text(start)}${[...corners, end].map((corner) => `L${text(corner)}`).join('')}`;
}

function text({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
