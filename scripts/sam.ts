import { Command, CommanderError, Option } from 'commander';
import {
  CommandError,
  DEFAULT_LOCAL_URL,
  EXIT_CODES,
  dateFlag,
  exitCodeTable,
  fieldFlag,
  interruption,
  monthsFlag,
  openTerminal,
  runCommand,
  tell,
} from './cli/index.ts';
import type { LoginFlags } from './cli/index.ts';
import { describeLoad, keyFields, load } from './load/index.ts';
import { openOrg } from './openOrg.ts';
import type { Org } from './salesforce/index.ts';
import {
  CUSTOMER_KINDS,
  DEFAULT_CUSTOMER,
  DEFAULT_METRIC,
  DEFAULT_WINDOW_MONTHS,
  describeTier,
  tier,
} from './tiering/index.ts';
import type { TierOptions } from './tiering/index.ts';

const SYNC_USER = 'sync@local-org.test';
const ADMIN_USER = 'admin@local-org.test';

type TierFlags = LoginFlags & TierOptions & { readonly json: boolean };

interface LoadFlags extends LoginFlags {
  readonly accounts?: string;
  readonly opportunities?: string;
  readonly keyField: readonly string[];
  readonly json: boolean;
}

const terminal = openTerminal();
const signal = interruption();

function open(flags: LoginFlags, localUser: string): Promise<Org> {
  return openOrg(flags, { localUser, environment: process.env, signal, terminal });
}

function common(command: Command, localUser: string): Command {
  return command
    .option(
      '--target-org [alias]',
      'an org by its alias or username in the Salesforce CLI (default: the default org there)',
    )
    .option('--local [url]', `the embedded org (${DEFAULT_LOCAL_URL}), as ${localUser}`)
    .option('--json', 'print the result as one JSON object; all else goes to stderr', false)
    .addHelpText(
      'after',
      `\nWithout --target-org and --local, SAM_INSTANCE_URL and SAM_ACCESS_TOKEN name the org and its session.\n\n${exitCodeTable()}`,
    );
}

async function runTier(flags: TierFlags): Promise<void> {
  let known: object = {};
  await runCommand(terminal, { json: flags.json, known: () => known }, async () => {
    const org = await open(flags, SYNC_USER);
    const onStart = (facts: object) => {
      known = facts;
    };
    const report = await tier({ org, terminal, onStart }, flags);
    const exit = report.status === 'CompletedWithErrors' ? 'partly' : 'done';
    return { report, text: describeTier(report), exit };
  });
}

async function runLoad(flags: LoadFlags): Promise<void> {
  await runCommand(terminal, { json: flags.json }, async () => {
    const keys = keyFields(flags.keyField);
    const files = [
      ...(flags.accounts === undefined
        ? []
        : [{ object: 'Account', file: flags.accounts, keyField: keys.Account } as const]),
      ...(flags.opportunities === undefined
        ? []
        : [{ object: 'Opportunity', file: flags.opportunities, keyField: keys.Opportunity } as const]),
    ];
    if (files.length === 0) {
      throw new CommandError(
        'usage',
        'NO_FILE',
        'There is nothing to load.',
        'Add --accounts <csv>, --opportunities <csv> or both.',
      );
    }
    const org = await open(flags, ADMIN_USER);
    const report = await load(org, files, terminal);
    return { report, text: describeLoad(report), exit: report.status === 'CompletedWithErrors' ? 'partly' : 'done' };
  });
}

function program(): Command {
  const sam = new Command('strategic-accounts')
    .description('Strategic account management on Salesforce: load revenue history, tier it into quartiles.')
    .addHelpText('after', `\n${exitCodeTable()}`);
  common(sam.command('tier'), SYNC_USER)
    .description('Rank accounts by won revenue, and write quartiles, runs and snapshots back to Salesforce.')
    .option('--as-of <date>', "last day of the window, YYYY-MM-DD (default: today in the org's time zone)", dateFlag)
    .option('--window-months <n>', 'length of the window in months', monthsFlag, DEFAULT_WINDOW_MONTHS)
    .option('--metric <field>', 'number or currency field of Opportunity to add up', fieldFlag, DEFAULT_METRIC)
    .addOption(
      new Option(
        '--customer <kind>',
        'what counts as one customer: each account, or an ultimate parent with all below it',
      )
        .choices(CUSTOMER_KINDS)
        .default(DEFAULT_CUSTOMER),
    )
    .option('--dry-run', 'show what would be written, and write nothing', false)
    .action(runTier);
  common(sam.command('load'), ADMIN_USER)
    .description('Upsert accounts and opportunities from CSV files whose headers are field API names.')
    .option('--accounts <csv>', 'file of accounts; parents by Parent.<key field>, in any order')
    .option('--opportunities <csv>', 'file of opportunities; accounts by Account.<external id>')
    .option(
      '--key-field <field>',
      'unique external id that records are matched by; Account.<field> or Opportunity.<field> sets one of them (default: External_Key__c)',
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    )
    .action(runLoad);
  return sam;
}

/** Commander prints usage errors itself; they only lack our exit code and, for programs, the object on stdout. */
function usageFault(error: CommanderError, json: boolean): void {
  if (error.exitCode === 0) {
    return;
  }
  process.exitCode = EXIT_CODES.usage.code;
  // Without a command the help itself is the answer.
  if (error.code === 'commander.help') {
    return;
  }
  const message = error.message.replace(/^error: /, '');
  const fault = new CommandError(
    'usage',
    'USAGE',
    message,
    'See `strategic-accounts --help` and `strategic-accounts <command> --help`.',
  );
  tell(terminal, fault);
  if (json) {
    const { code, nextStep } = fault;
    terminal.result(JSON.stringify({ status: 'Failed', error: { code, message, nextStep } }, undefined, 2));
  }
}

const sam = program();
for (const command of [sam, ...sam.commands]) {
  command.exitOverride().configureOutput({ outputError: () => undefined });
}
try {
  await sam.parseAsync();
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) {
    throw thrown;
  }
  usageFault(thrown, process.argv.includes('--json'));
}
