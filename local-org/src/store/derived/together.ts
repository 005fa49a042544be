import type { Derivation } from './derivation.ts';

/** Several derivations of one object, as one. */
export function together(...derivations: readonly Derivation[]): Derivation {
  return {
    reads: derivations.flatMap(({ reads }) => reads),
    derive: (written, before) => Object.assign({}, ...derivations.map((one) => one.derive(written, before))),
  };
}
