import type { Row } from '../save/row.ts';
import type { Derivation } from './derivation.ts';

/** Several derivations of one object, as one. */
export function together(...derivations: readonly Derivation[]): Derivation {
  return {
    reads: derivations.flatMap(({ reads }) => reads),
    derive: (written, before) =>
      derivations.reduce<Row>((derived, one) => ({ ...derived, ...one.derive(written, before) }), {}),
  };
}
