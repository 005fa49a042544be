export const LOG_FORMATS = ['text', 'json'] as const;

export type LogFormat = (typeof LOG_FORMATS)[number];

/**
 * `--log-format` of a command line, before anything parses it: what is wrong with the flags is told in this format as well.
 * Anything but a known format is text here, and refused by who parses.
 */
export function logFormatOf(args: readonly string[]): LogFormat {
  const at = args.findLastIndex((arg) => arg === '--log-format' || arg.startsWith('--log-format='));
  const value = args[at] === '--log-format' ? args[at + 1] : args[at]?.split('=')[1];
  return value === 'json' ? 'json' : 'text';
}
