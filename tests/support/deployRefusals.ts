import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toldOf, type Changes } from './deployment.ts';

/** What is wrong, the deploy that has it, and what is told of it: `Type:line:column Name: problem`. */
export type Refusal = readonly [what: string, changes: Changes, told: RegExp];

/** One test a refusal: what is expected is among what the org tells of the deploy. */
export function describeRefusals(title: string, refusals: readonly Refusal[]): void {
  describe(title, () => {
    for (const [what, changes, told] of refusals) {
      it(what, async () => {
        const lines = await toldOf(changes);
        const isTold = lines.some((line) => told.test(line));
        assert.ok(isTold, `${String(told)} is not among:\n${lines.join('\n')}`);
      });
    }
  });
}
