import { CommandError } from './CommandError.ts';

/**
 * A signal that is aborted, with a CommandError as its reason, by the first Ctrl-C or SIGTERM, so that the command can end
 * cleanly. A second one ends the process at once, as the shell expects.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      controller.abort(
        new CommandError(
          'interrupted',
          'INTERRUPTED',
          `Stopped by ${name}.`,
          'Run the same command again: what was already written is recognised and not written twice.',
        ),
      );
    });
  }
  return controller.signal;
}
