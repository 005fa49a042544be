import { CommandError, chooseLogin, jwtSettings } from './cli/index.ts';
import type { JwtEnvironment, LoginFlags, Terminal } from './cli/index.ts';
import {
  TokenRefused,
  connect,
  jwtLogin,
  loginAgain,
  readJwtKey,
  readUserPermissions,
  targetOrgLogin,
} from './salesforce/index.ts';
import type { Login, Org } from './salesforce/index.ts';

export interface OpenOptions {
  /** Who logs in to the embedded org. */
  readonly localUser: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
}

/**
 * Logs in to the org that the flags or the environment name, and warns when that login may do far more than the job needs.
 * @throws CommandError when no org is named or two are, or the login fails.
 */
export async function openOrg(flags: LoginFlags, options: OpenOptions): Promise<Org> {
  const { environment, signal, terminal } = options;
  const { local, targetOrg } = flags;
  if (local !== undefined && targetOrg !== undefined) {
    throw new CommandError(
      'usage',
      'TWO_ORGS',
      '--local and --target-org name two orgs.',
      'Keep --local for the embedded org, or --target-org for a login of the Salesforce CLI.',
    );
  }
  const org =
    targetOrg === undefined
      ? await openNamedOrg(flags, options)
      : await openTargetOrg(targetOrg === true ? undefined : targetOrg, { environment, signal });
  // The embedded org holds nothing worth protecting.
  if (local === undefined) {
    await warnOfModifyAll(org, terminal);
  }
  return org;
}

async function openNamedOrg(flags: LoginFlags, options: OpenOptions): Promise<Org> {
  const { localUser, environment, signal } = options;
  const jwt = flags.local === undefined ? jwtSettings(environment) : undefined;
  const login = jwt === undefined ? chooseLogin(flags, localUser, environment) : await openByJwt(jwt, options);
  return connect(login, { signal, ...apiBudget(environment) });
}

/** There is no refresh token: when the session ends, another assertion is signed. */
async function openByJwt(settings: JwtEnvironment, { signal, terminal }: OpenOptions): Promise<Login> {
  const { keyFile } = settings;
  const { key, isReadByOthers } = await readJwtKey(keyFile);
  if (isReadByOthers) {
    terminal.note(
      `Warning: other users of this machine can read the key file ${keyFile}. Whoever has it logs in as ${settings.username}; \`chmod 600\` keeps it to its owner.`,
    );
  }
  const renew = () => jwtLogin(settings, key, signal);
  return { ...(await renew()), renew };
}

async function openTargetOrg(
  alias: string | undefined,
  context: { readonly environment: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<Org> {
  const login = await targetOrgLogin(alias, context);
  try {
    const renew = () => targetOrgLogin(alias, context);
    return await connect({ ...login, renew }, { signal: context.signal, ...apiBudget(context.environment) });
  } catch (thrown) {
    if (thrown instanceof TokenRefused) {
      const named = alias ?? 'its default org';
      throw new CommandError(
        'connection',
        thrown.code,
        `The login that the Salesforce CLI holds for ${named} does not work: ${thrown.message}`,
        loginAgain(alias),
        { cause: thrown },
      );
    }
    throw thrown;
  }
}

/** `SAM_API_BUDGET`: the most API requests that one command may send. */
function apiBudget({ SAM_API_BUDGET: budget }: NodeJS.ProcessEnv): { apiBudget?: number } {
  if (budget === undefined || budget === '') {
    return {};
  }
  if (!/^[1-9]\d{0,8}$/.test(budget)) {
    throw new CommandError(
      'usage',
      'INVALID_API_BUDGET',
      `SAM_API_BUDGET is "${budget}", and not a whole number of API requests.`,
      'Set it to a number such as 500, or leave it unset: then the command stops when 5 % of the daily requests are left.',
    );
  }
  return { apiBudget: Number(budget) };
}

/** An administrator's login works, and reaches everything else too. */
async function warnOfModifyAll(org: Org, terminal: Terminal): Promise<void> {
  const permissions = await readUserPermissions(org, ['Account', 'Opportunity']);
  const objects = [...(permissions?.modifyAllRecords ?? [])].sort().join(' and ');
  const held = permissions?.modifyAllData ? '"Modify All Data"' : objects === '' ? '' : `"Modify All" on ${objects}`;
  if (held !== '') {
    terminal.note(
      `Warning: ${org.username} holds ${held}, far more than this needs. For anything but a trial, log in as an integration user that has the permission set Strategic_Accounts_Sync and nothing else.`,
    );
  }
}
