import type { Command } from 'commander';
import { runCommand } from '../cli/index.ts';
import { describeSetup, setup } from '../setup/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { ADMIN_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type SetupFlags = OrgFlags & { readonly dryRun: boolean };

export function setupCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('setup', ADMIN_USER)
    .description('Create the records that the app starts with, such as service levels; what exists stays as it is.')
    .option('--dry-run', 'show what would be created, and create nothing', false)
    .action(async (flags: SetupFlags) => {
      await runCommand(terminal, { json: flags.json }, async () => {
        const report = await setup(await open(flags, ADMIN_USER), flags);
        const exit = report.status === 'CompletedWithErrors' ? 'partly' : 'done';
        return { report, text: describeSetup(report), exit };
      });
    });
}
