import { CommandError } from '../cli/index.ts';
import { withMetric } from '../tiering/index.ts';
import type { CheckedPolicy, PreparedTiering } from '../tiering/index.ts';

const GROSS_PROFIT = 'Gross_Profit__c';
const AMOUNT = 'Amount';

/**
 * The same rules with the other metric: the one asked for, else gross profit, or amount where gross profit is the policy's own.
 * @throws CommandError when the one asked for will not do; without being asked, a field that is not there is left out.
 */
export function otherPolicy(
  prepared: PreparedTiering,
  checked: CheckedPolicy,
  asked: string | undefined,
): CheckedPolicy | undefined {
  const wanted = asked ?? (checked.policy.metric === GROSS_PROFIT ? AMOUNT : GROSS_PROFIT);
  if (asked === undefined && prepared.checked.opportunity.field(wanted) === undefined) {
    return undefined;
  }
  const other = withOther(prepared, checked, wanted);
  if (other.policy.metric === checked.policy.metric) {
    throw new CommandError(
      'usage',
      'SAME_METRIC',
      `${checked.policy.metric} is the policy's own metric.`,
      'Name another field of Opportunity with --other, or leave it out.',
    );
  }
  return other;
}

function withOther(prepared: PreparedTiering, checked: CheckedPolicy, wanted: string): CheckedPolicy {
  try {
    return withMetric(prepared, checked, wanted);
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.exit === 'usage') {
      // The flag is another one here.
      const nextStep = thrown.nextStep.replace('--metric', '--other');
      throw new CommandError(thrown.exit, thrown.code, thrown.message, nextStep, { cause: thrown });
    }
    throw thrown;
  }
}
