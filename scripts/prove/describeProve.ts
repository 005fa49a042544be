import type { Leftover } from './leftovers.ts';
import type { ProveReport } from './prove.ts';

const LABELS = { held: 'held', didNotHold: 'DID NOT HOLD', notTried: 'not tried' } as const;
const WIDTH = 'DID NOT HOLD'.length;

/** What was tried and seen, as text for people. */
export function describeProve({ org, username, assertions, left, leftovers }: ProveReport): string {
  const count = (verdict: keyof typeof LABELS) => assertions.filter((one) => one.verdict === verdict).length;
  return [
    `${org} as ${username}`,
    '',
    ...assertions.flatMap((one) => [
      `  ${LABELS[one.verdict].padEnd(WIDTH)}  ${one.id}: ${one.rule}`,
      `  ${' '.repeat(WIDTH)}  ${one.verdict === 'notTried' ? one.why : one.saw}`,
    ]),
    '',
    `Held: ${count('held')}. Did not hold: ${count('didNotHold')}. Not tried: ${count('notTried')}.`,
    ...(leftovers.length === 0
      ? []
      : [`Records of other proofs are still there: ${tally(leftovers)}. Add --clear-leftovers to delete them.`]),
    ...(left.length === 0 ? [] : [`Could not be deleted: ${left.join(', ')}.`]),
  ].join('\n');
}

/** `2 Account, 1 Contact` */
function tally(leftovers: readonly Leftover[]): string {
  const counts = Map.groupBy(leftovers, ({ object }) => object);
  return [...counts].map(([object, ofObject]) => `${ofObject.length} ${object}`).join(', ');
}
