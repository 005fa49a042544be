import type { Exit } from './exitCodes.ts';

/** A fault told to the person at the terminal: what happened, to which record or field, and what to do next. */
export class CommandError extends Error {
  readonly exit: Exit;
  /** For programs: Salesforce's own error code where there is one. */
  readonly code: string;
  readonly nextStep: string;

  constructor(exit: Exit, code: string, message: string, nextStep: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exit = exit;
    this.code = code;
    this.nextStep = nextStep;
  }
}

/** Any thrown value as a CommandError; what nobody foresaw becomes `UNEXPECTED`, with the original as its cause. */
export function asCommandError(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new CommandError(
    'unexpected',
    'UNEXPECTED',
    message,
    'Run the command again; if it happens again, report it with the command line and this message.',
    { cause: thrown },
  );
}
