import type { Login } from '../salesforce/index.ts';
import { CommandError } from './CommandError.ts';

export const DEFAULT_LOCAL_URL = 'http://127.0.0.1:7400';
/** The users of config/local-org-users.json share this password; an embedded org holds nothing worth another. */
const LOCAL_PASSWORD = 'local-org';

export interface LoginFlags {
  /** `true` is `--local` without an address. */
  readonly local?: string | true;
  /** `true` is `--target-org` without an alias: the default org of the Salesforce CLI. */
  readonly targetOrg?: string | true;
}

/**
 * `--local` means the embedded org, as the given user; else the org of SAM_INSTANCE_URL and SAM_ACCESS_TOKEN. A flag decides,
 * whatever the environment says.
 * @throws CommandError when neither is there, or only half of the latter.
 */
export function chooseLogin(
  { local }: Pick<LoginFlags, 'local'>,
  localUser: string,
  environment: NodeJS.ProcessEnv,
): Login {
  if (local !== undefined) {
    const instanceUrl = local === true ? DEFAULT_LOCAL_URL : local;
    return { instanceUrl, username: localUser, password: LOCAL_PASSWORD };
  }
  const { SAM_INSTANCE_URL: instanceUrl, SAM_ACCESS_TOKEN: accessToken } = environment;
  if (instanceUrl && accessToken) {
    return { instanceUrl, accessToken };
  }
  const missing = [instanceUrl ? '' : 'SAM_INSTANCE_URL', accessToken ? '' : 'SAM_ACCESS_TOKEN'].filter(Boolean);
  throw new CommandError(
    'usage',
    'NO_ORG',
    `No org was named: there is no --target-org and no --local, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
    'Add --target-org <alias> for a login of the Salesforce CLI or --local for the embedded org; or set SAM_LOGIN_URL, SAM_CLIENT_ID, SAM_USERNAME and SAM_JWT_KEY_FILE, or SAM_INSTANCE_URL and SAM_ACCESS_TOKEN.',
  );
}
