import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './samCli.ts';

export interface SfCli {
  /** For processes that shall use these logins and no other. */
  readonly env: Readonly<Record<string, string>>;
  /** Logs in with a token that exists, as `sf org login access-token` does. */
  login(alias: string, instanceUrl: string, accessToken: string): Promise<void>;
  /** Forgets all logins. */
  close(): Promise<void>;
}

/** The real Salesforce CLI of this project, with a home of its own. */
export async function openSfCli(): Promise<SfCli> {
  const home = await mkdtemp(path.join(tmpdir(), 'sf-home-'));
  const env = {
    HOME: home,
    USERPROFILE: home,
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
  const cli = path.join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
  return {
    env,
    login: async (alias, instanceUrl, accessToken) => {
      const flags = ['--alias', alias, '--instance-url', instanceUrl, '--no-prompt', '--json'];
      await promisify(execFile)(process.execPath, [cli, 'org', 'login', 'access-token', ...flags], {
        env: { ...process.env, ...env, SF_ACCESS_TOKEN: accessToken },
        cwd: home,
      });
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}
