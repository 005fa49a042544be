import type { Command } from 'commander';
import { countFlag, runCommand } from '../cli/index.ts';
import { describeRuns, listRuns } from '../runs/index.ts';
import type { ListRunsOptions } from '../runs/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type RunsFlags = OrgFlags & ListRunsOptions;

/** About a screenful. */
const DEFAULT_LIMIT = 20;

export function runsCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('runs', SYNC_USER)
    .description('List the tiering runs of an org, the latest first.')
    .option('--policy <name>', 'only runs of this policy, as the list names it')
    .option('--limit <n>', 'not more than the latest so many', countFlag, DEFAULT_LIMIT)
    .action(async (flags: RunsFlags) => {
      await runCommand(terminal, { json: flags.json }, async () => {
        const report = await listRuns(await open(flags, SYNC_USER), flags);
        return { report, text: describeRuns(report), exit: 'done' };
      });
    });
}
