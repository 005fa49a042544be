/** The part of formulon that tests compare with; the package brings no types. */
declare module 'formulon' {
  /** Evaluates a formula without fields; an error is a result, not thrown. */
  export function parse(formula: string): { readonly type: 'literal' | 'error'; readonly value?: unknown };
}
