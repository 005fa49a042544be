import { expect } from '../Assertion.ts';
import type { Assertion } from '../Assertion.ts';
import { codeOf } from '../codeOf.ts';

export const circularParents: Assertion = {
  id: 'circular-parents',
  rule: 'An account that would become its own ancestor is refused with CIRCULAR_DEPENDENCY.',
  objects: ['Account'],
  async prove(bench) {
    const parent = await bench.given('Account');
    const child = await bench.given('Account', { ParentId: parent });
    const [outcome] = await bench.org.update('Account', [{ Id: parent, ParentId: child }]);
    return expect(codeOf(outcome) === 'CIRCULAR_DEPENDENCY', `The update got ${codeOf(outcome)}.`);
  },
};
