import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packageDirectories } from './lwcBundles.ts';

const SF = fileURLToPath(new URL('../bin/run.js', import.meta.resolve('@salesforce/cli')));

/**
 * Converts a project's source into metadata format with the real `sf`, into `scratch/converted`, whose path is returned.
 * The CLI keeps its files in `scratch` too, and reports nothing to anybody: the user's own orgs and settings have no part.
 *
 * @throws Error with what `sf` said when it refuses the source.
 */
export async function convertSource(project: string, scratch: string): Promise<string> {
  const home = join(scratch, 'home');
  mkdirSync(home, { recursive: true });
  const converted = join(scratch, 'converted');
  const sources = packageDirectories(project).flatMap((directory) => ['--source-dir', directory]);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
  };
  const command = [SF, 'project', 'convert', 'source', ...sources, '--output-dir', converted];
  await promisify(execFile)(process.execPath, command, { cwd: project, env }).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`sf refuses to convert ${project}:\n${`${stdout}${stderr}`.trim() || String(error)}`);
  });
  return converted;
}
