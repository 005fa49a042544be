import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { jsonOf, SALES_ORG } from '../support/localOrg.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', 'local-org', 'main.ts');

let folder: string;
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'local-org-main-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs to the end, or until the org is ready: then `whenReady` decides what happens before it is told to stop. */
async function run(
  flags: readonly string[],
  whenReady: (url: string) => Promise<void> = async () => Promise.resolve(),
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = once(child, 'close');
  let failure: unknown;
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
    const url = /^Local org ready: (\S+)\n/m.exec(stdout)?.[1];
    if (url === undefined) return;
    whenReady(url)
      .catch((error: unknown) => (failure = error))
      .finally(() => child.kill(signal));
  });
  const [code] = (await ended) as [number | null];
  if (failure instanceof Error) throw failure;
  return { code, stdout, stderr };
}

function project(name: string, change: (directory: string) => void): string {
  const directory = path.join(folder, name);
  cpSync(SALES_ORG, directory, { recursive: true });
  change(directory);
  return directory;
}

function withUsers(name: string, users: unknown): string {
  return project(name, (directory) => {
    const text = typeof users === 'string' ? users : JSON.stringify(users);
    writeFileSync(path.join(directory, 'config', 'local-org-users.json'), text);
  });
}

const ADMIN = {
  username: 'admin@x.test',
  password: 'p',
  firstName: 'A',
  lastName: 'B',
  profile: 'System Administrator',
};

describe('the command', () => {
  it('says that it is ready, and where, and ends at a signal', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const ended = await run(
        ['--project', SALES_ORG, '--port', '0'],
        async (url) => {
          assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
          await jsonOf(fetch(`${url}/services/data`));
        },
        signal,
      );
      assert.equal(ended.code, 0, signal);
      assert.match(ended.stdout, /^Local org ready: http:\/\/127\.0\.0\.1:\d+\n$/);
      assert.equal(ended.stderr, '');
    }
  });

  it('keeps data in a file and seeds it once', async () => {
    const flags = ['--project', SALES_ORG, '--port', '0', '--db', path.join(folder, 'kept.db')];
    const ids: unknown[] = [];
    const visit = async (url: string): Promise<void> => {
      const form = {
        grant_type: 'password',
        client_id: 'x',
        username: 'admin@sales-org.test',
        password: 'correct-horse',
      };
      const session = (await jsonOf(
        fetch(`${url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) }),
      )) as Record<string, string>;
      const headers = { Authorization: `Bearer ${session.access_token ?? ''}`, 'Content-Type': 'application/json' };
      const address = `${url}/services/data/v66.0/sobjects/Account/Customer_Key__c/KEPT`;
      const saved = (await jsonOf(
        fetch(address, { method: 'PATCH', headers, body: '{"Name":"Kept"}' }),
        ids.length === 0 ? 201 : 200,
      )) as { id: string };
      const count = `${url}/services/data/v66.0/query?q=${encodeURIComponent('SELECT COUNT() FROM User')}`;
      const users = (await jsonOf(fetch(count, { headers }))) as { totalSize: number };
      ids.push([saved.id, users.totalSize]);
    };
    assert.equal((await run(flags, visit)).code, 0);
    assert.equal((await run(flags, visit)).code, 0);
    assert.deepEqual(ids[0], ids[1]);
  });

  it('gives the org its shape', async () => {
    const ended = await run(
      ['--project', SALES_ORG, '--port', '0', '--shape', 'multi-currency,dated-rates'],
      async (url) => {
        const form = {
          grant_type: 'password',
          client_id: 'x',
          username: 'admin@sales-org.test',
          password: 'correct-horse',
        };
        const { access_token } = (await jsonOf(
          fetch(`${url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) }),
        )) as { access_token: string };
        for (const object of ['CurrencyType', 'DatedConversionRate']) {
          const headers = { Authorization: `Bearer ${access_token}` };
          await jsonOf(fetch(`${url}/services/data/v66.0/sobjects/${object}/describe`, { headers }));
        }
      },
    );
    assert.equal(ended.code, 0);
  });

  it('explains itself', async () => {
    const { code, stdout } = await run(['--help']);
    assert.equal(code, 0);
    for (const flag of ['--project', '--port', '--db', '--shape', '--currencies', '--help'])
      assert.ok(stdout.includes(flag), flag);
  });
});

