import path from 'node:path';
import type { Command } from 'commander';
import { dateFlag, runCommand } from '../cli/index.ts';
import { describeTier, tier } from '../tiering/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';
import { addPolicyFlags, policyChoice } from './policyFlags.ts';
import type { PolicyFlags } from './policyFlags.ts';

/** In the working directory, which is the same each time for a scheduled job. */
const STATE_FOLDER = '.strategic-accounts';

type TierFlags = OrgFlags &
  PolicyFlags & {
    readonly asOf?: string;
    readonly dryRun: boolean;
    readonly takeOver: boolean;
    readonly stateDir?: string;
  };

export function tierCommand({ terminal, open }: CommandContext): Command {
  return addPolicyFlags(
    orgCommand('tier', SYNC_USER)
      .description('Rank customers by what they bring, and write quartiles, runs and snapshots back to Salesforce.')
      .option('--as-of <date>', "day to look back from, YYYY-MM-DD (default: today in the org's time zone)", dateFlag),
  )
    .option('--dry-run', 'show what would be written, and write nothing', false)
    .option('--take-over', 'take the lease from a process that holds it and is certainly dead', false)
    .option('--state-dir <folder>', `where runs keep their journals (default: SAM_STATE_DIR, or ${STATE_FOLDER})`)
    .action(async (flags: TierFlags) => {
      let known: object = {};
      await runCommand(terminal, { json: flags.json, known: () => known }, async () => {
        const org = await open(flags, SYNC_USER);
        const onStart = (facts: object) => {
          known = facts;
        };
        const { asOf, dryRun, takeOver, stateDir } = flags;
        const stateFolder = path.resolve(stateDir ?? (process.env.SAM_STATE_DIR || STATE_FOLDER));
        const options = { ...policyChoice(flags), asOf, dryRun, takeOver, stateFolder };
        const reports = await tier({ org, terminal, onStart }, options);
        const isPartly = [reports, ...reports.others].some(({ status }) => status === 'CompletedWithErrors');
        return { report: reports, text: describeTier(reports), exit: isPartly ? 'partly' : 'done' };
      });
    });
}
