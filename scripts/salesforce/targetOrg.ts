import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { CommandError } from '../cli/index.ts';
import type { Grant } from './Access.ts';
import { sfCommand } from './sfCommand.ts';
import type { SfCommand } from './sfCommand.ts';

/** The CLI that this project brings, for whoever runs us without npx. */
const OWN_BIN = path.join(import.meta.dirname, '..', '..', 'node_modules', '.bin');
/** As the operating system tells of a program that is not there. */
const NOT_THERE = { code: 'ENOENT' };
/** Far above any answer; a CLI that prints more than that is none. */
const MOST_OUTPUT = 1_000_000;

/**
 * What the CLI does beside its work, and what would get in the way of a JSON answer, is turned off. The documented SF_AUTOUPDATE_DISABLE comes too late: with
 * a home that is new, a process that looks for updates has been started by then.
 */
const QUIET = {
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_DISABLE_LOG_FILE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  FORCE_COLOR: '0',
};

export interface CliContext {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Where `sf` is looked for; default is this project's dependencies, then PATH. */
  readonly searchPath?: string;
}

/**
 * The login that the Salesforce CLI holds under an alias or username, refreshed by the CLI. `sf org display` tells the instance and
 * hides the token, which `sf org auth show-access-token` shows; with `--json` that one asks no question.
 * @param alias undefined is the CLI's default org
 * @throws CommandError when there is no CLI, or it has no such org. The token is in no message.
 */
export async function targetOrgLogin(alias: string | undefined, context: CliContext): Promise<Grant> {
  // One after the other: both may refresh the session, and an org may take each refresh token once.
  const accessToken = await ask(['org', 'auth', 'show-access-token'], 'accessToken', alias, context);
  const instanceUrl = await ask(['org', 'display'], 'instanceUrl', alias, context);
  return { instanceUrl, accessToken };
}

/** What to do about a login that the org no longer takes. */
export function loginAgain(alias: string | undefined): string {
  const named = alias === undefined ? '--set-default' : `--alias ${alias}`;
  return `Log in again with \`sf org login web ${named} --instance-url https://<domain>.my.salesforce.com\`, then run the command again.`;
}

async function ask(
  command: readonly string[],
  wanted: string,
  alias: string | undefined,
  context: CliContext,
): Promise<string> {
  const target = alias === undefined ? [] : [`--target-org=${alias}`];
  const answer = await runSf([...command, ...target, '--json'], context);
  const value = isObject(answer.result) ? answer.result[wanted] : undefined;
  if (answer.status === 0 && typeof value === 'string' && value !== '') {
    return value;
  }
  throw refusal(answer, command.join(' '), alias);
}

async function runSf(
  args: readonly string[],
  { environment, signal, searchPath }: CliContext,
): Promise<Record<string, unknown>> {
  const PATH = searchPath ?? [OWN_BIN, environment.PATH ?? ''].join(path.delimiter);
  const command = sfCommand(args, { searchPath: PATH, platform: process.platform });
  const told = command === undefined ? NOT_THERE : await started(command, { ...environment, ...QUIET, PATH }, signal);
  if (isObject(told) && told.code === NOT_THERE.code) {
    throw new CommandError(
      'connection',
      'SF_NOT_FOUND',
      'The Salesforce CLI (`sf`) was not found, and --target-org uses its logins.',
      'Install it (`npm ci` in this project, or `npm install --global @salesforce/cli`), or set SAM_INSTANCE_URL and SAM_ACCESS_TOKEN instead of --target-org.',
    );
  }
  return parse(isObject(told) ? told.stdout : undefined);
}

/** What it printed, or how it failed, which tells what it printed as well. */
function started({ file, args, shell }: SfCommand, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<unknown> {
  const options = { env, signal, shell, maxBuffer: MOST_OUTPUT };
  return promisify(execFile)(file, args, options).catch((thrown: unknown) => {
    if (signal.aborted) {
      throw signal.reason;
    }
    return thrown;
  });
}

/** With `--json` the CLI writes its errors to stdout as well. What is no JSON object has no status either. */
function parse(stdout: unknown): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(String(stdout));
    return isObject(answer) ? answer : {};
  } catch {
    return {};
  }
}

function refusal(answer: Record<string, unknown>, command: string, alias: string | undefined): CommandError {
  const { name, message } = answer;
  switch (name) {
    case 'NamedOrgNotFoundError':
      return new CommandError(
        'usage',
        'UNKNOWN_TARGET_ORG',
        `The Salesforce CLI has no login for "${alias ?? ''}".`,
        `See its logins with \`sf org list\`, or log in: \`sf org login web --alias ${alias ?? '<alias>'} --instance-url https://<domain>.my.salesforce.com\`.`,
      );
    case 'NoDefaultEnvError':
      return new CommandError(
        'usage',
        'NO_DEFAULT_ORG',
        'The Salesforce CLI has no default org, and --target-org names none.',
        'Name one with --target-org <alias> (`sf org list` shows them), or set one with `sf config set target-org <alias>`.',
      );
    default:
      return new CommandError(
        'connection',
        typeof name === 'string' ? name : 'SF_FAILED',
        typeof message === 'string'
          ? `\`sf ${command}\` failed: ${message}`
          : `\`sf ${command}\` gave no answer that can be read.`,
        typeof message === 'string'
          ? loginAgain(alias)
          : 'Run that command by hand to see what is wrong; a CLI that does not know it is too old (`sf update`).',
      );
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
