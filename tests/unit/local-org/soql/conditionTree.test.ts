import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conditionTree } from '../../../../local-org/src/soql/conditionTree.ts';
import type { ConditionTree } from '../../../../local-org/src/soql/conditionTree.ts';
import { parseSoql } from '../../../../local-org/src/soql/parseSoql.ts';
import { QueryText } from '../../../../local-org/src/soql/queryText.ts';

/** A condition that knows its own value: the oracle for what the parser and the tree make of its text. */
interface Example {
  readonly text: string;
  readonly value: boolean;
}

/** A repeatable source of numbers below `limit`. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function example(next: (limit: number) => number, depth: number): Example {
  switch (depth === 0 ? 0 : next(4)) {
    case 1: {
      const inside = example(next, depth - 1);
      // The parser loses a parenthesis where three NOTs follow each other; the test below holds that to a refusal.
      if (/^\(*NOT \(+NOT/.test(inside.text)) return inside;
      return { text: `NOT (${inside.text})`, value: !inside.value };
    }
    case 2:
    case 3: {
      const operator = next(2) === 0 ? 'AND' : 'OR';
      const parts = Array.from({ length: 2 + next(3) }, () => bracketed(next, example(next, depth - 1)));
      const values = parts.map((part) => part.value);
      const value = operator === 'AND' ? values.every(Boolean) : values.some(Boolean);
      return { text: parts.map((part) => part.text).join(` ${operator} `), value };
    }
    default: {
      const value = next(2) === 0;
      return { text: `${value ? 'T' : 'F'} = true`, value };
    }
  }
}

/** Parentheses are needed around what has an operator, and allowed around everything. */
function bracketed(next: (limit: number) => number, inside: Example): Example {
  const needed = / (AND|OR) /.test(inside.text) || inside.text.startsWith('NOT');
  const count = next(2) + (needed ? 1 : 0);
  return { text: '('.repeat(count) + inside.text + ')'.repeat(count), value: inside.value };
}

function evaluate(tree: ConditionTree): boolean {
  switch (tree.kind) {
    case 'comparison':
      return 'field' in tree.comparison && tree.comparison.field === 'T';
    case 'not':
      return !evaluate(tree.inside);
    case 'and':
      return tree.parts.every(evaluate);
    case 'or':
      return tree.parts.some(evaluate);
  }
}

function treeOf(condition: string): ConditionTree {
  const { where } = parseSoql(new QueryText(`SELECT Id FROM Account WHERE ${condition}`)).query;
  assert.ok(where);
  return conditionTree(where);
}

describe('the tree of a condition', () => {
  it('means what was written, for 500 conditions of every shape', () => {
    const next = numbers(20_171_231);
    for (let count = 0; count < 500; count += 1) {
      const { text, value } = example(next, 4);
      assert.equal(evaluate(treeOf(text)), value, text);
    }
  });

  for (const condition of ['NOT T = true', 'NOT NOT F = true', 'NOT(NOT(F = true))', '(NOT (T = true)) OR T = true']) {
    it(`reads ${condition}`, () => {
      assert.equal(typeof evaluate(treeOf(condition)), 'boolean');
    });
  }

  for (const condition of [
    'T = true AND F = true OR T = true',
    'T = true OR (F = true) AND T = true',
    '(T = true',
    'T = true)',
    '()',
    'NOT',
  ]) {
    it(`refuses ${condition}`, () => {
      assert.throws(() => treeOf(condition), { code: 'MALFORMED_QUERY' });
    });
  }
});
