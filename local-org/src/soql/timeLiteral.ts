import { parseDateTime } from '../store/index.ts';
import type { Edit } from './queryText.ts';

/** A day before all that a datetime can be. */
const NO_DAY = '0001-01-01T';
const SOME_DAY = '2000-01-01T';

const texts = /'(?:[^'\\]|\\.)*'/gs;
const times = /(?<![\w:.-])\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})(?![\w:.])/gi;

/** The parser knows no times of day: they are given to it as moments of a day that no datetime has. */
export function timeEdits(query: string): readonly Edit[] {
  const unquoted = query.replace(texts, (text) => ' '.repeat(text.length));
  return [...unquoted.matchAll(times)].map(({ 0: time, index }) => ({
    start: index,
    end: index + time.length,
    text: NO_DAY + time,
  }));
}

/**
 * The time of day that a literal means, as it is stored; undefined where it is none. It needs a zone, `01:00:00Z` or `01:00:00-06:00`.
 * Source: salesforce.stackexchange.com/questions/370738: no page of the documentation describes these literals.
 */
export function timeOfLiteral(literal: string): string | undefined {
  if (!literal.startsWith(NO_DAY)) return undefined;
  const time = literal.slice(NO_DAY.length);
  const [, milliseconds = ''] = /\.(\d{1,3})/.exec(time) ?? [];
  const moment = parseDateTime(SOME_DAY + time.replace(/\.\d+/, ''));
  if (moment === undefined) return undefined;
  return `${new Date(moment).toISOString().slice(11, 19)}.${milliseconds.padEnd(3, '0')}Z`;
}
