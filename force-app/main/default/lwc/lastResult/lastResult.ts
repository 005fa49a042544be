/**
 * A pure function that computes anew only when one of its arguments is another one than last time. For getters that a template
 * reads with every rendering, and whose results are handed to other components: those render anew for another object, be it
 * equal or not.
 */
export function lastResult<Values extends readonly unknown[], Result>(
  compute: (...values: Values) => Result,
): (...values: Values) => Result {
  let last: { readonly values: Values; readonly result: Result } | undefined;
  return (...values) => {
    if (!last?.values.every((value, index) => Object.is(value, values[index]))) {
      last = { values, result: compute(...values) };
    }
    return last.result;
  };
}
