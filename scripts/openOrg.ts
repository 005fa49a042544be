import { CommandError, chooseLogin } from './cli/index.ts';
import type { LoginFlags, Terminal } from './cli/index.ts';
import { TokenRefused, connect, loginAgain, readUserPermissions, targetOrgLogin } from './salesforce/index.ts';
import type { Org } from './salesforce/index.ts';

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
  const { localUser, environment, signal, terminal } = options;
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
      ? await connect(chooseLogin(flags, localUser, environment), { signal })
      : await openTargetOrg(targetOrg === true ? undefined : targetOrg, { environment, signal });
  // The embedded org holds nothing worth protecting.
  if (local === undefined) {
    await warnOfModifyAll(org, terminal);
  }
  return org;
}

async function openTargetOrg(
  alias: string | undefined,
  context: { readonly environment: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<Org> {
  const login = await targetOrgLogin(alias, context);
  try {
    return await connect(login, { signal: context.signal });
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
