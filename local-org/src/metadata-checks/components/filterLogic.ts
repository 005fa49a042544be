/** `1 AND (2 OR 3)` names every filter, and no other; what is wrong with it, if anything is. */
export function filterLogicProblem(logic: string, filters: number): string | undefined {
  const named = new Set([...logic.matchAll(/\d+/g)].map(([number]) => Number(number)));
  const wanted = Array.from({ length: filters }, (_, index) => index + 1);
  const isComplete = named.size === filters && wanted.every((number) => named.has(number));
  const rest = logic.replaceAll(/\d+|AND|OR|NOT|\s/g, '');
  let open = 0;
  const isBalanced =
    [...rest].every((sign) => (open += sign === '(' ? 1 : -1) >= 0) && open === 0 && /^[()]*$/.test(rest);
  return isComplete && isBalanced ? undefined : `filter logic ${logic} does not fit ${filters} criteria`;
}
