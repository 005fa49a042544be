import { asCommandError } from './CommandError.ts';
import type { CommandError } from './CommandError.ts';
import { EXIT_CODES } from './exitCodes.ts';
import type { Exit } from './exitCodes.ts';
import type { Terminal } from './Terminal.ts';

export interface CommandResult {
  readonly report: object;
  readonly text: string;
  readonly exit: Exit;
}

/**
 * Runs a command to its end: prints one result, as text or as exactly one JSON object, and sets the exit code. A fault goes to
 * stderr as what happened and what to do next, and with `json` to stdout as an object too, beside what was `known` by then.
 */
export async function runCommand(
  terminal: Terminal,
  options: { readonly json: boolean; readonly known?: () => object },
  command: () => Promise<CommandResult>,
): Promise<void> {
  try {
    const { report, text, exit } = await command();
    terminal.result(options.json ? JSON.stringify(report, undefined, 2) : text);
    process.exitCode = EXIT_CODES[exit].code;
  } catch (thrown) {
    const error = asCommandError(thrown);
    tell(terminal, error);
    if (options.json) {
      const { code, message, nextStep } = error;
      terminal.result(
        JSON.stringify({ ...options.known?.(), status: 'Failed', error: { code, message, nextStep } }, undefined, 2),
      );
    }
    process.exitCode = EXIT_CODES[error.exit].code;
  }
}

/** What happened, and what to do next; the stack only where nobody foresaw the fault. */
export function tell(terminal: Pick<Terminal, 'note'>, error: CommandError): void {
  const { code, message, nextStep } = error;
  terminal.note(`Error: ${message}\nNext step: ${nextStep}`, { message, code, nextStep });
  if (error.exit === 'unexpected' && error.cause instanceof Error) {
    terminal.note(error.cause.stack ?? '');
  }
}
