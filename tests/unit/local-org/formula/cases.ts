import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inspect } from 'node:util';
import { evaluateFormula } from '../../../support/local-org/evaluateFormula.ts';
import type { EvaluationOptions } from '../../../support/local-org/evaluateFormula.ts';

/** A formula and what it gives, see evaluateFormula. */
export type FormulaCase = readonly [formula: string, expected: string, options?: EvaluationOptions];

export function runCases(cases: readonly FormulaCase[]): void {
  for (const [formula, expected, options] of cases) {
    const setting = options ? ` with ${inspect(options, { breakLength: Infinity })}` : '';
    it(`${formula}${setting} is ${expected}`, () => {
      assert.equal(evaluateFormula(formula, options), expected);
    });
  }
}
