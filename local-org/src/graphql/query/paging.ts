import { OrgError } from '../../errors.ts';

/** Rows without `first`, and at most. Source: "GraphQL API Query Limitations", GraphQL API Developer Guide (query-limits.html). */
const DEFAULT_ROWS = 10;
export const MOST_ROWS = 2000;

/** Source: "Paginate with Upper-Bound Limit", GraphQL API Developer Guide (paginate-use-upperbound.html). */
const LEAST_ROWS_WITH_UPPER_BOUND = 200;

export interface Page {
  readonly first: number;
  /** Rows before this page. */
  readonly offset: number;
  readonly upperBound: number | undefined;
}

/** @throws OrgError for a size out of range or a cursor that no answer ever had */
export function pageOf(args: Readonly<Record<string, unknown>>): Page {
  const { first, after, upperBound } = args;
  const size = typeof first === 'number' ? first : DEFAULT_ROWS;
  const page = {
    first: size,
    offset: typeof after === 'string' ? positionOf(after) + 1 : 0,
    upperBound: typeof upperBound === 'number' ? upperBound : undefined,
  };
  if (size < 1 || size > MOST_ROWS) throw outOfRange(`first must be between 1 and ${MOST_ROWS}, not ${size}.`);
  if (page.upperBound === undefined) return page;
  if (page.upperBound < 1) throw outOfRange(`upperBound must be at least 1, not ${page.upperBound}.`);
  if (size < LEAST_ROWS_WITH_UPPER_BOUND) {
    throw outOfRange(
      `With upperBound, first must be between ${LEAST_ROWS_WITH_UPPER_BOUND} and ${MOST_ROWS}, not ${size}.`,
    );
  }
  return page;
}

function outOfRange(message: string): OrgError {
  return new OrgError('NUMBER_OUTSIDE_VALID_RANGE', message);
}

/** A cursor says which place a row has in the result, from 0: `djE6OQ==` is `v1:9`. */
export function cursorOf(position: number): string {
  return Buffer.from(`v1:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  const position = /^v1:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString())?.[1];
  if (position === undefined || cursorOf(Number(position)) !== cursor) {
    throw new OrgError('INVALID_QUERY_LOCATOR', `Invalid cursor: ${cursor}`);
  }
  return Number(position);
}
