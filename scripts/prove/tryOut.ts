import { CommandError } from '../cli/index.ts';
import { Refuted, expect, notTried } from './Assertion.ts';
import type { Assertion, Verdict } from './Assertion.ts';
import type { Bench } from './Bench.ts';

/**
 * What an org refuses to do keeps no other assertion from being tried, and what it refuses by rules that may be the customer's refutes none.
 * @throws CommandError when the command was stopped, or the org cannot be asked any more
 */
export async function tryOut(assertion: Assertion, bench: Bench): Promise<Verdict> {
  for (const object of assertion.objects) {
    if (!(await bench.org.describe(object))) return notTried(`The org has no ${object}, or the user does not see it.`);
  }
  bench.takeHindrance();
  try {
    const verdict = await assertion.prove(bench);
    const hindrance = verdict.verdict === 'didNotHold' ? bench.takeHindrance() : undefined;
    return hindrance === undefined ? verdict : notTried(`The org refuses by itself: ${hindrance}`);
  } catch (thrown) {
    if (thrown instanceof Refuted) return expect(false, thrown.message);
    if (thrown instanceof CommandError && thrown.exit === 'salesforce')
      return notTried(thrown.message.replaceAll(/\s+/g, ' '));
    throw thrown;
  }
}
