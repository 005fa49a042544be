import { FormulaError } from './formulaError.ts';
import type { BinaryOperator, FormulaNode } from './formulaNode.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/**
 * How tightly operators bind; all are left-associative. Two things surprise: `^` binds less than `*` and `/`, so that
 * `2 * 3 ^ 2` is 36, and `&` binds like `+`.
 * Source: the grammar of the platform's formula engine, which Salesforce publishes (github.com/salesforce/formula-engine).
 */
const binding: Readonly<Record<string, readonly [level: number, operator: BinaryOperator]>> = {
  '||': [1, '||'],
  '&&': [2, '&&'],
  '=': [3, '='],
  '==': [3, '='],
  '<>': [3, '<>'],
  '!=': [3, '<>'],
  '<': [4, '<'],
  '<=': [4, '<='],
  '>': [4, '>'],
  '>=': [4, '>='],
  '+': [5, '+'],
  '-': [5, '-'],
  '&': [5, '&'],
  '^': [6, '^'],
  '*': [7, '*'],
  '/': [7, '/'],
};

/**
 * Parses a formula.
 * @throws FormulaError with the place of what cannot be understood.
 */
export function parseFormula(source: string): FormulaNode {
  const parser = new Parser(tokensOf(source));
  return parser.formula();
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  formula(): FormulaNode {
    const node = this.#expression(0);
    if (this.#peek().kind !== 'end') throw this.#unexpected(this.#peek());
    return node;
  }

  #expression(above: number): FormulaNode {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek();
      const known = token.kind === 'operator' ? binding[token.text] : undefined;
      if (!known || known[0] <= above) return left;
      this.#position += 1;
      const right = this.#expression(known[0]);
      left = { kind: 'binary', operator: known[1], left, right, offset: token.offset };
    }
  }

  #unary(): FormulaNode {
    const token = this.#peek();
    const operator = unaryOperator(token);
    if (operator === undefined) return this.#primary();
    this.#position += 1;
    return { kind: 'unary', operator, operand: this.#unary(), offset: token.offset };
  }

  #primary(): FormulaNode {
    const token = this.#next();
    const { offset } = token;
    if (token.kind === 'number') return { kind: 'number', text: token.text, offset };
    if (token.kind === 'text') return { kind: 'text', value: token.text, offset };
    if (token.kind === 'name') return this.#named(token);
    if (token.kind !== 'operator' || token.text !== '(') throw this.#unexpected(token);
    const inside = this.#expression(0);
    this.#expect(')');
    return inside;
  }

  #named({ text, offset }: Token): FormulaNode {
    const word = text.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', offset };
    if (word === 'NULL') return { kind: 'null', offset };
    if (!this.#skip('(')) return { kind: 'name', name: text, offset };
    return { kind: 'call', name: word, arguments: this.#arguments(), offset };
  }

  #arguments(): FormulaNode[] {
    if (this.#skip(')')) return [];
    const found: FormulaNode[] = [];
    do found.push(this.#expression(0));
    while (this.#skip(','));
    this.#expect(')');
    return found;
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: 'end', text: '', offset: 0 };
  }

  #next(): Token {
    const token = this.#peek();
    this.#position += 1;
    return token;
  }

  #skip(operator: string): boolean {
    const token = this.#peek();
    if (token.kind !== 'operator' || token.text !== operator) return false;
    this.#position += 1;
    return true;
  }

  #expect(operator: string): void {
    if (this.#skip(operator)) return;
    const { kind, text, offset } = this.#peek();
    const found = kind === 'end' ? '' : `, found '${text}'`;
    throw new FormulaError(`Syntax error. Missing '${operator}'${found}`, offset);
  }

  #unexpected({ kind, text, offset }: Token): FormulaError {
    const found = kind === 'end' ? 'The formula ends too early' : `Extra or misplaced '${text}'`;
    return new FormulaError(`Syntax error. ${found}`, offset);
  }
}

function unaryOperator({ kind, text }: Token): '-' | '+' | 'NOT' | undefined {
  if (kind === 'name') return text.toUpperCase() === 'NOT' ? 'NOT' : undefined;
  if (kind !== 'operator') return undefined;
  if (text === '!') return 'NOT';
  return text === '-' || text === '+' ? text : undefined;
}
