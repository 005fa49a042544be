import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './samCli.ts';

export interface SfCli {
  /** For processes that shall use these logins and no other. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the commands run: relative paths of files begin here. */
  readonly home: string;
  /** Logs in with a token that exists, as `sf org login access-token` does. */
  login(alias: string, instanceUrl: string, accessToken: string): Promise<void>;
  /** Runs a command, whose words `command` has, as the user of a login; `values` are further words, with spaces or not. */
  run(alias: string, command: string, ...values: readonly string[]): Promise<SfAnswer>;
  /** Runs a command with `--json`. */
  json<Result = unknown>(alias: string, command: string, ...values: readonly string[]): Promise<SfJson<Result>>;
  /** What a command with `--json` says in `result`. @throws Error with what it says otherwise */
  result<Result>(alias: string, command: string, ...values: readonly string[]): Promise<Result>;
  /** Forgets all logins. */
  close(): Promise<void>;
}

export interface SfAnswer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `status` is the exit code; a failure's `name` is Salesforce's error code where an org refused. */
export interface SfJson<Result> {
  readonly status: number;
  readonly result?: Result;
  readonly name?: string;
  readonly message?: string;
}

/** The real Salesforce CLI of this project, with a home of its own. */
export async function openSfCli(): Promise<SfCli> {
  const home = await mkdtemp(path.join(tmpdir(), 'sf-home-'));
  const env = {
    HOME: home,
    USERPROFILE: home,
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_DISABLE_LOG_FILE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    // Where CI is set, tables are drawn without borders: the tests read what a person at a terminal sees.
    OCLIF_TABLE_SKIP_CI_CHECK: 'true',
  };
  const start = (words: readonly string[], more: Readonly<Record<string, string>>): Promise<SfAnswer> =>
    runCli(words, { env: { ...process.env, ...env, ...more }, cwd: home });
  const run: SfCli['run'] = (alias, command, ...values) =>
    start([...command.split(' '), ...values], { SF_TARGET_ORG: alias });
  const json = async <Result>(
    alias: string,
    command: string,
    ...values: readonly string[]
  ): Promise<SfJson<Result>> => {
    const { stdout, stderr } = await run(alias, command, ...values, '--json');
    if (stdout === '') throw new Error(`sf ${command} said nothing but: ${stderr}`);
    return JSON.parse(stdout) as SfJson<Result>;
  };
  return {
    env,
    home,
    login: async (alias, instanceUrl, accessToken) => {
      const flags = ['--alias', alias, '--instance-url', instanceUrl, '--no-prompt', '--json'];
      const answer = await start(['org', 'login', 'access-token', ...flags], { SF_ACCESS_TOKEN: accessToken });
      if (answer.code !== 0) throw new Error(`sf org login access-token: ${answer.stdout}${answer.stderr}`);
    },
    run,
    json,
    result: async <Result>(alias: string, command: string, ...values: readonly string[]) => {
      const answer = await json<Result>(alias, command, ...values);
      if (answer.result === undefined) throw new Error(`sf ${command}: ${JSON.stringify(answer)}`);
      return answer.result;
    },
    close: () => rm(home, { recursive: true, force: true }),
  };
}

const CLI = path.join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');

/** More than any command here prints; whole tables of records would be cut otherwise. */
const MOST_OUTPUT = 64 * 1024 * 1024;

async function runCli(
  words: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly cwd: string },
): Promise<SfAnswer> {
  try {
    const done = await promisify(execFile)(process.execPath, [CLI, ...words], { ...options, maxBuffer: MOST_OUTPUT });
    return { code: 0, ...done };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout: stdout ?? '', stderr: stderr ?? '' };
  }
}
