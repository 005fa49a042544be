import type { Command } from 'commander';
import { runCommand } from '../cli/index.ts';
import { contacts, describeContacts } from '../contacts/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { addExclusivityFlags, exclusivity } from './exclusivityFlags.ts';
import type { ExclusivityFlags } from './exclusivityFlags.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type ContactsFlags = OrgFlags & ExclusivityFlags & { readonly dryRun: boolean };

export function contactsCommand({ terminal, open }: CommandContext): Command {
  const command = orgCommand('contacts', SYNC_USER)
    .description('Read tasks and events, and write who was last in contact with whom, on accounts and stakeholders.')
    .option('--dry-run', 'show what would be written, and write nothing', false);
  return addExclusivityFlags(command).action(async (flags: ContactsFlags) => {
    await runCommand(terminal, { json: flags.json }, async () => {
      const org = await open(flags, SYNC_USER);
      const report = await contacts({ org, terminal }, { ...exclusivity(flags), dryRun: flags.dryRun });
      const exit = report.status === 'CompletedWithErrors' ? 'partly' : 'done';
      return { report, text: describeContacts(report), exit };
    });
  });
}
