/** The largest `customers` together make `share` percent of all ranked revenue. */
export interface CurvePoint {
  readonly customers: number;
  /** In percent: 55.9 means 55.9 %. */
  readonly share: number;
}

/** The concentration curve of a run; it begins at no customer and no share, a point that is not stored. */
export interface ConcentrationCurve {
  /** How many customers were ranked. */
  readonly customers: number;
  /** In rank order; the last one is all customers and 100 percent. */
  readonly points: readonly CurvePoint[];
}

/** A point as it is stored: customers counted from the largest, cumulative share in percent with six decimals. */
export type StoredPoint = readonly [customers: number, share: string];

/** The curve bends where the customers are largest: so many of them are never thinned out. */
const ALWAYS_KEPT = 20;
const SHARE = /^\d{1,3}\.\d{6}$/;

/**
 * The points to store of a curve: all of them up to `maximum`, beyond that the first twenty, then evenly spaced ones, always
 * with the last.
 * @param cumulativeShares in rank order, in percent with six decimals, as the ranking gives them
 * @throws RangeError when `maximum` is no whole number above 0.
 */
export function curvePoints(cumulativeShares: readonly string[], maximum = 200): StoredPoint[] {
  if (!Number.isInteger(maximum) || maximum < 1) {
    throw new RangeError(`A curve of at most ${maximum} points cannot be drawn. Next step: allow at least 1 point.`);
  }
  const points = cumulativeShares.map((share, index): StoredPoint => [index + 1, share]);
  if (points.length <= maximum) {
    return points;
  }
  const head = Math.min(ALWAYS_KEPT, maximum - 1);
  const spread = maximum - head;
  const step = (points.length - head) / spread;
  const tail = Array.from({ length: spread }, (_, index) => points[head - 1 + Math.round((index + 1) * step)]);
  return [...points.slice(0, head), ...tail].filter((point) => point !== undefined);
}

/**
 * Reads `{"customers":85,"points":[[1,"9.512345"],…]}`. Undefined unless it is exactly that: points that ascend, with the
 * last at all customers and 100 percent. A run that ranked nobody has no points.
 */
export function readCurve(text: string): ConcentrationCurve | undefined {
  const content = parse(text);
  if (!isObject(content) || !isCount(content.customers) || !Array.isArray(content.points)) {
    return undefined;
  }
  const { customers } = content;
  const points = content.points.map(readPoint).filter((point) => point !== undefined);
  const complete = points.length === content.points.length && ascends(points);
  const last = points.at(-1) ?? { customers: 0, share: 100 };
  return complete && last.customers === customers && last.share === 100 ? { customers, points } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readPoint(entry: unknown): CurvePoint | undefined {
  if (!Array.isArray(entry) || entry.length !== 2) {
    return undefined;
  }
  const [customers, share] = entry as readonly unknown[];
  return isCount(customers) && customers > 0 && typeof share === 'string' && SHARE.test(share)
    ? { customers, share: Number(share) }
    : undefined;
}

function ascends(points: readonly CurvePoint[]): boolean {
  return points.every((point, index) => {
    const before = points[index - 1];
    return before === undefined || (before.customers < point.customers && before.share <= point.share);
  });
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
