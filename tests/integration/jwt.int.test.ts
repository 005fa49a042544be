import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect, jwtLogin } from '../../scripts/salesforce/index.ts';
import type { JwtProject } from '../support/jwtProject.ts';
import { jwtProject } from '../support/jwtProject.ts';
import { runSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const SYNC = 'sync@local-org.test';
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof RSA.privateKey) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

let project: JwtProject;
let org: SamOrg;
let settings: Record<'SAM_LOGIN_URL' | 'SAM_CLIENT_ID' | 'SAM_USERNAME' | 'SAM_JWT_KEY_FILE', string>;

before(async () => {
  project = await jwtProject();
  org = await startSamOrg({ projectDir: project.folder });
  settings = {
    SAM_LOGIN_URL: org.url,
    SAM_CLIENT_ID: project.clientId,
    SAM_USERNAME: SYNC,
    SAM_JWT_KEY_FILE: await keyFile('private.pem', project.privateKey),
  };
});
after(async () => {
  await org.close();
  await rm(project.folder, { recursive: true });
});

async function keyFile(name: string, content: string, mode = 0o600): Promise<string> {
  const file = path.join(org.folder, name);
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
}

/** Plans a run with this environment; the key must be in nothing that is printed, in no line of it. */
async function plan(env: Record<string, string>): Promise<SamResult> {
  const result = await runSam(['tier', '--dry-run', '--json'], { cwd: org.folder, env });
  const printed = result.stdout + result.stderr;
  for (const line of project.privateKey.split('\n').filter((text) => text.length > 20 && !text.startsWith('-----'))) {
    assert.ok(!printed.includes(line), 'a part of the private key is printed');
  }
  assert.doesNotMatch(printed, /eyJ[\w-]+\./, 'an assertion is printed');
  return result;
}

describe('a login by JWT', () => {
  it('is what the environment plans with', async () => {
    const { code, stdout, stderr } = await plan(settings);
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { status: string }).status, 'Planned');
    assert.doesNotMatch(stderr, /key file/);
  });

  it('warns of a key file that others can read', async () => {
    const open = await keyFile('open.pem', project.privateKey, 0o644);
    const { code, stderr } = await plan({ ...settings, SAM_JWT_KEY_FILE: open });
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^Warning: other users .*open\.pem.*chmod 600/m);
  });

  it('signs another assertion when the session ends', async () => {
    const login = { loginUrl: org.url, clientId: project.clientId, username: SYNC };
    const tokens: string[] = [];
    const renew = async () => {
      const grant = await jwtLogin(login, createPrivateKey(project.privateKey), new AbortController().signal);
      tokens.push(grant.accessToken);
      return grant;
    };
    const session = await connect({ ...(await renew()), renew });
    const [first = ''] = tokens;
    await org.fetch(`/services/oauth2/revoke?token=${encodeURIComponent(first)}`, undefined, { method: 'POST' });
    assert.equal(await session.count('SELECT COUNT() FROM Account'), 0);
    assert.equal(tokens.length, 2);
    assert.notEqual(tokens[1], first);
  });

  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const encrypted = RSA.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  const refused: [string, () => Promise<Record<string, string>>, number, string, RegExp][] = [
    ['half of the settings', () => env({ SAM_USERNAME: '' }), 3, 'INCOMPLETE_JWT_LOGIN', /SAM_USERNAME is not set/],
    ['a token beside it', () => env({ SAM_ACCESS_TOKEN: 'x' }), 3, 'TWO_LOGINS', /Unset SAM_ACCESS_TOKEN/],
    ['plain http', () => env({ SAM_LOGIN_URL: 'http://example.com' }), 3, 'INSECURE_URL', /not encrypted/],
    ['no key file', () => env({ SAM_JWT_KEY_FILE: 'none.pem' }), 3, 'KEY_FILE_UNREADABLE', /none\.pem does not exist/],
    ['a folder', folder, 3, 'KEY_FILE_UNREADABLE', /is a folder/],
    ['nonsense', () => key('nonsense'), 3, 'NOT_A_PRIVATE_KEY', /no private key that can be read/],
    ['a public key', () => key(publicPem()), 3, 'NOT_A_PRIVATE_KEY', /holds a public key/],
    ['a key with a passphrase', () => key(encrypted.toString()), 3, 'NOT_A_PRIVATE_KEY', /protected by a passphrase/],
    ['a key that is not RSA', () => key(pem(elliptic.privateKey)), 3, 'NOT_A_PRIVATE_KEY', /of type ec/],
    ['the key of another app', () => key(pem(RSA.privateKey)), 5, 'ASSERTION_INVALID', /certificate of the app/],
    ['an unknown app', () => env({ SAM_CLIENT_ID: 'x' }), 5, 'UNKNOWN_CLIENT', /consumer key/],
    ['another user', () => env({ SAM_USERNAME: 'sam@local-org.test' }), 5, 'USER_NOT_PREAUTHORIZED', /Permitted Users/],
    ['an address without an org', () => env({ SAM_LOGIN_URL: 'http://127.0.0.1:2' }), 5, 'ECONNREFUSED', /Nothing/],
  ];
  for (const [what, environment, exit, code, message] of refused) {
    it(`is refused with ${what}, saying what to do`, async () => {
      const result = await plan(await environment());
      assert.equal(result.code, exit, result.stderr);
      const { error } = JSON.parse(result.stdout) as { error: Record<string, string> };
      assert.equal(error.code, code, result.stderr);
      assert.match(result.stderr, message);
    });
  }
});

function env(changes: Record<string, string>): Promise<Record<string, string>> {
  return Promise.resolve({ ...settings, ...changes });
}

async function folder(): Promise<Record<string, string>> {
  await mkdir(path.join(org.folder, 'keys'));
  return env({ SAM_JWT_KEY_FILE: 'keys' });
}

async function key(content: string): Promise<Record<string, string>> {
  return env({ SAM_JWT_KEY_FILE: await keyFile('other.pem', content) });
}

function publicPem(): string {
  return RSA.publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
