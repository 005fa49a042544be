import type { Command } from 'commander';
import { CommandError, runCommand } from '../cli/index.ts';
import { describeLoad, keyFields, load } from '../load/index.ts';
import type { FileToLoad } from '../load/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { ADMIN_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';

interface LoadFlags extends OrgFlags {
  readonly accounts?: string;
  readonly opportunities?: string;
  readonly keyField: readonly string[];
}

export function loadCommand({ terminal, open }: CommandContext): Command {
  return orgCommand('load', ADMIN_USER)
    .description('Upsert accounts and opportunities from CSV files whose headers are field API names.')
    .option('--accounts <csv>', 'file of accounts; parents by Parent.<key field>, in any order')
    .option('--opportunities <csv>', 'file of opportunities; accounts by Account.<external id>')
    .option(
      '--key-field <field>',
      'unique external id that records are matched by; Account.<field> or Opportunity.<field> sets one of them (default: External_Key__c)',
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    )
    .action(async (flags: LoadFlags) => {
      await runCommand(terminal, { json: flags.json }, async () => {
        const files = filesToLoad(flags);
        const org = await open(flags, ADMIN_USER);
        const report = await load(org, files, terminal);
        const exit = report.status === 'CompletedWithErrors' ? 'partly' : 'done';
        return { report, text: describeLoad(report), exit };
      });
    });
}

function filesToLoad({ accounts, opportunities, keyField }: LoadFlags): readonly FileToLoad[] {
  const keys = keyFields(keyField);
  const files = [
    ...(accounts === undefined ? [] : [{ object: 'Account', file: accounts, keyField: keys.Account } as const]),
    ...(opportunities === undefined
      ? []
      : [{ object: 'Opportunity', file: opportunities, keyField: keys.Opportunity } as const]),
  ];
  if (files.length === 0) {
    throw new CommandError(
      'usage',
      'NO_FILE',
      'There is nothing to load.',
      'Add --accounts <csv>, --opportunities <csv> or both.',
    );
  }
  return files;
}
