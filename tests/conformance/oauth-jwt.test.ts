import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Connection } from 'jsforce';
import { jsonOf, SALES_ORG, SALES_ORG_PASSWORD, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { openSfCli } from '../support/sfCli.ts';
import { ROOT } from '../support/samCli.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const ROBOT = 'robot@sales-org.test';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();

let project: string;
let org: TestOrg;
before(async () => {
  project = mkdtempSync(path.join(tmpdir(), 'jwt-org-'));
  cpSync(SALES_ORG, project, { recursive: true });
  writeFileSync(path.join(project, 'robot.pem'), PEM);
  declareApps([{ clientId: 'sync-app', publicKeyFile: 'robot.pem', users: [ROBOT] }]);
  org = await startTestOrg({ projectDir: project });
});
after(async () => {
  await org.close();
  rmSync(project, { recursive: true });
});

function declareApps(externalClientApps: unknown): void {
  const file = path.join('config', 'local-org-users.json');
  const users = JSON.parse(readFileSync(path.join(SALES_ORG, file), 'utf8')) as Record<string, unknown>;
  writeFileSync(path.join(project, file), JSON.stringify({ ...users, externalClientApps }));
}

const seconds = (): number => Math.floor(Date.now() / 1000);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function assertion(claims: Record<string, unknown> = {}, key = privateKey, alg = 'RS256'): string {
  const body = { iss: 'sync-app', sub: ROBOT, aud: org.url, exp: seconds() + 120, ...claims };
  const signed = `${part({ alg })}.${part(body)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function ask(token: string | undefined): Promise<Response> {
  const body = new URLSearchParams({ grant_type: GRANT, ...(token === undefined ? {} : { assertion: token }) });
  return org.fetch('/services/oauth2/token', undefined, { method: 'POST', body });
}

// Help: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration" (remoteaccess_oauth_jwt_flow.htm).
describe('OAuth JWT bearer flow', () => {
  it('gives a session of the user, and no refresh token', async () => {
    const answer = (await jsonOf(ask(assertion()))) as Record<string, string>;
    assert.deepEqual(Object.keys(answer).sort(), ['access_token', 'id', 'instance_url', 'issued_at', 'token_type']);
    const info = (await jsonOf(org.fetch('/services/oauth2/userinfo', answer.access_token))) as Record<string, unknown>;
    assert.equal(info.preferred_username, ROBOT);
  });

  it('takes the login addresses and localhost as audience, and the username in any case', async () => {
    for (const aud of [
      'https://login.salesforce.com',
      'https://test.salesforce.com',
      `http://localhost:${org.port}/`,
    ]) {
      await jsonOf(ask(assertion({ aud })));
    }
    await jsonOf(ask(assertion({ sub: ROBOT.toUpperCase() })));
  });

  // Help: "OAuth 2.0 Authorization Errors" (remoteaccess_oauth_flow_errors.htm).
  const grant = 'invalid_grant';
  const refused: [string, () => string | undefined, string, string][] = [
    ['no assertion', () => undefined, grant, 'invalid assertion'],
    ['what is no JWT', () => 'a.b.c', grant, 'invalid assertion'],
    ['the signature of another key', () => assertion({}, other.privateKey), grant, 'invalid assertion'],
    ['another algorithm', () => assertion({}, privateKey, 'none'), grant, 'invalid assertion'],
    [
      'changed claims',
      () => assertion().replace(/\..*\./, `.${part({ iss: 'sync-app' })}.`),
      grant,
      'invalid assertion',
    ],
    ['no expiry', () => assertion({ exp: undefined }), grant, 'invalid assertion'],
    ['an expiry that is over', () => assertion({ exp: seconds() - 1 }), grant, 'expired authorization code'],
    ['an expiry far ahead', () => assertion({ exp: seconds() + 400 }), grant, 'expired authorization code'],
    ['another audience', () => assertion({ aud: 'https://example.com' }), grant, 'audience is invalid'],
    ['another port', () => assertion({ aud: 'http://127.0.0.1:1' }), grant, 'audience is invalid'],
    ['an unknown app', () => assertion({ iss: 'nobody' }), 'invalid_client_id', 'client identifier invalid'],
    [
      'a user who is not pre-authorized',
      () => assertion({ sub: 'admin@sales-org.test' }),
      grant,
      "user hasn't approved this consumer",
    ],
    ['an unknown user', () => assertion({ sub: 'who@sales-org.test' }), grant, "user hasn't approved this consumer"],
  ];
  for (const [what, token, error, error_description] of refused) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await jsonOf(ask(token()), 400), { error, error_description });
    });
  }

  // "With the newer External Client Apps, the username-password flow is not supported": blog.enree.co/?p=2693, with the answer.
  it('is the only one of its apps: they know no password flow', async () => {
    const credentials = { username: 'admin@sales-org.test', password: SALES_ORG_PASSWORD };
    const login = (client_id: string): Promise<Response> => {
      const body = new URLSearchParams({ grant_type: 'password', client_id, ...credentials });
      return org.fetch('/services/oauth2/token', undefined, { method: 'POST', body });
    };
    const answer = await jsonOf(login('sync-app'), 400);
    assert.deepEqual(answer, { error: 'invalid_grant', error_description: 'authentication failure' });
    await jsonOf(login('another-app'));
  });

  it('logs jsforce in', async () => {
    const connection = new Connection({ version: '66.0', oauth2: { loginUrl: org.url, clientId: 'sync-app' } });
    await connection.authorize({ grant_type: GRANT, assertion: assertion() });
    assert.equal((await connection.identity()).username, ROBOT);
  });

  it('logs the sf CLI in', async () => {
    const cli = await openSfCli();
    try {
      const key = path.join(project, 'robot.key');
      writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
      const run = path.join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');
      const flags = ['--username', ROBOT, '--client-id', 'sync-app', '--jwt-key-file', key, '--instance-url', org.url];
      const { stdout } = await promisify(execFile)(process.execPath, [run, 'org', 'login', 'jwt', ...flags, '--json'], {
        env: { ...process.env, ...cli.env },
        cwd: project,
      });
      const { result } = JSON.parse(stdout) as { result: Record<string, string> };
      assert.deepEqual([result.username, result.instanceUrl], [ROBOT, org.url]);
    } finally {
      await cli.close();
    }
  });
});

