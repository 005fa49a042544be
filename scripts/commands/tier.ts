import type { Command } from 'commander';
import { dateFlag, runCommand } from '../cli/index.ts';
import { describeTier, tier } from '../tiering/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { addExclusivityFlags, exclusivity } from './exclusivityFlags.ts';
import type { ExclusivityFlags } from './exclusivityFlags.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';
import { addPolicyFlags, policyChoice } from './policyFlags.ts';
import type { PolicyFlags } from './policyFlags.ts';

type TierFlags = OrgFlags & PolicyFlags & ExclusivityFlags & { readonly asOf?: string; readonly dryRun: boolean };

export function tierCommand({ terminal, open }: CommandContext): Command {
  const command = addPolicyFlags(
    orgCommand('tier', SYNC_USER)
      .description('Rank customers by what they bring, and write quartiles, runs and snapshots back to Salesforce.')
      .option('--as-of <date>', "day to look back from, YYYY-MM-DD (default: today in the org's time zone)", dateFlag),
  ).option('--dry-run', 'show what would be written, and write nothing', false);
  return addExclusivityFlags(command).action(async (flags: TierFlags) => {
    let known: object = {};
    await runCommand(terminal, { json: flags.json, known: () => known }, async () => {
      const org = await open(flags, SYNC_USER);
      const onStart = (facts: object) => {
        known = facts;
      };
      const { asOf, dryRun } = flags;
      const options = { ...policyChoice(flags), ...exclusivity(flags), asOf, dryRun };
      const reports = await tier({ org, terminal, onStart }, options);
      const isPartly = [reports, ...reports.others].some(({ status }) => status === 'CompletedWithErrors');
      return { report: reports, text: describeTier(reports), exit: isPartly ? 'partly' : 'done' };
    });
  });
}
