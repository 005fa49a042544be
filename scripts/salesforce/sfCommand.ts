import { existsSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from '../cli/index.ts';

/** How the Salesforce CLI is started. */
export interface SfCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

interface SearchOptions {
  readonly searchPath: string;
  readonly platform: NodeJS.Platform;
  readonly isThere?: (file: string) => boolean;
}

/** What the installer and npm put on the PATH of Windows. */
const WINDOWS_NAMES = ['sf.exe', 'sf.cmd'];
/** Nothing of this means anything to a Windows shell; usernames and aliases have no more. */
const PLAIN = /^[\w.@+=-]+$/;

/**
 * How to start `sf` with these words. On Windows it is a batch file, which Node starts through a shell only, so that no word may hold what
 * the shell would read in its own way.
 * Source: "Spawning .bat and .cmd files on Windows", Node.js documentation of child_process.
 * @returns undefined where there is none on the search path of Windows; elsewhere starting it tells
 */
export function sfCommand(
  args: readonly string[],
  { searchPath, platform, isThere = existsSync }: SearchOptions,
): SfCommand | undefined {
  if (platform !== 'win32') {
    return { file: 'sf', args, shell: false };
  }
  const odd = args.find((word) => !PLAIN.test(word));
  if (odd !== undefined) {
    throw new CommandError(
      'usage',
      'ODD_TARGET_ORG',
      `"${odd}" holds characters that a Windows shell would read in its own way.`,
      'Name the org by its username, or give it another alias: `sf alias set <alias>=<username>`.',
    );
  }
  const files = searchPath.split(';').flatMap((folder) => WINDOWS_NAMES.map((name) => path.win32.join(folder, name)));
  const file = files.find(isThere);
  return file === undefined ? undefined : { file: [`"${file}"`, ...args].join(' '), args: [], shell: true };
}