describe('external client apps in the users file', () => {
  const app = { clientId: 'app', publicKey: PEM, users: [ROBOT] };
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' });
  const refused: [string, unknown, RegExp][] = [
    ['no list', {}, /"externalClientApps" must be a list/],
    ['no client id', [{ ...app, clientId: '' }], /app 1 needs a text "clientId"/],
    ['an unknown key', [{ ...app, secret: 'x' }], /app has the unknown key "secret"/],
    ['no users', [{ ...app, users: undefined }], /app needs "users"/],
    ['an unknown user', [{ ...app, users: ['who@x.test'] }], /unknown user "who@x.test"/],
    ['no key', [{ ...app, publicKey: undefined }], /needs either/],
    ['two keys', [{ ...app, publicKeyFile: 'robot.pem' }], /needs either/],
    ['a missing file', [{ ...app, publicKey: undefined, publicKeyFile: 'no.pem' }], /file no.pem cannot be read/],
    ['what is no key', [{ ...app, publicKey: 'nonsense' }], /must be an RSA key/],
    ['a key that is not RSA', [{ ...app, publicKey: elliptic.toString() }], /must be an RSA key/],
    ['the same app twice', [app, app], /app app is there twice/],
  ];
  for (const [what, apps, message] of refused) {
    it(`stop the start with ${what}`, async () => {
      declareApps(apps);
      await assert.rejects(startTestOrg({ projectDir: project }), (error: Error) => {
        assert.match(error.message, message);
        return error.message.includes('local-org-users.json: ');
      });
    });
  }
});
