/** A condition of a GraphQL query: `{ and: […] }`, `{ or: […] }`, `{ not: … }`, or one on a field. */
export type Condition = Readonly<Record<string, unknown>>;

/** The logic names a criterion that is not there, or is no logic at all. */
export class FilterLogicError extends Error {
  constructor(logic: string, problem: string) {
    super(`filterLogic “${logic}”: ${problem}`);
    this.name = 'FilterLogicError';
  }
}

/**
 * Joins criteria by a logic such as `1 AND (2 OR NOT 3)`, in which AND binds closer than OR; all of them by AND without one.
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker, "Specify a Filter"
 * @throws FilterLogicError for a logic that cannot be read
 */
export function joinedByLogic(criteria: readonly Condition[], logic: string | undefined): Condition {
  if (logic === undefined || logic.trim() === '') return { and: criteria };
  const tokens = logic.match(/\d+|\(|\)|[^\s()\d]+/g) ?? [];
  let at = 0;
  const fail = (problem: string): never => {
    throw new FilterLogicError(logic, problem);
  };
  const take = (word: string): boolean => {
    if (tokens[at]?.toUpperCase() !== word) return false;
    at += 1;
    return true;
  };
  const sequence = (word: 'AND' | 'OR', operand: () => Condition): Condition => {
    const operands = [operand()];
    while (take(word)) operands.push(operand());
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { [word.toLowerCase()]: operands };
  };
  const factor = (): Condition => {
    if (take('NOT')) return { not: factor() };
    if (take('(')) {
      const inner = either();
      return take(')') ? inner : fail('a bracket is not closed.');
    }
    const token = tokens[at] ?? fail('it ends too early.');
    at += 1;
    if (!/^\d+$/.test(token)) fail(`${token} stands where a criterion should.`);
    return criteria[Number(token) - 1] ?? fail(`there is no criterion ${token}.`);
  };
  const either = (): Condition => sequence('OR', () => sequence('AND', factor));
  const joined = either();
  return at === tokens.length ? joined : fail(`${tokens[at] ?? ''} is one too many.`);
}
