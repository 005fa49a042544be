import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'formulon';
import { evaluateFormula } from '../../../support/local-org/evaluateFormula.ts';

/** Both evaluators were written by different people from the same documentation. */
const agreed = [
  ...['1 + 2 * 3 - 4 / 2', '(1 + 2) * 3', '10 - 4 - 3', '7 <> 7', '3 < 4', '"a" & "b" & "c"', 'TRUE && FALSE || TRUE'],
  ...['IF(3 > 2, "yes", "no")', 'CASE(3, 1, "a", 3, "c", "z")', 'AND(TRUE, 1 = 1)', 'OR(FALSE, 1 = 2)', 'NOT(TRUE)'],
  ...['ABS(-5)', 'MOD(10, 4)', 'ROUND(2.345, 2)', 'MAX(1, 7, 3)', 'MIN(4, 2)', 'SQRT(81)', 'MCEILING(-2.5)'],
  ...['CEILING(2.2)', 'FLOOR(-2.5)', 'CEILING(-2.5)', 'LEFT("salesforce", 5)', 'RIGHT("salesforce", 5)', 'LEN("four")'],
  ...['MID("salesforce", 2, 3)', 'FIND("f", "salesforce")', 'SUBSTITUTE("a-b-c", "-", "+")', 'UPPER("abc")'],
  ...[
    'TRIM("  a b ")',
    'LPAD("7", 3, "0")',
    'RPAD("7", 3, "0")',
    'CONTAINS("salesforce", "force")',
    'BEGINS("abc", "ab")',
  ],
  ...['VALUE("12.5")', 'TEXT(12.5)', 'YEAR(DATE(2024, 2, 29))', 'DAY(DATE(2024, 2, 29))', 'WEEKDAY(DATE(2024, 1, 7))'],
  ...['DATE(2024, 3, 1) - DATE(2024, 2, 1)', 'BLANKVALUE("", "x")', 'CASESAFEID("0013000000AbCdE")'],
];

describe('what formulon can evaluate', () => {
  for (const formula of agreed) {
    it(`${formula} is the same here`, () => {
      const { type, value } = parse(formula);
      assert.equal(type, 'literal');
      assert.equal(evaluateFormula(formula), String(value));
    });
  }
});

/** Why its parser is not used: each of these is an everyday formula. */
const beyondFormulon = [
  ['a field with its sign changed', '-Budget__c'],
  ['a comment', '1 /* one */ + 1'],
  ['a quote inside a text', '"say \\"yes\\""'],
] as const;

describe('what formulon cannot read', () => {
  for (const [what, formula] of beyondFormulon) {
    it(`${what}: ${formula}`, () => {
      assert.equal(parse(formula).type, 'error');
      assert.doesNotThrow(() => evaluateFormula(formula));
    });
  }
});
