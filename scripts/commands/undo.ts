import type { Command } from 'commander';
import { runCommand } from '../cli/index.ts';
import type { Exit } from '../cli/index.ts';
import { describeUndo, undo } from '../undo/index.ts';
import type { UndoReport } from '../undo/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { addExclusivityFlags, exclusivity } from './exclusivityFlags.ts';
import type { ExclusivityFlags } from './exclusivityFlags.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type UndoFlags = OrgFlags & ExclusivityFlags & { readonly dryRun: boolean };

export function undoCommand({ terminal, open }: CommandContext): Command {
  const command = orgCommand('undo', SYNC_USER)
    .description('Give accounts the values back that a tiering run replaced; what was written since stays.')
    .argument('<run>', 'number (TR-000001), key (Default:2026-12-31:12) or record id of the run')
    .option('--dry-run', 'show what would be restored, and write nothing', false);
  return addExclusivityFlags(command).action(async (run: string, flags: UndoFlags) => {
    await runCommand(terminal, { json: flags.json }, async () => {
      const options = { ...exclusivity(flags), dryRun: flags.dryRun };
      const report = await undo({ org: await open(flags, SYNC_USER), terminal }, run, options);
      return { report, text: describeUndo(report), exit: exitOf(report) };
    });
  });
}

function exitOf({ status }: UndoReport): Exit {
  switch (status) {
    case 'CompletedWithErrors':
      return 'partly';
    case 'Overtaken':
      return 'usage';
    default:
      return 'done';
  }
}
