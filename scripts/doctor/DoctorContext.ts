import type { ObjectDescription, Org } from '../salesforce/index.ts';
import type { CheckedPolicy } from '../tiering/index.ts';
import type { Found } from './Finding.ts';

/** What the checks know of the org; later ones stand on what earlier ones found. */
export interface DoctorContext {
  readonly org: Org;
  readonly opportunity: ObjectDescription;
  readonly account: ObjectDescription;
  /** The active ones; empty where they are wrong. */
  readonly policies: readonly CheckedPolicy[];
  /** Today in the org's time zone, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface Check {
  readonly name: string;
  /** Reads and never writes. @throws CommandError when the org does not answer. */
  readonly look: (context: DoctorContext) => Promise<readonly Found[]>;
}
