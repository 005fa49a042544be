import assert from 'node:assert/strict';
import { generateKeyPairSync, verify } from 'node:crypto';
import { describe, it, mock } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { audiencesOf, jwtLogin } from '../../../scripts/salesforce/jwtLogin.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SETTINGS = { loginUrl: 'https://acme.my.salesforce.com', clientId: 'app', username: 'sync@acme.test' };

function claimsOf(assertion: string): Record<string, unknown> {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  assert.ok(verify('sha256', Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, 'base64url')));
  assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), { alg: 'RS256' });
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
}

/** Logs in where no test may log in, with these answers; gives the assertions that were sent. */
async function logIn(...answers: readonly (readonly [status: number, body: object])[]) {
  const assertions: string[] = [];
  const pending = [...answers];
  const fetched = mock.method(globalThis, 'fetch', (_url: string, { body }: { body: string }) => {
    assertions.push(new URLSearchParams(body).get('assertion') ?? '');
    const [status, answer] = pending.shift() ?? [500, {}];
    return Promise.resolve(new Response(JSON.stringify(answer), { status }));
  });
  try {
    const outcome: unknown = await jwtLogin(SETTINGS, privateKey, new AbortController().signal).catch(
      (thrown: unknown) => thrown,
    );
    return { outcome, assertions };
  } finally {
    fetched.mock.restore();
  }
}

const refusal = (error: string, description?: string) => [400, { error, error_description: description }] as const;
const GRANT = [200, { access_token: '00D!secret', instance_url: 'https://acme.my.salesforce.com' }] as const;

// Help: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration" (remoteaccess_oauth_jwt_flow.htm).
describe('the audience of an assertion', () => {
  const production = ['https://login.salesforce.com', 'https://test.salesforce.com'];
  for (const [origin, expected] of [
    ['https://login.salesforce.com', production],
    ['https://acme.my.salesforce.com', production],
    ['https://acme--uat.sandbox.my.salesforce.com', production.toReversed()],
    ['https://brave-fox.scratch.my.salesforce.com', production.toReversed()],
    ['https://test.salesforce.com', production.toReversed()],
    ['http://127.0.0.1:7400', ['http://127.0.0.1:7400']],
  ] as const) {
    it(`for ${origin} is ${expected.join(', then ')}`, () => {
      assert.deepEqual(audiencesOf(origin), expected);
    });
  }

  it('is the other one when Salesforce does not take the first', async () => {
    const { outcome, assertions } = await logIn(refusal('invalid_grant', 'audience is invalid'), GRANT);
    assert.deepEqual(outcome, { accessToken: '00D!secret', instanceUrl: 'https://acme.my.salesforce.com' });
    assert.deepEqual(
      assertions.map((assertion) => claimsOf(assertion).aud),
      production,
    );
  });
});

describe('an assertion', () => {
  it('names app and user, and is over within five minutes', async () => {
    const { assertions } = await logIn(GRANT);
    const { iss, sub, exp } = claimsOf(assertions[0] ?? '');
    assert.deepEqual([iss, sub], ['app', 'sync@acme.test']);
    const ahead = Number(exp) - Date.now() / 1000;
    assert.ok(ahead > 60 && ahead < 300, String(ahead));
  });

  // Help: "OAuth 2.0 Authorization Errors" (remoteaccess_oauth_flow_errors.htm).
  for (const [answer, code, nextStep] of [
    [refusal('invalid_grant', "user hasn't approved this consumer"), 'USER_NOT_PREAUTHORIZED', /Permitted Users/],
    [
      refusal('invalid_app_access', 'user is not admin approved to access this app'),
      'USER_NOT_PREAUTHORIZED',
      /permission set/,
    ],
    [refusal('invalid_client_id', 'client identifier invalid'), 'UNKNOWN_CLIENT', /SAM_CLIENT_ID/],
    [refusal('invalid_grant', 'expired authorization code'), 'ASSERTION_EXPIRED', /clock/],
    [refusal('invalid_grant', 'invalid assertion'), 'ASSERTION_INVALID', /SAM_JWT_KEY_FILE/],
    [refusal('inactive_org'), 'LOGIN_REFUSED', /Login History/],
    [[200, { hello: 'there' }], 'NOT_AN_ORG', /Check the address/],
  ] as const) {
    it(`that is answered ${JSON.stringify(answer[1])} ends as ${code}, and is in no message`, async () => {
      const { outcome, assertions } = await logIn(answer);
      assert.ok(outcome instanceof CommandError, String(outcome));
      assert.deepEqual([outcome.exit, outcome.code, assertions.length], ['connection', code, 1]);
      assert.match(outcome.nextStep, nextStep);
      assert.ok(!JSON.stringify([outcome.message, outcome.nextStep]).includes(assertions[0] ?? ''));
    });
  }

  it('that neither audience helps ends as WRONG_AUDIENCE', async () => {
    const wrong = refusal('invalid_grant', 'audience is invalid');
    const { outcome, assertions } = await logIn(wrong, wrong);
    assert.ok(outcome instanceof CommandError);
    assert.deepEqual([outcome.code, assertions.length], ['WRONG_AUDIENCE', 2]);
    assert.match(outcome.nextStep, /SAM_LOGIN_URL/);
  });
});
