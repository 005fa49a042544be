import type { Colour } from 'c/stanceShape';

/** A colour of a drawing, or `none`: files know no styling hooks. */
export type Ink = Colour['value'];

/** Path data with its origin moved to `x` and `y`, then enlarged. */
export interface PathMark {
  readonly kind: 'path';
  readonly data: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly fill: Ink;
  readonly stroke: Ink;
  readonly strokeWidth: number;
  /** Lengths of dashes and gaps; empty for a whole line. */
  readonly dashes: readonly number[];
}

export interface RectangleMark {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Ink;
  readonly stroke: Ink;
}

/** One line of text, `y` its middle. */
export interface TextMark {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: Ink;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly isBold: boolean;
  /** Whether it is read from below, as beside a vertical axis. */
  readonly isUpright: boolean;
}

export type DrawingMark = PathMark | RectangleMark | TextMark;

/** A picture of the map: what is drawn first lies below. Lengths are CSS pixels at its own size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, in a sentence: its name for those who do not see it. */
  readonly title: string;
  readonly marks: readonly DrawingMark[];
}

export const FONT = 'Arial, Helvetica, sans-serif';

/** Text is dark on white in every file, whatever the user's theme: it is printed. */
export const INKS = {
  text: '#181818',
  weak: '#5c5c5c',
  line: '#c9c9c9',
  branch: '#939393',
  white: '#ffffff',
} as const satisfies Record<string, Ink>;

/** Letters of sans-serif type are this wide on the average, as a share of its size. */
const LETTER_WIDTH = 0.55;

export function textMark(
  text: string,
  x: number,
  y: number,
  look: Partial<Pick<TextMark, 'size' | 'fill' | 'anchor' | 'isBold' | 'isUpright'>> = {},
): TextMark {
  const plain = { size: 12, fill: INKS.text, anchor: 'start', isBold: false, isUpright: false } as const;
  return { kind: 'text', text, x, y, ...plain, ...look };
}

export function pathMark(data: string, look: Partial<Omit<PathMark, 'kind' | 'data'>>): PathMark {
  const plain = { x: 0, y: 0, scale: 1, fill: 'none', stroke: 'none', strokeWidth: 1, dashes: [] } as const;
  return { kind: 'path', data, ...plain, ...look };
}

/** As much of a text as a length has room for: pure modules cannot measure letters, so this is an estimate. */
export function fitted(text: string, room: number, size: number): string {
  const letters = Math.floor(room / (size * LETTER_WIDTH));
  return text.length <= letters ? text : `${text.slice(0, Math.max(letters - 1, 0)).trimEnd()}…`;
}
