import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quotedPattern, quotedText, soqlLiteral } from '../../../../../local-org/src/graphql/query/soqlLiteral.ts';

describe('quotedText', () => {
  const cases: [string, string][] = [
    ['', "''"],
    ['Acme', "'Acme'"],
    ["O'Neil", "'O\\'Neil'"],
    ['C:\\', "'C:\\\\'"],
    ["\\' OR Name != '", "'\\\\\\' OR Name != \\''"],
    ['line\r\nnext\tend', "'line\\r\\nnext\\tend'"],
    ['100%_', "'100%_'"],
  ];
  for (const [text, literal] of cases) {
    it(`writes ${JSON.stringify(text)} as ${literal}`, () => assert.equal(quotedText(text), literal));
  }
});

describe('quotedPattern', () => {
  it('leaves wildcards and escaped wildcards as they are, and escapes everything else', () => {
    assert.equal(quotedPattern('a%_b'), "'a%_b'");
    assert.equal(quotedPattern('100\\%'), "'100\\%'");
    assert.equal(quotedPattern('a\\b\\_%'), "'a\\\\b\\_%'");
    assert.equal(quotedPattern("it's"), "'it\\'s'");
    assert.equal(quotedPattern("\\'%"), "'\\\\\\'%'");
  });
});

describe('soqlLiteral', () => {
  const cases: [Parameters<typeof soqlLiteral>[0], unknown, string][] = [
    ['String', null, 'null'],
    ['Boolean', true, 'TRUE'],
    ['Boolean', false, 'FALSE'],
    ['Int', 5, '5'],
    ['Currency', '1234567890123456.78', '1234567890123456.78'],
    ['Long', '2026', '2026'],
    ['ID', '001000000000001AAA', "'001000000000001AAA'"],
    ['Picklist', "Won't do", "'Won\\'t do'"],
    ['Date', '2026-01-31', '2026-01-31'],
    ['Date', { value: '2026-01-31' }, '2026-01-31'],
    ['Date', { value: null }, 'null'],
    ['Date', { literal: 'LAST_WEEK' }, 'LAST_WEEK'],
    ['Date', { range: { last_n_days: 30 } }, 'LAST_N_DAYS:30'],
    ['DateTime', { range: { n_fiscal_quarters_ago: 2 } }, 'N_FISCAL_QUARTERS_AGO:2'],
    ['DateTime', { value: '2026-01-31T10:00:00.000+01:00' }, '2026-01-31T09:00:00Z'],
  ];
  for (const [kind, value, literal] of cases) {
    it(`writes ${JSON.stringify(value)} of ${kind} as ${literal}`, () =>
      assert.equal(soqlLiteral(kind, value), literal));
  }

  it('refuses a date filter with nothing or with two things in it', () => {
    assert.throws(() => soqlLiteral('Date', {}), /exactly one of value, literal and range/);
    assert.throws(() => soqlLiteral('Date', { literal: 'TODAY', value: null }), /exactly one/);
    assert.throws(() => soqlLiteral('Date', { range: {} }), /exactly one unit/);
    assert.throws(() => soqlLiteral('Date', { range: { last_n_days: 1, last_n_weeks: 1 } }), /exactly one unit/);
    assert.throws(() => soqlLiteral('Date', { range: { last_n_days: null } }), /exactly one unit/);
  });
});
