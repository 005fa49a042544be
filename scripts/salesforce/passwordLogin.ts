import { OAuth2 } from 'jsforce';
import { CommandError } from '../cli/index.ts';
import { FetchTransport } from './FetchTransport.ts';
import type { RetryPolicy } from './repeat.ts';
import type { Guard } from './send.ts';
import { send } from './send.ts';
import { notAnOrg } from './userInfo.ts';

/**
 * A token by the OAuth password flow.
 * @throws CommandError (exit `connection`) when the org refuses
 */
export async function passwordLogin(
  login: { readonly username: string; readonly password: string },
  guard: Guard,
  retries: RetryPolicy,
): Promise<string> {
  // The embedded org takes any client; a real org would not take the password flow at all.
  const oauth2 = new OAuth2({ loginUrl: guard.origin, clientId: 'strategic-accounts', clientSecret: 'local-org' });
  oauth2._transport = new FetchTransport({
    guard,
    retries,
    send: (request) => send(request, guard),
    isKnownOrg: () => false,
  });
  let answer: unknown;
  try {
    answer = await oauth2.authenticate(login.username, login.password);
  } catch (thrown) {
    throw loginFault(thrown, login.username, guard);
  }
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'access_token' in answer &&
    typeof answer.access_token === 'string'
  ) {
    return answer.access_token;
  }
  throw notAnOrg(guard);
}

/** jsforce names an OAuth error by its code, and any other answer by its HTTP status. */
function loginFault(thrown: unknown, username: string, guard: Guard): unknown {
  if (thrown instanceof CommandError || !(thrown instanceof Error)) {
    return thrown;
  }
  if (thrown.name.startsWith('ERROR_HTTP_')) {
    return notAnOrg(guard);
  }
  return new CommandError(
    'connection',
    'LOGIN_REFUSED',
    `${guard.origin} refused to log in ${username}: ${thrown.message}.`,
    'Start the embedded org on this project (its users are in config/local-org-users.json), or set SAM_INSTANCE_URL and SAM_ACCESS_TOKEN for another org.',
    { cause: thrown },
  );
}
