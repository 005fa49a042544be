import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { jsonOf, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

let org: TestOrg;
before(async () => {
  org = await startTestOrg();
});
after(() => org.close());

const GOOD = {
  grant_type: 'password',
  client_id: 'tests',
  username: 'admin@sales-org.test',
  password: SALES_ORG_PASSWORD,
};

function askToken(form: Record<string, string>): Promise<Response> {
  return org.fetch('/services/oauth2/token', undefined, { method: 'POST', body: new URLSearchParams(form) });
}

// Help: "OAuth 2.0 Username-Password Flow for Special Scenarios" (remoteaccess_oauth_username_password_flow.htm).
describe('OAuth password flow', () => {
  it('answers with token, instance, identity and time', async () => {
    const answer = (await jsonOf(askToken(GOOD))) as Record<string, string>;
    assert.match(answer.access_token ?? '', /^00D\w{12}![\w.]{60,}$/);
    assert.equal(answer.instance_url, org.url);
    assert.match(answer.id ?? '', new RegExp(`^${org.url}/id/00D\\w{15}/005\\w{15}$`));
    assert.equal(answer.token_type, 'Bearer');
    assert.ok(Math.abs(Number(answer.issued_at) - Date.now()) < 60_000);
  });

  it('takes the username in any case', async () => {
    await jsonOf(askToken({ ...GOOD, username: 'ADMIN@sales-org.test' }));
  });

  // Help: "OAuth 2.0 Authorization Errors" (remoteaccess_oauth_flow_errors.htm).
  const refusals: [string, Record<string, string>, string, string][] = [
    ['a wrong password', { ...GOOD, password: 'wrong' }, 'invalid_grant', 'authentication failure'],
    ['an unknown user', { ...GOOD, username: 'who@sales-org.test' }, 'invalid_grant', 'authentication failure'],
    ['an empty password', { ...GOOD, password: '' }, 'invalid_grant', 'authentication failure'],
    ['a missing client id', { ...GOOD, client_id: '' }, 'invalid_client_id', 'client identifier invalid'],
    ['an unknown grant type', { ...GOOD, grant_type: 'magic' }, 'unsupported_grant_type', 'grant type not supported'],
    ['a missing grant type', { client_id: 'tests' }, 'unsupported_grant_type', 'grant type not supported'],
  ];
  for (const [what, form, error, error_description] of refusals) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await jsonOf(askToken(form), 400), { error, error_description });
    });
  }

  it('refuses a grant that only the real platform has, by name', async () => {
    const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange';
    const answer = (await jsonOf(askToken({ ...GOOD, grant_type }), 400)) as Record<string, string>;
    assert.equal(answer.error, 'unsupported_grant_type');
    assert.match(answer.error_description ?? '', /embedded org does not support .*token-exchange/);
  });

  it('takes credentials in a POST body only', async () => {
    const answer = await jsonOf(org.fetch('/services/oauth2/token?grant_type=password', undefined), 400);
    assert.deepEqual(answer, { error: 'invalid_request', error_description: 'must use HTTP POST' });
  });
});

describe('a session', () => {
  it('names its user at userinfo and at the identity URL', async () => {
    const token = await org.token('seller@sales-org.test');
    for (const method of ['GET', 'POST']) {
      const info = (await jsonOf(org.fetch('/services/oauth2/userinfo', token, { method }))) as Record<string, unknown>;
      assert.equal(info.preferred_username, 'seller@sales-org.test');
      assert.equal(info.name, 'Sel Ler');
      assert.match(String(info.user_id), /^005\w{15}$/);
      const identity = (await jsonOf(org.fetch(new URL(String(info.sub)).pathname, token))) as Record<string, unknown>;
      assert.equal(identity.username, 'seller@sales-org.test');
      assert.equal(identity.user_id, info.user_id);
      assert.equal(identity.organization_id, info.organization_id);
    }
  });

  it('does not show the identity of somebody else', async () => {
    const [one, other] = [await org.token('seller@sales-org.test'), await org.token('user@sales-org.test')];
    const info = (await jsonOf(org.fetch('/services/oauth2/userinfo', one))) as Record<string, unknown>;
    await jsonOf(org.fetch(new URL(String(info.sub)).pathname, other), 404);
  });

  // REST guide: "Status Codes and Error Responses" (errorcodes.htm): 401.
  const INVALID = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
  const badHeaders: Record<string, Record<string, string>> = {
    'no token': {},
    'a made-up token': { Authorization: 'Bearer 00D000000000001!nothing' },
    'another scheme': { Authorization: 'Basic dXNlcjpwYXNz' },
  };
  for (const [what, headers] of Object.entries(badHeaders)) {
    it(`is refused with ${what}`, async () => {
      for (const path of ['/services/data/v66.0/limits', '/services/data/v66.0/nonsense']) {
        const response = await org.fetch(path, undefined, { headers });
        assert.equal(response.headers.get('WWW-Authenticate'), 'Token');
        assert.deepEqual(await jsonOf(response, 401), INVALID);
      }
    });
  }

  it('takes the older OAuth scheme too', async () => {
    const token = await org.token('user@sales-org.test');
    await jsonOf(org.fetch('/services/data/v66.0/limits', undefined, { headers: { Authorization: `OAuth ${token}` } }));
  });

  it('ends when it is revoked, once', async () => {
    const token = await org.token('user@sales-org.test');
    const revoke = (): Promise<Response> =>
      org.fetch('/services/oauth2/revoke', undefined, { method: 'POST', body: new URLSearchParams({ token }) });
    assert.equal((await revoke()).status, 200);
    assert.deepEqual(await jsonOf(org.fetch('/services/data/v66.0/limits', token), 401), INVALID);
    assert.equal(((await jsonOf(revoke(), 400)) as Record<string, string>).error, 'unsupported_token_type');
  });
});

// Release notes: "SOAP API login() Call is Being Retired": switched off in new orgs.
describe('SOAP login', () => {
  it('is refused with a fault', async () => {
    const response = await org.fetch('/services/Soap/u/66.0', undefined, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
      body: '<Envelope><Body><login><username>user@sales-org.test</username></login></Body></Envelope>',
    });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /<faultstring>INVALID_OPERATION: SOAP API login\(\) is disabled by default/);
  });
});
