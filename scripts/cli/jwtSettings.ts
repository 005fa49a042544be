import { CommandError } from './CommandError.ts';

/** How to log in by the OAuth JWT bearer flow. */
export interface JwtEnvironment {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly username: string;
  readonly keyFile: string;
}

const VARIABLES = ['SAM_LOGIN_URL', 'SAM_CLIENT_ID', 'SAM_USERNAME', 'SAM_JWT_KEY_FILE'] as const;

/**
 * What the environment says about logging in with a signed assertion; undefined when it says nothing.
 * @throws CommandError (exit `usage`) when only a part of it is there, or another login beside it
 */
export function jwtSettings(environment: NodeJS.ProcessEnv): JwtEnvironment | undefined {
  const missing = VARIABLES.filter((name) => !environment[name]);
  if (missing.length === VARIABLES.length) {
    return undefined;
  }
  if (missing.length > 0) {
    throw new CommandError(
      'usage',
      'INCOMPLETE_JWT_LOGIN',
      `A login by JWT needs ${VARIABLES.join(', ')}; ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
      'Set all four, or none of them for another way to log in.',
    );
  }
  if (environment.SAM_ACCESS_TOKEN) {
    throw new CommandError(
      'usage',
      'TWO_LOGINS',
      'SAM_ACCESS_TOKEN and SAM_JWT_KEY_FILE are two ways to log in.',
      'Unset SAM_ACCESS_TOKEN and SAM_INSTANCE_URL, or the four variables of the login by JWT.',
    );
  }
  const [loginUrl = '', clientId = '', username = '', keyFile = ''] = VARIABLES.map((name) => environment[name]);
  return { loginUrl, clientId, username, keyFile };
}
