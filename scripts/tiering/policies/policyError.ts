import { CommandError } from '../../cli/index.ts';

/** A policy of the org that cannot be run by; `correction` begins the next step. */
export function policyError(code: string, message: string, correction: string): CommandError {
  return new CommandError(
    'orgNotReady',
    code,
    message,
    `${correction} (Setup, Custom Metadata Types, Tiering Policy), then run the command again; nothing was read or written.`,
  );
}
