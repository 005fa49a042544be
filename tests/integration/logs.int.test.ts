import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { allCommands } from '../../scripts/commands/index.ts';
import { jwtProject } from '../support/jwtProject.ts';
import type { JwtProject } from '../support/jwtProject.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { runSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** Every command in an order in which each has something to do, and who runs it. */
const COMMANDS: readonly (readonly [args: readonly string[], user: 'admin' | 'sync'])[] = [
  [['setup'], 'admin'],
  [['load', '--accounts', 'a.csv', '--opportunities', 'o.csv'], 'admin'],
  [['doctor'], 'sync'],
  [['tier', '--as-of', '2017-12-31'], 'sync'],
  [['contacts'], 'sync'],
  [['runs'], 'sync'],
  [['explain', 'A'], 'sync'],
  [['compare', '--metric', 'Amount', '--metric', 'Gross_Profit__c', '--as-of', '2017-12-31'], 'sync'],
  [['undo', 'Default:2017-12-31:12'], 'sync'],
  [['prove', '--production', '--only', 'plain-numbers'], 'admin'],
];

const FORMATS: readonly (readonly string[])[] = [
  [],
  ['--json'],
  ['--log-format', 'json'],
  ['--json', '--log-format=json'],
];

let project: JwtProject;
let org: SamOrg;
let adminToken: string;
let logins: Record<'admin' | 'sync', Record<string, string>>;

before(async () => {
  project = await jwtProject();
  org = await startSamOrg({ projectDir: project.folder });
  adminToken = await org.token('admin@local-org.test', PASSWORD);
  const key = path.join(org.folder, 'private.pem');
  // Readable for others, so that there is a warning to log.
  await writeFile(key, project.privateKey, { mode: 0o644 });
  logins = {
    admin: { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: adminToken },
    sync: {
      SAM_LOGIN_URL: org.url,
      SAM_CLIENT_ID: project.clientId,
      SAM_USERNAME: 'sync@local-org.test',
      SAM_JWT_KEY_FILE: key,
    },
  };
  await writeFile(path.join(org.folder, 'a.csv'), 'External_Key__c,Name\nA,Alpha\nB,Beta\n');
  const sales = ['O1,One,A,Closed Won,2017-05-01,10', 'O2,Two,B,Closed Won,2017-05-01,30'];
  const header = 'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount';
  await writeFile(path.join(org.folder, 'o.csv'), [header, ...sales].join('\n'));
});
after(async () => {
  await org.close();
  await rm(project.folder, { recursive: true });
});

function holdsNoSecret({ stdout, stderr }: SamResult): void {
  const printed = stdout + stderr;
  assert.ok(!printed.includes(adminToken), 'the access token is printed');
  assert.doesNotMatch(printed, /00D\w{9,15}!/, 'a session id is printed');
  assert.doesNotMatch(printed, /Bearer |eyJ[\w-]+\.|assertion=/, 'a header or an assertion is printed');
  for (const line of project.privateKey.split('\n').filter((text) => text.length > 20 && !text.startsWith('-----'))) {
    assert.ok(!printed.includes(line), 'a part of the private key is printed');
  }
}

interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly message: string;
}

function logLines({ stderr }: SamResult): LogLine[] {
  return stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
}

describe('what the commands print', () => {
  it('is looked at for all of them', () => {
    const open = () => Promise.reject(new Error('Nobody logs in here'));
    const names = allCommands({ terminal: QUIET, open }).map((command) => command.name());
    assert.deepEqual(COMMANDS.map(([[name = '']]) => name).sort(), names.sort());
  });

  for (const [args, user] of COMMANDS) {
    it(`holds no secret: ${args[0] ?? ''}, in every format`, async () => {
      for (const format of FORMATS) {
        const result = await runSam([...args, ...format], { cwd: org.folder, env: logins[user] });
        assert.notEqual(result.code, 1, result.stderr);
        assert.notEqual(result.code, 3, result.stderr);
        holdsNoSecret(result);
        if (format.includes('--json')) {
          JSON.parse(result.stdout);
        }
        if (format.some((flag) => flag.startsWith('--log-format'))) {
          for (const { time, level, message } of logLines(result)) {
            assert.ok(!Number.isNaN(Date.parse(time)) && message !== '', result.stderr);
            assert.match(level, /^(info|warning|error|progress)$/);
          }
        }
      }
    });
  }

  it('holds no secret when the org refuses the token', async () => {
    const refused = `${adminToken.slice(0, -4)}XXXX`;
    for (const format of FORMATS) {
      const env = { ...logins.admin, SAM_ACCESS_TOKEN: refused };
      const result = await runSam(['tier', '--dry-run', ...format], { cwd: org.folder, env });
      assert.equal(result.code, 5, result.stderr);
      assert.ok(!(result.stdout + result.stderr).includes(refused));
      holdsNoSecret(result);
    }
  });

  it('is JSON lines with levels, codes and next steps for programs', async () => {
    const args = ['tier', '--dry-run', '--policy', 'Nobody', '--log-format', 'json'];
    const result = await runSam(args, { cwd: org.folder, env: logins.sync });
    const [warning, ...rest] = logLines(result);
    assert.equal(warning?.level, 'warning');
    assert.match(warning.message, /^other users of this machine can read/);
    const error = rest.at(-1) as LogLine & { code: string; nextStep: string };
    assert.deepEqual([error.level, error.code], ['error', 'UNKNOWN_POLICY']);
    assert.match(error.message, /no policy called Nobody/);
    assert.match(error.nextStep, /--policy/);
  });

  it('is JSON lines also when the command line itself is wrong', async () => {
    const result = await runSam(['tier', '--nonsense', '--log-format=json'], { cwd: org.folder });
    assert.equal(result.code, 3);
    assert.deepEqual(
      logLines(result).map(({ level }) => level),
      ['error'],
    );
    const { code, stderr } = await runSam(['tier', '--log-format', 'xml'], { cwd: org.folder });
    assert.equal(code, 3);
    assert.match(stderr, /^Error: .*Allowed choices are text, json/);
  });
});
