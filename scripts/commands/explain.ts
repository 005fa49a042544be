import type { Command } from 'commander';
import { dateFlag, fieldFlag, runCommand } from '../cli/index.ts';
import { describeExplain, explain } from '../explain/index.ts';
import type { CommandContext } from './CommandContext.ts';
import { SYNC_USER, orgCommand } from './orgCommand.ts';
import type { OrgFlags } from './orgCommand.ts';
import { addPolicyFlags, policyChoice } from './policyFlags.ts';
import type { PolicyFlags } from './policyFlags.ts';

type ExplainFlags = OrgFlags & PolicyFlags & { readonly asOf?: string; readonly other?: string };

export function explainCommand({ terminal, open }: CommandContext): Command {
  return addPolicyFlags(
    orgCommand('explain', SYNC_USER)
      .description('Say why an account has its quartile: borders, opportunities, history, another metric.')
      .argument('<account>', 'record id, External_Key__c or whole name of an account')
      .option(
        '--as-of <date>',
        "day to look back from, YYYY-MM-DD (default: that of the policy's latest run)",
        dateFlag,
      )
      .option('--other <field>', 'metric to look at as well (default: Gross_Profit__c, or Amount)', fieldFlag),
  ).action(async (account: string, flags: ExplainFlags) => {
    await runCommand(terminal, { json: flags.json }, async () => {
      const { asOf, other } = flags;
      const options = { ...policyChoice(flags), asOf, other };
      const report = await explain({ org: await open(flags, SYNC_USER), terminal }, account, options);
      return { report, text: describeExplain(report), exit: 'done' };
    });
  });
}
