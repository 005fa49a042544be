import type { ProveReport } from './prove.ts';

const LABELS = { held: 'held', didNotHold: 'DID NOT HOLD', notTried: 'not tried' } as const;
const WIDTH = 'DID NOT HOLD'.length;

/** What was tried and seen, as text for people. */
export function describeProve({ org, username, assertions, left }: ProveReport): string {
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
    ...(left.length === 0 ? [] : [`Could not be deleted: ${left.join(', ')}.`]),
  ].join('\n');
}
