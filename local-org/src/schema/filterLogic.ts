/**
 * Evaluates `1 AND (2 OR NOT 3)`, in which a number stands for a criterion, counted from 1.
 * @throws Error for what is no such logic, or names no criterion
 */
export function evaluateFilterLogic(logic: string, holds: readonly boolean[]): boolean {
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]|\S/g) ?? [];
  let next = 0;
  const take = (wanted: string): boolean => {
    if (tokens[next] !== wanted) return false;
    next += 1;
    return true;
  };

  function criterion(): boolean {
    if (take('NOT')) return !criterion();
    if (take('(')) {
      const inside = either();
      if (!take(')')) throw malformed();
      return inside;
    }
    const value = holds[Number(tokens[next]) - 1];
    if (value === undefined) throw malformed();
    next += 1;
    return value;
  }

  function both(): boolean {
    let result = criterion();
    while (take('AND')) result = criterion() && result;
    return result;
  }

  function either(): boolean {
    let result = both();
    while (take('OR')) result = both() || result;
    return result;
  }

  function malformed(): Error {
    return new Error(`the filter logic "${logic}" does not fit its ${holds.length} criteria`);
  }

  const result = either();
  if (next < tokens.length) throw malformed();
  return result;
}
