import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { dateFlag } from '../cli/index.ts';

export interface StartFlags {
  readonly orgPort: number;
  readonly previewPort: number;
  /** `YYYY-MM-DD`; undefined for today, or for the date of the demo that is there. */
  readonly asOf?: string;
  readonly data: string;
  readonly fresh: boolean;
}

const HIGHEST_PORT = 65_535;

function portFlag(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) {
    return port;
  }
  throw new InvalidArgumentError(`Give a number from 0 to ${HIGHEST_PORT}; 0 picks a free port.`);
}

/**
 * What was asked for; undefined when that was help, which is printed then.
 * @throws Error with one message that names the flag
 */
export function startFlags(args: readonly string[]): StartFlags | undefined {
  const command = new Command('npm start --')
    .description('The embedded org with its demo data, tiered, and its Lightning pages in the browser.')
    .option('--org-port <number>', 'where the embedded org listens; 0 picks a free port', portFlag, 7400)
    .option('--preview-port <number>', 'where the pages are served; 0 picks a free port', portFlag, 7500)
    .option(
      '--as-of <date>',
      'day that the demo looks back from, YYYY-MM-DD (default: the day of the first start)',
      dateFlag,
    )
    .option('--data <folder>', 'where the data is kept from one start to the next', '.data/demo')
    .option('--fresh', 'delete the data of earlier starts and begin anew', false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  try {
    return command.parse(args, { from: 'user' }).opts<StartFlags>();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      return undefined;
    }
    const message = error instanceof Error ? error.message.replace(/^error: /, '') : String(error);
    throw new Error(`${message} \`npm start -- --help\` shows the flags.`, { cause: error });
  }
}
