import { Command, CommanderError } from 'commander';
import { CommandError, EXIT_CODES, exitCodeTable, interruption, logFormatOf, openTerminal, tell } from './cli/index.ts';
import { allCommands } from './commands/index.ts';
import { openOrg } from './openOrg.ts';

const terminal = openTerminal(logFormatOf(process.argv));
const signal = interruption();

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

const sam = new Command('strategic-accounts')
  .description('Strategic account management on Salesforce: load revenue history, tier it into quartiles.')
  .addHelpText('after', `\n${exitCodeTable()}`);
const commands = allCommands({
  terminal,
  open: (flags, localUser) => openOrg(flags, { localUser, environment: process.env, signal, terminal }),
});
for (const command of commands) {
  sam.addCommand(command);
}
for (const command of [sam, ...commands]) {
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
