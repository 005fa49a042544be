import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../../../../scripts/org/demo/Random.ts';
import { matches } from '../../../../local-org/src/sosl/matches.ts';
import { searchTerms } from '../../../../local-org/src/sosl/searchTerms.ts';
import { wordsOf } from '../../../../local-org/src/sosl/words.ts';

const [SEARCHES, RECORDS] = [400, 20];
const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'alpine', 'gammon'];

/** A search as text and as a function: the two say the same in different words. */
interface Search {
  readonly text: string;
  readonly kind: 'term' | 'and' | 'or';
  readonly holds: (fields: readonly string[]) => boolean;
}

/** "FIND {SearchQuery}" (sforce_api_calls_sosl_find.htm): parentheses, then AND and AND NOT, then OR; no operator means AND. */
function randomSearch(random: Random, depth: number): Search {
  const kind = depth === 0 ? 'term' : random.pick(['term', 'and', 'or'] as const);
  if (kind === 'term') return term(random);
  const parts = Array.from({ length: random.whole(2, 3) }, () => randomSearch(random, depth - 1));
  if (kind === 'or') {
    const text = parts.map((part) => part.text).join(random.pick([' OR ', ' or ']));
    return { kind, text, holds: (fields) => parts.some((part) => part.holds(fields)) };
  }
  const excluded = random.chance(0.4) ? randomSearch(random, depth - 1) : undefined;
  const text = parts
    .map((part) => (part.kind === 'term' ? part.text : `(${part.text})`))
    .join(random.pick([' ', ' AND ']));
  return {
    kind,
    text: excluded ? `${text} AND NOT (${excluded.text})` : text,
    holds: (fields) => parts.every((part) => part.holds(fields)) && !(excluded?.holds(fields) ?? false),
  };
}

function term(random: Random): Search {
  const [one, other] = [random.pick(WORDS), random.pick(WORDS)];
  const inAField = (pattern: string): Search['holds'] => {
    const expression = new RegExp(`(^|\\W)${pattern}(\\W|$)`, 'i');
    return (fields) => fields.some((field) => expression.test(field));
  };
  const start = one.slice(0, 3);
  const [text, pattern] = random.pick([
    [one.toUpperCase(), one],
    [`"${one} ${other}"`, `${one}\\W+${other}`],
    [`${start}*`, `${start}\\w*`],
    [`${start}?${one.slice(4)}`, `${start}\\w${one.slice(4)}`],
  ] as const);
  return { kind: 'term', text, holds: inAField(pattern) };
}

function randomRecord(random: Random): readonly string[] {
  return Array.from({ length: random.whole(1, 3) }, () =>
    Array.from({ length: random.whole(0, 4) }, () => random.pick(WORDS)).join(random.pick([' ', ', ', '-'])),
  );
}

describe(`${SEARCHES} random searches and regular expressions`, () => {
  it('find the same records', () => {
    for (let number = 0; number < SEARCHES; number += 1) {
      const random = new Random(number, 'searches');
      const { text, holds } = randomSearch(random, 3);
      const terms = searchTerms(text) ?? assert.fail(text);
      for (let record = 0; record < RECORDS; record += 1) {
        const fields = randomRecord(random);
        assert.equal(matches(terms, fields.map(wordsOf)), holds(fields), `${text} in ${JSON.stringify(fields)}`);
      }
    }
  });
});
