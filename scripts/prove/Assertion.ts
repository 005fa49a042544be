import type { Bench } from './Bench.ts';

/** What trying an assertion showed. */
export type Verdict =
  | { readonly verdict: 'held' | 'didNotHold'; readonly saw: string }
  | { readonly verdict: 'notTried'; readonly why: string };

/** Something that this product takes a Salesforce org to do, and a way to find out. */
export interface Assertion {
  /** As docs/proof.md names it. */
  readonly id: string;
  /** One sentence, as it stands there. */
  readonly rule: string;
  /** Objects that it takes, this project's or Salesforce's. */
  readonly objects: readonly string[];
  prove(bench: Bench): Promise<Verdict>;
}

/** A record that keeps to all rules was refused by one of ours: no trial is needed any more. */
export class Refuted extends Error {}

/** Whether what was seen is what was expected; what was seen is told in either case. */
export function expect(isAsExpected: boolean, saw: string): Verdict {
  return { verdict: isAsExpected ? 'held' : 'didNotHold', saw };
}

export function notTried(why: string): Verdict {
  return { verdict: 'notTried', why };
}
