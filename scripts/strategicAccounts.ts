import { Command, CommanderError } from 'commander';
import { CommandError, EXIT_CODES, exitCodeTable, tell } from './cli/index.ts';
import type { Terminal } from './cli/index.ts';
import { allCommands } from './commands/index.ts';
import { openOrg } from './openOrg.ts';
import manifest from '../package.json' with { type: 'json' };

/** What a run of the command line has from the process it runs in. */
export interface CommandLineContext {
  readonly terminal: Terminal;
  /** Where logins may stand. */
  readonly environment: NodeJS.ProcessEnv;
  /** Aborted when the user wants to stop. */
  readonly signal: AbortSignal;
}

/** Runs the command that the words say, to its end, and sets the exit code of the process. @throws whatever is no fault of the words or of the command */
export async function strategicAccounts(words: readonly string[], context: CommandLineContext): Promise<void> {
  const { terminal, environment, signal } = context;
  const sam = new Command('strategic-accounts')
    .version(manifest.version)
    .description('Strategic account management on Salesforce: load revenue history, tier it into quartiles.')
    .addHelpText('after', `\n${exitCodeTable()}`);
  const commands = allCommands({
    terminal,
    open: (flags, localUser) => openOrg(flags, { localUser, environment, signal, terminal }),
  });
  for (const command of commands) {
    sam.addCommand(command);
  }
  for (const command of [sam, ...commands]) {
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  try {
    await sam.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) {
      throw thrown;
    }
    usageFault(thrown, terminal, words.includes('--json'));
  }
}

/** Commander prints usage errors itself; they only lack our exit code and, for programs, the object on stdout. */
function usageFault(error: CommanderError, terminal: Terminal, json: boolean): void {
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
