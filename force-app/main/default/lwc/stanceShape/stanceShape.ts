import CHAMPION from '@salesforce/label/c.Stance_Shape_Champion';
import NEUTRAL from '@salesforce/label/c.Stance_Shape_Neutral';
import OPPONENT from '@salesforce/label/c.Stance_Shape_Opponent';
import SCEPTIC from '@salesforce/label/c.Stance_Shape_Sceptic';
import SUPPORTER from '@salesforce/label/c.Stance_Shape_Supporter';
import UNKNOWN from '@salesforce/label/c.Stance_Shape_Unknown';
import { STANCES } from 'c/stakeholder';
import type { Stance } from 'c/stakeholder';

/** A colour as Lightning's styling hook, and as what the hook is where no Lightning page is around: in a file. */
export interface Colour {
  readonly hook: string;
  readonly value: string;
}

/** How a stance is drawn. Colour is never the only sign: the silhouettes differ as well. */
export interface StanceShape {
  /** Undefined: nobody has said it, or the user may not see it. */
  readonly stance: Stance | undefined;
  readonly name: 'star' | 'circle' | 'square' | 'diamond' | 'triangle' | 'ring';
  /** The stance in a word. */
  readonly label: string;
  /** SVG path data within a circle of radius `SHAPE_RADIUS` around the origin. */
  readonly path: string;
  readonly fill: Colour;
  readonly stroke: Colour;
  /** Of text on the fill, with a contrast of at least 4.5. */
  readonly ink: Colour;
  /** How far below the middle (above, where negative) text has the most room, in units of the path. */
  readonly textY: number;
}

/** The circle around the origin that every path keeps within. */
export const SHAPE_RADIUS = 10;

/** The box that a shape with its stroke is drawn in. */
export const SHAPE_VIEW_BOX = '-11 -11 22 22';

const WHITE: Colour = { hook: '--slds-g-color-neutral-base-100', value: '#ffffff' };
const GREY: Colour = { hook: '--slds-g-color-neutral-base-50', value: '#747474' };

const filled = (hook: string, value: string): Pick<StanceShape, 'fill' | 'stroke' | 'ink'> => ({
  fill: { hook, value },
  stroke: { hook, value },
  ink: WHITE,
});

const SHAPES: Readonly<Record<Stance, StanceShape>> = {
  2: {
    stance: 2,
    name: 'star',
    label: CHAMPION,
    path: 'M0-10L3.53-4.85L9.51-3.09L5.71 1.85L5.88 8.09L0 6L-5.88 8.09L-5.71 1.85L-9.51-3.09L-3.53-4.85Z',
    textY: 0,
    ...filled('--slds-g-color-success-base-30', '#194e31'),
  },
  1: {
    stance: 1,
    name: 'circle',
    label: SUPPORTER,
    path: 'M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0Z',
    textY: 0,
    ...filled('--slds-g-color-success-base-50', '#2e844a'),
  },
  0: {
    stance: 0,
    name: 'square',
    label: NEUTRAL,
    path: 'M-7-7H7V7H-7Z',
    textY: 0,
    ...filled('--slds-g-color-neutral-base-50', '#747474'),
  },
  [-1]: {
    stance: -1,
    name: 'diamond',
    label: SCEPTIC,
    path: 'M0-10L10 0L0 10L-10 0Z',
    textY: 0,
    ...filled('--slds-g-color-warning-base-50', '#a96404'),
  },
  [-2]: {
    stance: -2,
    name: 'triangle',
    label: OPPONENT,
    path: 'M-8-6H8L0 10Z',
    textY: -1,
    ...filled('--slds-g-color-error-base-40', '#ba0517'),
  },
};

const UNKNOWN_SHAPE: StanceShape = {
  stance: undefined,
  name: 'ring',
  label: UNKNOWN,
  path: 'M-9 0A9 9 0 1 1 9 0A9 9 0 1 1-9 0Z',
  fill: WHITE,
  stroke: GREY,
  ink: { hook: '--slds-g-color-neutral-base-30', value: '#444444' },
  textY: 0,
};

/** How somebody with this stance is drawn. A value that no stance has (written by another program) counts as not known. */
export function stanceShape(stance: Stance | undefined): StanceShape {
  return (stance === undefined ? undefined : SHAPES[stance]) ?? UNKNOWN_SHAPE;
}

/** For legends: from champion to opponent, then what stands for not known. */
export const STANCE_SHAPES: readonly StanceShape[] = [...STANCES].reverse().map(stanceShape).concat(UNKNOWN_SHAPE);

/** A colour as CSS takes it on a Lightning page. */
export function cssColour({ hook, value }: Colour): string {
  return `var(${hook}, ${value})`;
}

/** The `style` of a shape's path on a Lightning page. */
export function shapeStyle({ fill, stroke }: StanceShape): string {
  return `fill: ${cssColour(fill)}; stroke: ${cssColour(stroke)}`;
}