describe('bad input to the command', () => {
  const cases: [string, () => readonly string[], RegExp][] = [
    ['an unknown flag', () => ['--prot', '1'], /unknown option '--prot'/],
    ['an unknown shape', () => ['--shape', 'multi-currency,round'], /Give a list of multi-currency, dated-rates/],
    [
      'currencies of one currency',
      () => ['--project', SALES_ORG, '--currencies', 'x.json'],
      /x\.json: only an org of the shape/,
    ],
    ['an argument too many', () => ['extra'], /too many arguments/],
    [
      'a port that is no number',
      () => ['--port', 'http'],
      /'--port <number>' argument 'http' is invalid\. Give a number from 0 to 65535/,
    ],
    ['a port out of range', () => ['--port', '65536'], /Give a number from 0 to 65535/],
    ['a missing project', () => ['--project', path.join(folder, 'nowhere'), '--port', '0'], /nowhere/],
    ['a folder without a project', () => ['--project', folder, '--port', '0'], /sfdx-project\.json/],
    [
      'a database that is a folder',
      () => ['--project', SALES_ORG, '--port', '0', '--db', folder],
      /cannot be opened as a database/,
    ],
    [
      'a database that is something else',
      () => {
        const file = path.join(folder, 'notes.txt');
        writeFileSync(file, 'These are no records, only words that fill a page. '.repeat(100));
        return ['--project', SALES_ORG, '--port', '0', '--db', file];
      },
      /cannot be opened as a database/,
    ],
    [
      'a users file that is no JSON',
      () => ['--port', '0', '--project', withUsers('u1', '{')],
      /local-org-users\.json: is not readable as JSON/,
    ],
    [
      'a users file without users',
      () => ['--port', '0', '--project', withUsers('u2', { users: [] })],
      /list "users" of at least one user/,
    ],
    [
      'an unknown profile',
      () => ['--port', '0', '--project', withUsers('u3', { users: [{ ...ADMIN, profile: 'Boss' }] })],
      /user admin@x\.test has the unknown profile "Boss"; known are System Administrator, Standard User/,
    ],
    [
      'an unknown permission set',
      () => ['--port', '0', '--project', withUsers('u4', { users: [{ ...ADMIN, permissionSets: ['Nope'] }] })],
      /unknown permission set "Nope"/,
    ],
    [
      'nobody who administers',
      () => ['--port', '0', '--project', withUsers('u5', { users: [{ ...ADMIN, profile: 'Standard User' }] })],
      /no user has the profile System Administrator/,
    ],
  ];
  for (const [what, flags, message] of cases) {
    it(`ends with one clear message: ${what}`, async () => {
      const { code, stdout, stderr } = await run(flags());
      assert.notEqual(code, 0);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.match(stderr, /^local-org: [^\n]+\n$/);
    });
  }

  it('ends with one clear message: a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(['--project', SALES_ORG, '--port', String(port)]);
    other.close();
    assert.equal(code, 1);
    assert.equal(
      stderr,
      `local-org: port ${port} is in use. Stop what runs there, or choose another --port (0 picks one).\n`,
    );
  });

  it('ends with one clear message and the way around it: a permission set that would not deploy', async () => {
    const directory = project('ps', (target) => {
      const sets = path.join(target, 'force-app', 'main', 'default', 'permissionsets');
      mkdirSync(sets, { recursive: true });
      writeFileSync(
        path.join(sets, 'Broken.permissionset-meta.xml'),
        '<?xml version="1.0" encoding="UTF-8"?><PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Broken</label><fieldPermissions><editable>true</editable><field>Visit__c.Account__c</field><readable>true</readable></fieldPermissions></PermissionSet>',
      );
    });
    const { code, stderr } = await run(['--project', directory, '--port', '0']);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^local-org: \S+Broken\.permissionset-meta\.xml: Permission set Broken: You cannot deploy to a required field: Visit__c\.Account__c\nCorrect it, or start with --allow-unsupported, which leaves out what is refused and lists it\.\n/,
    );
  });
});
