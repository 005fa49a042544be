import { CommandError } from '../cli/index.ts';
import type { JwtSettings } from './jwtLogin.ts';

/** Salesforce's answer to an assertion that it does not take. */
export interface OAuthRefusal {
  readonly error: string;
  readonly description: string;
}

interface Cause {
  readonly code: string;
  /** What the answer says, in lower case. */
  readonly said: RegExp;
  readonly why: (settings: JwtSettings) => string;
  readonly nextStep: (settings: JwtSettings) => string;
}

/**
 * What the refusals mean.
 * Sources: "OAuth 2.0 Authorization Errors", Salesforce Help (remoteaccess_oauth_flow_errors.htm); forcedotcom/cli#3325 and #3482.
 */
const CAUSES: readonly Cause[] = [
  {
    code: 'USER_NOT_PREAUTHORIZED',
    said: /hasn't approved this consumer|not admin approved|invalid_app_access/,
    why: ({ username }) => `${username} is not pre-authorised for the external client app, or is no active user there`,
    nextStep: () =>
      'In Setup, External Client App Manager, open the app, Policies: set "Permitted Users" to "Admin approved users are pre-authorized" and select a permission set that the user has. Check SAM_USERNAME and SAM_LOGIN_URL as well.',
  },
  {
    code: 'WRONG_AUDIENCE',
    said: /audience/,
    why: ({ loginUrl }) => `the org behind ${loginUrl} is of another kind than the address says`,
    nextStep: () =>
      'Set SAM_LOGIN_URL to My Domain of the org: https://<domain>.my.salesforce.com, for a sandbox https://<domain>--<name>.sandbox.my.salesforce.com.',
  },
  {
    code: 'UNKNOWN_CLIENT',
    said: /client identifier|invalid_client|external client app is not installed/,
    why: () => 'there is no external client app with this consumer key',
    nextStep: () =>
      'Copy the consumer key from Setup, External Client App Manager, into SAM_CLIENT_ID. A new app is known everywhere after ten minutes.',
  },
  {
    code: 'ASSERTION_EXPIRED',
    said: /expired/,
    why: () => 'the assertion came too early or too late for the clock of Salesforce',
    nextStep: () => 'Set the clock of this machine, then run the command again.',
  },
  {
    code: 'ASSERTION_INVALID',
    said: /invalid assertion|jwt_validation|signature/,
    why: () => 'the key does not belong to the certificate of the app',
    nextStep: () =>
      'Set SAM_JWT_KEY_FILE to the private key whose certificate the app holds (Setup, External Client App Manager, JWT Bearer Flow), and SAM_CLIENT_ID to that app.',
  },
];

/** A refused login, with its likely cause and what to do about it. */
export function jwtRefusal(settings: JwtSettings, { error, description }: OAuthRefusal): CommandError {
  const said = description === '' ? error : `${error}: ${description}`;
  const cause = CAUSES.find((candidate) => candidate.said.test(said.toLowerCase()));
  const told = `${settings.loginUrl} refused to log in ${settings.username}`;
  return new CommandError(
    'connection',
    cause?.code ?? 'LOGIN_REFUSED',
    `${told}${cause === undefined ? '' : `: ${cause.why(settings)}`} (Salesforce says "${said}").`,
    cause?.nextStep(settings) ?? 'Look at Setup, Login History, of the user for the reason.',
  );
}
