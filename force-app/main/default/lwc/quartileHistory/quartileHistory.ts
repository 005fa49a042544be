import { LightningElement, api } from 'lwc';
import AS_OF from '@salesforce/label/c.Explanation_As_Of';
import DOWN from '@salesforce/label/c.History_Down';
import LEFT from '@salesforce/label/c.History_Left';
import NEW from '@salesforce/label/c.History_New';
import NONE from '@salesforce/label/c.History_None';
import NOT_RANKED from '@salesforce/label/c.Explanation_Not_Ranked';
import PICTURE from '@salesforce/label/c.History_Picture';
import QUARTILE from '@salesforce/label/c.Tier_Quartile';
import RANK from '@salesforce/label/c.Explanation_Rank';
import MOVEMENT from '@salesforce/label/c.History_Movement';
import TITLE from '@salesforce/label/c.History_Title';
import TOTAL from '@salesforce/label/c.Explanation_Total';
import UNCHANGED from '@salesforce/label/c.History_Unchanged';
import UP from '@salesforce/label/c.History_Up';
import { dayText, moneyText, wholeText } from 'c/figureText';
import type { Movement, TierStanding } from 'c/tierHistory';

interface Mark {
  readonly id: string;
  readonly x: string;
  readonly y: string;
}

interface Lane {
  readonly name: string;
  readonly y: string;
}

interface Row {
  readonly id: string;
  readonly asOf: string;
  readonly quartile: string;
  readonly movement: string;
  readonly rank: string;
  readonly total: string;
}

const MOVEMENT_TEXT: Record<Movement, string> = { New: NEW, Up: UP, Down: DOWN, Unchanged: UNCHANGED, Left: LEFT };
const QUARTILES = 4;
/** The lane of an account that was not ranked, below the last quartile. */
const UNRANKED_LANE = 5;

/**
 * How the quartile moved over the runs of a policy: a step line, as a quartile holds until the next snapshot, and the same as
 * a table. Better quartiles are higher up.
 */
export default class QuartileHistory extends LightningElement {
  /** Of one policy and length of window, oldest first. */
  @api standings: readonly TierStanding[] = [];
  /** The latest as-of date, up to which the last standing holds. */
  @api asOf?: string;

  readonly label = {
    asOf: AS_OF,
    movement: MOVEMENT,
    none: NONE,
    picture: PICTURE,
    quartile: QUARTILE,
    rank: RANK,
    title: TITLE,
    total: TOTAL,
  };

  get isEmpty(): boolean {
    return this.standings.length === 0;
  }

  /** One standing is no movement. */
  get isDrawn(): boolean {
    return this.standings.length > 1;
  }

  get lanes(): Lane[] {
    return Array.from({ length: this.laneCount }, (_, index) => ({
      name: index < QUARTILES ? wholeText(index + 1) : NOT_RANKED,
      y: `${this.height(index + 1)}%`,
    }));
  }

  get line(): string {
    const steps = this.standings.map((one, index) => {
      const [x, y] = [this.across(one.asOf), this.height(laneOf(one))];
      return index === 0 ? `M${x} ${y}` : `H${x}V${y}`;
    });
    return `${steps.join('')}H100`;
  }

  get marks(): Mark[] {
    return this.standings.map((one) => ({
      id: one.id,
      x: `${this.across(one.asOf)}%`,
      y: `${this.height(laneOf(one))}%`,
    }));
  }

  get firstDay(): string {
    return dayText(this.standings[0]?.asOf ?? '');
  }

  get lastDay(): string {
    return dayText(this.end);
  }

  /** Newest first, as one reads a history. */
  get rows(): Row[] {
    return this.standings.toReversed().map(({ id, asOf, quartile, movement, rank, total }) => ({
      id,
      asOf: dayText(asOf),
      quartile: quartile === undefined ? NOT_RANKED : wholeText(quartile),
      movement: movement === undefined ? '' : MOVEMENT_TEXT[movement],
      rank: rank === undefined ? '' : wholeText(rank),
      total: total === undefined ? '' : moneyText(total),
    }));
  }

  private get end(): string {
    const last = this.standings.at(-1)?.asOf ?? '';
    return this.asOf !== undefined && this.asOf > last ? this.asOf : last;
  }

  private get laneCount(): number {
    return this.standings.some(({ quartile }) => quartile === undefined) ? UNRANKED_LANE : QUARTILES;
  }

  private across(day: string): number {
    const start = Date.parse(this.standings[0]?.asOf ?? '');
    const span = Date.parse(this.end) - start;
    return span === 0 ? 100 : twoDecimals(((Date.parse(day) - start) / span) * 100);
  }

  private height(lane: number): number {
    return twoDecimals(((lane - 0.5) / this.laneCount) * 100);
  }
}

function laneOf({ quartile }: TierStanding): number {
  return quartile ?? UNRANKED_LANE;
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}
