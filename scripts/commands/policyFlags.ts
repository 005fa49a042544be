import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { POLICY_CHOICES, POLICY_FIELDS, checkPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import type { TieringPolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { fieldFlag, monthsFlag } from '../cli/index.ts';
import type { PolicyChoice, PolicyOverrides } from '../tiering/index.ts';

/** The flags that choose a policy and change its rules for once, as commander hands them over. */
export type PolicyFlags = PolicyOverrides & {
  readonly policy?: string;
  readonly potential?: TieringPolicy['openPotential'];
  readonly topShare?: string;
  readonly damping?: string;
  readonly zeros?: TieringPolicy['zeroTotals'];
  readonly allowUnusualWindow: boolean;
};

type ChoiceName = keyof typeof POLICY_CHOICES;

/** Adds the flags to a command. Without any, the policies of the org say it all. */
export function addPolicyFlags(command: Command): Command {
  return addRuleFlags(
    command.option('--metric <field>', 'number or currency field of Opportunity to add up', fieldFlag),
  );
}

/** Adds all of them but the metric. */
export function addRuleFlags(command: Command): Command {
  return command
    .option(
      '--policy <name>',
      'one policy of the org by its developer name (default: the one that writes to Account; tier takes all active ones)',
    )
    .addOption(
      choice('--potential <kind>', 'openPotential', 'count open opportunities as well, whole or by probability'),
    )
    .option('--window-months <n>', 'length of the window in months, 12 to 18 or 36 to 60', monthsFlag)
    .addOption(
      choice('--window-end <end>', 'windowEnd', 'end the window on the as-of date or with the last whole month'),
    )
    .option('--allow-unusual-window', 'take any length from 1 to 999 months', false)
    .addOption(
      choice('--customer <kind>', 'customer', 'what one customer is: an account, or an ultimate parent with all below'),
    )
    .addOption(choice('--method <method>', 'method', 'how quartiles are made'))
    .option('--top-share <percent>', 'share of the total that the top pool brings', policyValue('topSharePercent'))
    .addOption(choice('--ties <rule>', 'ties', 'what equal totals across a border do'))
    .option('--damping <percent>', 'by how much a border must be passed', policyValue('dampingPercent'))
    .addOption(choice('--zeros <rule>', 'zeroTotals', 'whether totals of zero are ranked, last'))
    .addOption(choice('--history <kept>', 'history', 'whose snapshots are kept'))
    .option('--filter <field=value>', 'count only opportunities with this value in this field', filterFlag);
}

/** What the flags choose. */
export function policyChoice(flags: PolicyFlags): PolicyChoice {
  const { metric, windowMonths, windowEnd, customer, method, ties, history, filter } = flags;
  const { potential: openPotential, topShare: topSharePercent, damping: dampingPercent, zeros: zeroTotals } = flags;
  return {
    policy: flags.policy,
    allowUnusualWindow: flags.allowUnusualWindow,
    overrides: given({
      ...{ metric, openPotential, windowMonths, windowEnd, customer, method },
      ...{ topSharePercent, ties, dampingPercent, zeroTotals, history, filter },
    }),
  };
}

function given(overrides: PolicyOverrides): PolicyOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}

/** The values of a policy's field in the words of a command line: `EqualCount` is `equal-count`. */
function choice(flags: string, name: ChoiceName, description: string): Option {
  const values = new Map<string, string>(POLICY_CHOICES[name].map((value) => [kebab(value), value]));
  const words = [...values.keys()];
  return new Option(flags, `${description}: ${words.join(', ')}`).argParser((word: string) => {
    const value = values.get(word);
    if (value === undefined) {
      throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
    }
    return value;
  });
}

function kebab(value: string): string {
  return value.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** A percentage in the range that the policy's field allows. */
function policyValue(name: 'topSharePercent' | 'dampingPercent'): (value: string) => string {
  return (value) => {
    const checked = checkPolicy({ [POLICY_FIELDS[name]]: value });
    if (value.trim() === '' || !('policy' in checked)) {
      const told = 'problems' in checked ? checked.problems.map(({ message }) => message).join('; ') : 'is empty';
      throw new InvalidArgumentError(`It ${told}.`);
    }
    return checked.policy[name];
  };
}

function filterFlag(value: string, before: PolicyOverrides['filter']): PolicyOverrides['filter'] {
  if (before !== undefined) {
    throw new InvalidArgumentError('There is one filter; it was given twice.');
  }
  const [, field = '', wanted = ''] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  const checked = checkPolicy({ [POLICY_FIELDS.filterField]: field, [POLICY_FIELDS.filterValue]: wanted });
  if (!('policy' in checked) || checked.policy.filter === undefined) {
    throw new InvalidArgumentError(`"${value}" is not a field and its value, such as Type=New Business.`);
  }
  return checked.policy.filter;
}
