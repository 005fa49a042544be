import type { ConditionWithValueQuery, WhereClause } from '@jetstreamapp/soql-parser-js';
import { UnsupportedError } from '../errors.ts';
import { malformed } from './parseSoql.ts';

export type ConditionTree =
  | { readonly kind: 'comparison'; readonly comparison: ConditionWithValueQuery }
  | { readonly kind: 'not'; readonly inside: ConditionTree }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionTree[] };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { readonly comparison: ConditionWithValueQuery };

/**
 * The parser gives conditions as a chain that counts the parentheses at each link; this makes the tree of it.
 * AND and OR side by side without parentheses are refused, as the platform does.
 */
export function conditionTree(where: WhereClause): ConditionTree {
  const tokens = [...tokensOf(where)];
  let next = 0;
  const tree = disjunction();
  if (next < tokens.length) throw unexpected(tokens[next]);
  return tree;

  function disjunction(): ConditionTree {
    const parts = [negation()];
    const operator = tokens[next];
    if (operator !== 'AND' && operator !== 'OR') return single(parts);
    while (tokens[next] === operator) {
      next += 1;
      parts.push(negation());
    }
    if (tokens[next] === 'AND' || tokens[next] === 'OR') throw unexpected(tokens[next]);
    return { kind: operator === 'AND' ? 'and' : 'or', parts };
  }

  function negation(): ConditionTree {
    if (tokens[next] !== 'NOT') return primary();
    next += 1;
    return { kind: 'not', inside: negation() };
  }

  function primary(): ConditionTree {
    const token = tokens[next];
    next += 1;
    if (token === '(') {
      const inside = disjunction();
      if (tokens[next] !== ')') throw unexpected(tokens[next]);
      next += 1;
      return inside;
    }
    if (typeof token !== 'object') throw unexpected(token);
    return { kind: 'comparison', comparison: token.comparison };
  }
}

function single(parts: readonly ConditionTree[]): ConditionTree {
  const [only] = parts;
  if (!only) throw unexpected(undefined);
  return only;
}

function unexpected(token: Token | undefined): Error {
  // The parser has seen to the parentheses itself, but it loses one where a third NOT follows two others directly.
  if (token === ')') return new UnsupportedError('NOT directly inside NOT inside NOT: leave two of them out');
  if (token === undefined) return malformed('unexpected token: <EOF>');
  return malformed(`unexpected token: '${typeof token === 'string' ? token : comparisonName(token.comparison)}'`);
}

function comparisonName(comparison: ConditionWithValueQuery): string {
  return 'field' in comparison ? comparison.field : 'condition';
}

function* tokensOf(where: WhereClause): Generator<Token> {
  let link: WhereClause | undefined = where;
  while (link) {
    const { left } = link;
    if (left) {
      for (let open = left.openParen ?? 0; open > 0; open -= 1) {
        // Before a NOT the parenthesis encloses it: `(NOT a = 1)`.
        yield '(';
      }
      if ('operator' in left) {
        yield { comparison: left };
        for (let close = left.closeParen ?? 0; close > 0; close -= 1) yield ')';
      }
    }
    if (!('operator' in link)) return;
    yield link.operator;
    link = link.right;
  }
}
