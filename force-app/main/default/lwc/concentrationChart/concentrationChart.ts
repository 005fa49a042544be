import { LightningElement, api } from 'lwc';
import LOCALE from '@salesforce/i18n/locale';
import CUSTOMERS from '@salesforce/label/c.Curve_Customers';
import FIRST_PLACE from '@salesforce/label/c.Curve_First_Place';
import MARK_LINE from '@salesforce/label/c.Curve_Mark_Line';
import PICTURE from '@salesforce/label/c.Curve_Picture';
import PLACE from '@salesforce/label/c.Curve_Place';
import POOL from '@salesforce/label/c.Curve_Pool';
import POOL_LINE from '@salesforce/label/c.Curve_Pool_Line';
import POOL_OF_ONE from '@salesforce/label/c.Curve_Pool_Of_One';
import REVENUE from '@salesforce/label/c.Curve_Revenue';
import THIS_ACCOUNT from '@salesforce/label/c.Curve_This_Account';
import type { ConcentrationCurve, CurvePoint } from 'c/concentrationCurve';
import { labelText } from 'c/labelText';

/** Where something stands in the picture, in percent of its width and height. */
interface Position {
  readonly x: string;
  readonly y: string;
}

interface PlaceMark extends Position {
  /** On the side of the point that has room, always below the curve, which only rises. */
  readonly anchor: 'start' | 'end';
  readonly dx: string;
  readonly dy: string;
}

/** Right of it the name of the place would leave the picture. */
const ROOM_FOR_NAME = 55;
/** Below it the name would leave the picture at the bottom, so it stands beside the point. */
const NEAR_BOTTOM = 80;
/** Beside the point the name would touch the axis, as at a largest customer that brings little: it stands a bit higher. */
const AT_BOTTOM = 92;

/** The concentration curve as a picture and in words: which share of revenue how many of the largest customers bring. */
export default class ConcentrationChart extends LightningElement {
  @api curve?: ConcentrationCurve;
  /** One account's rank and cumulative share; left out where they are unknown or not on the curve. */
  @api place?: CurvePoint;
  /** The top pool: the fewest largest customers that bring `share` percent. */
  @api pool?: CurvePoint;
  /** Further thresholds: the fewest largest customers that bring each share. */
  @api marks: readonly CurvePoint[] = [];

  readonly label = { customers: CUSTOMERS, picture: PICTURE, revenue: REVENUE, thisAccount: THIS_ACCOUNT };

  get isDrawn(): boolean {
    return this.points.length > 0;
  }

  get all(): string {
    return whole(this.customers);
  }

  get full(): string {
    return percent(100, 0);
  }

  get line(): string {
    const steps = this.points.map((point) => `L${across(point, this.customers)} ${down(point)}`);
    return `M0 100${steps.join('')}`;
  }

  get area(): string {
    return `${this.line}L100 100Z`;
  }

  get placeMark(): PlaceMark | undefined {
    const place = this.placeOnCurve;
    if (place === undefined) {
      return undefined;
    }
    const x = across(place, this.customers);
    const y = down(place);
    const sideways = x > ROOM_FOR_NAME ? '-0.5rem' : '0.5rem';
    return {
      x: `${x}%`,
      y: `${y}%`,
      anchor: x > ROOM_FOR_NAME ? 'end' : 'start',
      dx: sideways,
      dy: nameOffset(y),
    };
  }

  get poolLine(): { readonly y: string; readonly text: string } | undefined {
    const { pool } = this;
    return pool && { y: `${down(pool)}%`, text: labelText(POOL_LINE, percent(pool.share, 0), whole(pool.customers)) };
  }

  get markLines(): readonly { readonly y: string; readonly text: string }[] {
    return this.marks.map((mark) => ({
      y: `${down(mark)}%`,
      text: labelText(MARK_LINE, percent(mark.share, 0), whole(mark.customers)),
    }));
  }

  get words(): string {
    return [this.placeInWords, poolInWords(this.pool), ...this.marks.map(poolInWords)].filter(Boolean).join(' ');
  }

  private get points(): readonly CurvePoint[] {
    return this.curve?.points ?? [];
  }

  private get customers(): number {
    return this.curve?.customers ?? 0;
  }

  /** A run that was repeated may have ranked fewer customers than it had when it ranked this account. */
  private get placeOnCurve(): CurvePoint | undefined {
    return this.place && this.place.customers <= this.customers ? this.place : undefined;
  }

  private get placeInWords(): string | undefined {
    const place = this.placeOnCurve;
    if (place === undefined) {
      return undefined;
    }
    return place.customers === 1
      ? labelText(FIRST_PLACE, this.all, percent(place.share, 2))
      : labelText(PLACE, whole(place.customers), this.all, percent(place.share, 2));
  }
}

function poolInWords(pool: CurvePoint | undefined): string | undefined {
  if (pool === undefined) {
    return undefined;
  }
  return pool.customers === 1
    ? labelText(POOL_OF_ONE, percent(pool.share, 0))
    : labelText(POOL, whole(pool.customers), percent(pool.share, 0));
}

function across({ customers }: CurvePoint, all: number): number {
  return twoDecimals((customers / all) * 100);
}

function down({ share }: CurvePoint): number {
  return twoDecimals(100 - share);
}

function nameOffset(y: number): string {
  if (y > AT_BOTTOM) {
    return '-0.375rem';
  }
  return y > NEAR_BOTTOM ? '0.25rem' : '1.125rem';
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}

function whole(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }).format(value);
}

/** Shares have two decimals, as the figures beside the picture do; a threshold has the ones that it was given. */
function percent(value: number, minimumFractionDigits: number): string {
  const digits = { minimumFractionDigits, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(LOCALE, { style: 'percent', ...digits }).format(value / 100);
}
