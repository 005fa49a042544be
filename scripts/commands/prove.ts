import type { Command } from 'commander';
import { runCommand } from '../cli/index.ts';
import { describeProve, prove } from '../prove/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { stateFolder } from './exclusivityFlags.ts';
import { ADMIN_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

type ProveFlags = OrgFlags & {
  readonly production: boolean;
  readonly stateDir?: string;
  readonly only?: readonly string[];
  readonly reader?: string;
  readonly clearLeftovers: boolean;
};

export function proveCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('prove', ADMIN_USER)
    .description(
      'Try in a scratch org what this product takes Salesforce to do; the few records that it makes are deleted again.',
    )
    .option('--only <ids...>', 'the assertions of docs/proof.md to try (default: all)')
    .option(
      '--reader <user>',
      'a second user of the org, for what sharing shows and hides: an alias or username in the Salesforce CLI (with --local, a username)',
    )
    .option('--clear-leftovers', 'delete records of proofs that ran elsewhere and were killed', false)
    .option('--production', 'allow an org that is neither a sandbox nor a scratch org', false)
    .option('--state-dir <folder>', 'where the records made are listed while they are there')
    .action(async (flags: ProveFlags) => {
      await runCommand(terminal, { json: flags.json }, async () => {
        const org = await open(flags, ADMIN_USER);
        const reader = flags.reader === undefined ? {} : { reader: await openReader(open, flags, flags.reader) };
        const report = await prove(org, terminal, {
          ...reader,
          clearsLeftovers: flags.clearLeftovers,
          stateFolder: stateFolder(flags.stateDir),
          // An embedded org is there to be tried.
          inProduction: flags.production || flags.local !== undefined,
          ...(flags.only === undefined ? {} : { only: flags.only }),
        });
        const exit = report.left.length > 0 ? 'partly' : report.status === 'Held' ? 'done' : 'salesforce';
        return { report, text: describeProve(report), exit };
      });
    });
}

function openReader(open: CommandContext['open'], { local }: ProveFlags, reader: string): Promise<Org> {
  return local === undefined ? open({ targetOrg: reader }, reader) : open({ local }, reader);
}
