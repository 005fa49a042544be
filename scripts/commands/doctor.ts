import type { Command } from 'commander';
import { runCommand } from '../cli/index.ts';
import { describeDoctor, doctor } from '../doctor/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

export function doctorCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('doctor', SYNC_USER)
    .description('Look whether an org and its user are ready for the tiering job; nothing is written.')
    .action(async (flags: OrgFlags) => {
      await runCommand(terminal, { json: flags.json }, async () => {
        const report = await doctor(await open(flags, SYNC_USER));
        return { report, text: describeDoctor(report), exit: report.status === 'Stopped' ? 'orgNotReady' : 'done' };
      });
    });
}
