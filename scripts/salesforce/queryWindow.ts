/** The days of a date field that a query asks for. */
export interface QueryWindow {
  readonly field: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly start: string;
  readonly end: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Both halves of a window, the first one no longer than the second; undefined for a single day. */
export function halves({ field, start, end }: QueryWindow): readonly [QueryWindow, QueryWindow] | undefined {
  const first = Date.parse(start);
  const days = (Date.parse(end) - first) / DAY_MS + 1;
  if (!(days > 1)) {
    return undefined;
  }
  const second = first + Math.floor(days / 2) * DAY_MS;
  return [
    { field, start, end: dayOf(second - DAY_MS) },
    { field, start: dayOf(second), end },
  ];
}

/** A condition narrowed to a window. */
export function withinWindow(where: string | undefined, { field, start, end }: QueryWindow): string {
  const days = `${field} >= ${start} AND ${field} <= ${end}`;
  return where === undefined ? days : `(${where}) AND ${days}`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
