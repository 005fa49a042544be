import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { CommandError, dateFlag, fieldFlag, runCommand } from '../cli/index.ts';
import { compare, describeCompare } from '../compare/index.ts';
import type { CompareOptions } from '../compare/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';
import { addRuleFlags, policyChoice } from './policyFlags.ts';
import type { PolicyFlags } from './policyFlags.ts';

type CompareFlags = OrgFlags &
  Omit<PolicyFlags, 'metric'> & { readonly metric: readonly string[]; readonly asOf?: string };

export function compareCommand({ terminal, open }: CommandContext): Command {
  return addRuleFlags(
    orgCommand('compare', SYNC_USER)
      .description('List the customers whose quartile differs by two metrics; write nothing.')
      .option('--metric <field>', 'field of Opportunity to rank by; to be given twice', collectMetric, [])
      .option('--as-of <date>', "day to look back from, YYYY-MM-DD (default: today in the org's time zone)", dateFlag),
  ).action(async ({ metric, ...flags }: CompareFlags) => {
    await runCommand(terminal, { json: flags.json }, async () => {
      const options = { ...policyChoice(flags), asOf: flags.asOf, metrics: twoMetrics(metric) };
      const report = await compare({ org: await open(flags, SYNC_USER), terminal }, options);
      return { report, text: describeCompare(report), exit: 'done' };
    });
  });
}

function collectMetric(value: string, before: readonly string[]): readonly string[] {
  const field = fieldFlag(value);
  if (before.some((other) => other.toLowerCase() === field.toLowerCase())) {
    throw new InvalidArgumentError(`${field} was given twice.`);
  }
  return [...before, field];
}

function twoMetrics(metrics: readonly string[]): CompareOptions['metrics'] {
  const [first, second, ...others] = metrics;
  if (first === undefined || second === undefined || others.length > 0) {
    throw new CommandError(
      'usage',
      'NOT_TWO_METRICS',
      `A comparison takes two metrics, not ${metrics.length}${metrics.length === 0 ? '' : ` (${metrics.join(', ')})`}.`,
      'Add --metric twice, such as --metric Amount --metric Gross_Profit__c.',
    );
  }
  return [first, second];
}
