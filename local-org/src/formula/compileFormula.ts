import type { FieldSchema } from '../schema/index.ts';
import type { Expression } from './expression.ts';
import { FormulaError } from './formulaError.ts';
import type { FormulaNode } from './formulaNode.ts';
import type { FormulaScope } from './formulaScope.ts';
import { FormulaNumber } from './formulaValue.ts';
import { functionNamed } from './functions/index.ts';
import { binary, unary } from './operators.ts';
import { parseFormula } from './parseFormula.ts';

/** A formula that was parsed and checked, and what it depends on. */
export interface CompiledFormula {
  readonly expression: Expression;
  /** Fields of the record itself that it reads, through other formulas too, lookups of its paths among them. */
  readonly ownFields: ReadonlySet<FieldSchema>;
  /** Relationship paths that it follows. */
  readonly relationships: ReadonlySet<string>;
  /** TODAY(), NOW() or TIMENOW() decide. */
  readonly dependsOnTime: boolean;
}

/** Source: "Formula Field Limits and Restrictions" in Salesforce Help. */
const maxCharacters = 3900;
const timeFunctions: ReadonlySet<string> = new Set(['TODAY', 'NOW', 'TIMENOW']);

/**
 * Compiles a formula.
 * @throws FormulaError for syntax, unknown names, functions that nobody evaluates here, and types that do not fit.
 */
export function compileFormula(source: string, scope: FormulaScope): CompiledFormula {
  if (source.length > maxCharacters) {
    throw new FormulaError(
      `Formula is too long (${source.length} characters). Maximum length is ${maxCharacters} characters`,
      0,
    );
  }
  const expression = compileNode(parseFormula(source), scope);
  return {
    expression,
    ownFields: scope.ownFields,
    relationships: scope.relationships,
    dependsOnTime: scope.dependsOnTime,
  };
}

function compileNode(node: FormulaNode, scope: FormulaScope): Expression {
  switch (node.kind) {
    case 'number': {
      const value = new FormulaNumber(node.text);
      return { type: 'number', evaluate: () => value };
    }
    case 'text': {
      const value = node.value === '' ? undefined : node.value;
      return { type: 'text', evaluate: () => value, literal: node.value };
    }
    case 'boolean':
      return { type: 'boolean', evaluate: () => node.value };
    case 'null':
      return { type: 'null', evaluate: () => undefined };
    case 'name':
      return scope.named(node.name, node.offset);
    case 'unary':
      return unary(node.operator, compileNode(node.operand, scope), node.offset);
    case 'binary':
      return binary(node.operator, compileNode(node.left, scope), compileNode(node.right, scope), node.offset);
    case 'call':
      return compileCall(node, scope);
  }
}

function compileCall(
  { name, offset, arguments: nodes }: Extract<FormulaNode, { kind: 'call' }>,
  scope: FormulaScope,
): Expression {
  const make = functionNamed(name);
  if (!make) throw new FormulaError(`The embedded org does not evaluate the function ${name}`, offset);
  if (timeFunctions.has(name)) scope.dependsOnTime = true;
  return make({ name, offset, use: scope.use, arguments: nodes.map((node) => compileNode(node, scope)) });
}
