import { Option } from 'commander';
import type { Command } from 'commander';
import { dateFlag, fieldFlag, monthsFlag, runCommand } from '../cli/index.ts';
import {
  CUSTOMER_KINDS,
  DEFAULT_CUSTOMER,
  DEFAULT_METRIC,
  DEFAULT_WINDOW_MONTHS,
  describeTier,
  tier,
} from '../tiering/index.ts';
import type { TierOptions } from '../tiering/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type TierFlags = OrgFlags & TierOptions;

export function tierCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('tier', SYNC_USER)
    .description('Rank accounts by won revenue, and write quartiles, runs and snapshots back to Salesforce.')
    .option('--as-of <date>', "last day of the window, YYYY-MM-DD (default: today in the org's time zone)", dateFlag)
    .option('--window-months <n>', 'length of the window in months', monthsFlag, DEFAULT_WINDOW_MONTHS)
    .option('--metric <field>', 'number or currency field of Opportunity to add up', fieldFlag, DEFAULT_METRIC)
    .addOption(
      new Option(
        '--customer <kind>',
        'what counts as one customer: each account, or an ultimate parent with all below it',
      )
        .choices(CUSTOMER_KINDS)
        .default(DEFAULT_CUSTOMER),
    )
    .option('--dry-run', 'show what would be written, and write nothing', false)
    .action(async (flags: TierFlags) => {
      let known: object = {};
      await runCommand(terminal, { json: flags.json, known: () => known }, async () => {
        const org = await open(flags, SYNC_USER);
        const onStart = (facts: object) => {
          known = facts;
        };
        const report = await tier({ org, terminal, onStart }, flags);
        const exit = report.status === 'CompletedWithErrors' ? 'partly' : 'done';
        return { report, text: describeTier(report), exit };
      });
    });
}
