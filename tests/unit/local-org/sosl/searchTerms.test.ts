import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matches } from '../../../../local-org/src/sosl/matches.ts';
import { searchTerms } from '../../../../local-org/src/sosl/searchTerms.ts';
import { wordsOf } from '../../../../local-org/src/sosl/words.ts';

const finds = (text: string, ...fields: readonly string[]): boolean => {
  const terms = searchTerms(text);
  return terms !== undefined && matches(terms, fields.map(wordsOf));
};

/** "FIND {SearchQuery}" (sforce_api_calls_sosl_find.htm): examples of the page, and what lies beside them. */
describe('a search', () => {
  const cases: readonly (readonly [text: string, found: readonly string[], other: readonly string[]])[] = [
    ['Customer', ['customer', 'CUSTOMER of Acme', 'a-customer.'], ['customers', 'custom er']],
    ['john*', ['john', 'Johnson', 'x johnny'], ['jo', 'ajohn']],
    ['mi* meyers', ['Mike Meyers', 'meyers, michael'], ['meyers', 'michael']],
    ['jo?n', ['john', 'joan'], ['jon', 'johan']],
    ['"monday meeting"', ['the Monday meeting', 'monday-meeting'], ['meeting monday', 'monday a meeting']],
    ['john smith', ['smith, john'], ['john', 'johnsmith']],
    ['john AND smith', ['smith john'], ['john']],
    ['john or smith', ['john', 'smith'], ['jon']],
    ['john AND NOT smith', ['john doe'], ['john smith', 'doe']],
    ['john AND NOT (smith OR doe)', ['john'], ['john doe', 'john smith']],
    ['bob AND (alice OR sally)', ['sally bob'], ['bob', 'alice sally']],
    ['bob OR alice AND sally', ['bob', 'sally alice'], ['alice', 'sally']],
    ['joe "and" mary', ['joe and mary'], ['joe mary']],
    ['not now', ['now or not'], ['now']],
    ['acme.com', ['www.acme.com'], ['com acme', 'acme']],
    ['\\{1\\+10\\}\\:2', ['1+10:2', '1 10 2'], ['10 1 2']],
    ['ac\\*me', ['ac me'], ['acme', 'acxme']],
    ['zürich', ['Zürich'], ['zurich']],
    ['a bc', ['a bc'], ['bc']],
  ];
  for (const [text, found, other] of cases) {
    it(`for ${text}`, () => {
      for (const value of found) assert.ok(finds(text, value), `${text} must find "${value}"`);
      for (const value of other) assert.ok(!finds(text, value), `${text} must not find "${value}"`);
    });
  }

  it('finds its words in different fields of a record, a phrase in one', () => {
    assert.ok(finds('john smith', 'John', 'Smith'));
    assert.ok(!finds('"john smith"', 'John', 'Smith'));
  });

  it('takes any of its words when it is longer than 4,000 characters, and finds nothing beyond 10,000', () => {
    const long = (length: number): string => `acme AND ${'x'.repeat(length)}`;
    assert.ok(!finds(long(3000), 'acme'));
    assert.ok(finds(long(4000), 'acme'));
    assert.ok(!finds(long(10_000), 'acme'));
  });

  for (const text of ['', ' ', 'a', 'a*', 'a OR b', '\\&', '()']) {
    it(`needs two characters: "${text}"`, () => {
      assert.throws(() => searchTerms(text), { code: 'INVALID_SEARCH' });
    });
  }

  for (const text of ['acme AND', 'OR acme', 'acme (', 'acme)', '(acme', '"acme', 'acme AND OR x', 'acme\\']) {
    it(`is none: ${text}`, () => {
      assert.throws(() => searchTerms(text), { code: 'MALFORMED_SEARCH' });
    });
  }

  for (const text of ['*acme', '?cme', 'john AND NOT smith AND doe', 'john AND NOT smith doe']) {
    it(`is refused by name: ${text}`, () => {
      assert.throws(() => searchTerms(text), { code: 'FUNCTIONALITY_NOT_ENABLED' });
    });
  }
});
