import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { connect } from '../../../scripts/salesforce/index.ts';
import { QUICK, json, startScriptedOrg } from './scriptedOrg.ts';
import type { Received, Reply } from './scriptedOrg.ts';

const TOKEN = '00D000000000001!secret';

async function connectTo(script: (request: Received) => Reply | undefined, idleTimeoutMs?: number): Promise<unknown> {
  const org = await startScriptedOrg(script);
  try {
    return await connect(
      { instanceUrl: org.url, accessToken: TOKEN },
      { retries: QUICK, ...(idleTimeoutMs ? { idleTimeoutMs } : {}) },
    );
  } catch (thrown) {
    return thrown;
  } finally {
    await org.close();
  }
}

function assertFault(thrown: unknown, exit: string, code: string): CommandError {
  assert.ok(thrown instanceof CommandError, String(thrown));
  assert.deepEqual({ exit: thrown.exit, code: thrown.code }, { exit, code });
  assert.ok(thrown.nextStep.length > 20);
  assert.ok(!`${thrown.message} ${thrown.nextStep}`.includes(TOKEN), 'no token in messages');
  return thrown;
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('connect', () => {
  it('knows the user behind the token', async () => {
    const org = (await connectTo(() => undefined)) as { username: string; userId: string };
    assert.equal(org.username, 'sync@example.com');
    assert.equal(org.userId, '005000000000001AAA');
  });

  it('sends the token to the org', async () => {
    const org = await startScriptedOrg(() => undefined);
    await connect({ instanceUrl: `${org.url}/`, accessToken: TOKEN });
    assert.equal(org.received[0]?.headers.authorization, `Bearer ${TOKEN}`);
    await org.close();
  });

  for (const [what, reply] of [
    ['plain text from userinfo', { status: 403, headers: { 'content-type': 'text/plain' }, body: 'Bad_OAuth_Token' }],
    ['a REST error', json([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401)],
  ] as const) {
    it(`says so when the token is refused with ${what}`, async () => {
      const thrown = await connectTo(() => reply);
      assert.ok(thrown instanceof CommandError);
      assert.equal(thrown.exit, 'connection');
      assert.match(thrown.message, /refused the access token/);
      assert.match(thrown.nextStep, /SAM_ACCESS_TOKEN/);
    });
  }

  for (const [what, reply] of [
    ['a web page', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }],
    ['an error page', { status: 404, headers: { 'content-type': 'text/html' }, body: '<html></html>' }],
    ['JSON of another service', json({ hello: 'world' })],
  ] as const) {
    it(`says so when the address answers with ${what}`, async () => {
      assertFault(await connectTo(() => reply), 'connection', 'NOT_AN_ORG');
    });
  }

  it('has an exit of its own when the daily request limit is used up', async () => {
    const limited = json([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }], 403);
    assertFault(await connectTo(() => limited), 'limit', 'REQUEST_LIMIT_EXCEEDED');
  });

  for (const [what, reply, code] of [
    [
      'a wrong password',
      json({ error: 'invalid_grant', error_description: 'authentication failure' }, 400),
      'LOGIN_REFUSED',
    ],
    ['a web page', { headers: { 'content-type': 'text/html' }, body: '<html></html>' }, 'NOT_AN_ORG'],
    ['an error page', { status: 404, body: 'no such page' }, 'NOT_AN_ORG'],
    ['JSON of another service', json({ hello: 'world' }), 'NOT_AN_ORG'],
  ] as const) {
    it(`by password is refused after ${what}`, async () => {
      const org = await startScriptedOrg(() => reply);
      const login = { instanceUrl: org.url, username: 'sync@local-org.test', password: 'wrong' };
      const thrown: unknown = await connect(login).catch((error: unknown) => error);
      await org.close();
      assert.ok(!assertFault(thrown, 'connection', code).message.includes('wrong'));
    });
  }

  it('follows no redirect, since the token would travel along', async () => {
    const stranger = await startScriptedOrg(() => undefined);
    const thrown = await connectTo(() => ({
      status: 302,
      headers: { location: `${stranger.url}/services/oauth2/userinfo` },
    }));
    assertFault(thrown, 'salesforce', 'REDIRECTED');
    assert.equal(stranger.received.length, 0);
    await stranger.close();
  });

  for (const [what, versions, told, next] of [
    ['older', ['64.0', '65.0', '9.0'], 'answers 9.0 to 65.0', /status\.salesforce\.com.*as old as the org/],
    ['newer', ['67.0', '68.0'], 'answers 67.0 to 68.0', /newer release of this project/],
  ] as const) {
    it(`says so where the org is ${what} than our API version, before it asks for anything by it`, async () => {
      const asked: string[] = [];
      const thrown = await connectTo(({ url }) => {
        asked.push(url);
        return url === '/services/data' ? json(versions.map((version) => ({ version }))) : undefined;
      });
      const { message, nextStep } = assertFault(thrown, 'orgNotReady', 'API_VERSION');
      assert.match(message, /speaks API version 66\.0, and http:/);
      assert.ok(message.includes(told), message);
      assert.match(nextStep, next);
      assert.ok(!asked.some((url) => url.includes('/v66.0/')), asked.join(' '));
    });
  }

  it('goes on where the org does not tell its versions', async () => {
    const org = (await connectTo(({ url }) => (url === '/services/data' ? json({}) : undefined))) as { userId: string };
    assert.equal(org.userId, '005000000000001AAA');
  });

  it('does not wait for ever for an org that is silent', async () => {
    assertFault(await connectTo(() => () => undefined, 50), 'salesforce', 'IDLE_TIMEOUT');
  });

  it('does not wait for ever for the rest of an answer', async () => {
    const stall: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{');
    };
    assertFault(await connectTo(() => stall, 50), 'salesforce', 'IDLE_TIMEOUT');
  });

  it('takes a cut answer for no answer', async () => {
    const cut: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"user_id":"005000000000001AAA"}', () => response.destroy());
    };
    const thrown = await connectTo(() => cut);
    assert.ok(thrown instanceof CommandError);
    assert.equal(thrown.exit, 'salesforce');
    assert.match(thrown.message, /failed before the answer was complete/);
  });

  it('says how to start the embedded org where nothing listens', async () => {
    const port = await unusedPort();
    const thrown: unknown = await connect({ instanceUrl: `http://127.0.0.1:${port}`, accessToken: TOKEN }).catch(
      (error: unknown) => error,
    );
    assert.match(
      assertFault(thrown, 'connection', 'ECONNREFUSED').nextStep,
      new RegExp(`npm run org .*--port ${port}`),
    );
  });

  for (const [url, code] of [
    ['localhost:7400', 'INVALID_URL'],
    ['not a url', 'INVALID_URL'],
    ['ftp://127.0.0.1', 'INVALID_URL'],
    ['http://example.my.salesforce.com', 'INSECURE_URL'],
  ] as const) {
    it(`refuses ${url} as the address of an org`, async () => {
      const thrown: unknown = await connect({ instanceUrl: url, accessToken: TOKEN }).catch((error: unknown) => error);
      assertFault(thrown, 'usage', code);
    });
  }

  it('ends with the reason of its signal', async () => {
    const reason = new CommandError('interrupted', 'INTERRUPTED', 'Stopped.', 'Run it again when you are ready.');
    const login = { instanceUrl: 'http://127.0.0.1:7400', accessToken: TOKEN };
    await assert.rejects(connect(login, { signal: AbortSignal.abort(reason) }), reason);
  });
});
