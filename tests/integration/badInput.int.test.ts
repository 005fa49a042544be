import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { EXIT_CODES } from '../../scripts/cli/index.ts';
import { ended, runSam, startSam } from '../support/samCli.ts';
import type { SamOptions, SamResult } from '../support/samCli.ts';
import { projectCopy, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

const ACCOUNTS = 'External_Key__c,Name\nA,Alpha\nB,Beta\n';
const OPPORTUNITIES =
  'External_Key__c,Name,Account.External_Key__c,StageName,CloseDate,Amount\nO1,One,A,Closed Won,2017-05-01,10\n';

let org: SamOrg;

before(async () => {
  org = await startSamOrg();
});
after(() => org.close());

function sam(...args: string[]): Promise<SamResult> {
  return runSam([...args, '--local', org.url], { cwd: org.folder });
}

/** Writes the files and loads them; a file that is not given is not loaded. */
async function load(
  files: { accounts?: string | Uint8Array; opportunities?: string },
  ...flags: string[]
): Promise<SamResult> {
  const args = [...flags];
  for (const [kind, content] of Object.entries(files)) {
    await writeFile(path.join(org.folder, `${kind}.csv`), content);
    args.push(`--${kind}`, `${kind}.csv`);
  }
  return sam('load', ...args);
}

/** One message, the next step, the exit code, and nothing on stdout. */
function assertRefused(result: SamResult, code: number, message: RegExp): void {
  assert.equal(result.code, code, result.stderr);
  assert.match(result.stderr, message);
  assert.equal(result.stderr.match(/^Error: /gm)?.length, 1, result.stderr);
  assert.equal(result.stderr.match(/^Next step: \S/gm)?.length, 1, result.stderr);
  assert.doesNotMatch(result.stderr, /\n {4}at /, 'no stack');
  assert.equal(result.stdout, '');
}

async function assertNothingWritten(): Promise<void> {
  const admin = await org.asAdmin();
  for (const object of ['Account', 'Opportunity', 'Tiering_Run__c', 'Tier_Snapshot__c']) {
    assert.equal(await admin.count(`SELECT COUNT() FROM ${object}`), 0, object);
  }
}

describe('a command line', () => {
  for (const [args, message] of [
    [['tier', '--bogus'], /unknown option '--bogus'/],
    [['bogus'], /unknown command 'bogus'/],
    [['tier', 'extra'], /too many arguments/],
    [['tier', '--window-months', '0'], /from 1 to 999, such as 12; "0" is none/],
    [['tier', '--window-months', 'abc'], /"abc" is none/],
    [['tier', '--window-months', '-3'], /"-3" is none/],
    [['tier', '--window-months', '1.5'], /"1.5" is none/],
    [['tier', '--as-of', '2017-02-29'], /"2017-02-29" is not a date/],
    [['tier', '--as-of', 'yesterday'], /"yesterday" is not a date/],
    [['tier', '--metric', 'Amount, Id'], /is not the API name of a field/],
    [['tier'], /No org was named/],
    [['load', '--local'], /nothing to load/],
    [['load', '--local', '--accounts', 'a.csv', '--key-field', 'a b'], /"a b" is not a key field/],
    [['tier', '--local', 'nonsense'], /"nonsense" is not the address of an org/],
  ] as const) {
    it(`such as ${args.join(' ')} is refused with exit code 3`, async () => {
      assertRefused(await runSam(args, { cwd: org.folder }), 3, message);
    });
  }

  it('is refused as one JSON object too when --json is there', async () => {
    const { code, stdout } = await runSam(['tier', '--json', '--window-months', '0'], { cwd: org.folder });
    assert.equal(code, 3);
    const { status, error } = JSON.parse(stdout) as { status: string; error: Record<string, string> };
    assert.equal(status, 'Failed');
    assert.deepEqual(Object.keys(error), ['code', 'message', 'nextStep']);
  });

  it('asks for the version, and gets that of the package', async () => {
    const { code, stdout } = await runSam(['--version'], { cwd: org.folder });
    assert.equal(code, 0);
    assert.equal(stdout.trim(), manifest.version);
  });

  it('without a command shows the help, with every exit code', async () => {
    const { code, stderr } = await runSam([], { cwd: org.folder });
    assert.equal(code, 3);
    assert.match(stderr, /Usage: strategic-accounts/);
    const { code: helped, stdout } = await runSam(['tier', '--help'], { cwd: org.folder });
    assert.equal(helped, 0);
    for (const { code: exit } of Object.values(EXIT_CODES)) {
      assert.match(stdout, new RegExp(`^ +${exit}  \\S`, 'm'));
    }
    assert.match(stdout, /^ +9  Another process is writing/m);
  });
});

describe('a metric', () => {
  it('that does not exist is refused with those that do', async () => {
    assertRefused(await sam('tier', '--metric', 'Turnover__c'), 3, /no field Turnover__c[^]*Choose one of [^]*Amount/);
  });

  it('that is no number is refused with its type', async () => {
    assertRefused(await sam('tier', '--metric', 'StageName'), 3, /Opportunity\.StageName is of type picklist/);
  });
});

describe('a CSV file', () => {
  for (const [what, files, message] of [
    ['does not exist', { accounts: undefined }, /missing\.csv cannot be read \(ENOENT\)/],
    ['is empty', { accounts: '' }, /accounts\.csv is empty/],
    ['lacks the key column', { accounts: 'Name\nAlpha\n' }, /the column External_Key__c is missing/],
    [
      'lacks a required column',
      { accounts: ACCOUNTS, opportunities: 'External_Key__c,Name,StageName\nO1,One,Closed Won\n' },
      /the column CloseDate is missing/,
    ],
    [
      'names an unknown field',
      { accounts: 'External_Key__c,Name,Shoe_Size__c\nA,Alpha,43\n' },
      /"Shoe_Size__c" is not a field of Account/,
    ],
    [
      'names an unknown relationship',
      { accounts: 'External_Key__c,Name,Boss.External_Key__c\nA,Alpha,B\n' },
      /no relationship Boss/,
    ],
    [
      'names a record by something else than an external id',
      { opportunities: OPPORTUNITIES.replace('Account.External_Key__c', 'Account.Name') },
      /Name is not an external id of Account/,
    ],
    [
      'writes what cannot be written',
      { accounts: 'External_Key__c,Name,CreatedDate\nA,Alpha,2017-01-01T00:00:00Z\n' },
      /"CreatedDate" cannot be written/,
    ],
    [
      'has a bad date',
      { accounts: ACCOUNTS, opportunities: OPPORTUNITIES.replace('2017-05-01', '01.05.2017') },
      /line 2, CloseDate: "01\.05\.2017" is not a date/,
    ],
    [
      'has a bad amount',
      { accounts: ACCOUNTS, opportunities: OPPORTUNITIES.replace(',10\n', ',"1,000"\n') },
      /line 2, Amount: "1,000" is not a number/,
    ],
    ['repeats a key', { accounts: `${ACCOUNTS}a,Alpha again\n` }, /line 4, External_Key__c: "a" is also on line 2/],
    ['leaves a key empty', { accounts: `${ACCOUNTS},Nobody\n` }, /line 4, External_Key__c: must not be empty/],
    ['leaves a required cell empty', { accounts: `${ACCOUNTS}C,\n` }, /line 4, Name: must not be empty/],
    ['has a row that is too short', { accounts: `${ACCOUNTS}C\n` }, /line 4/],
    [
      'makes accounts each other’s parents',
      { accounts: 'External_Key__c,Name,Parent.External_Key__c\nA,Alpha,B\nB,Beta,A\n' },
      /A → B → A|a → b → a/,
    ],
    ['is not UTF-8', { accounts: Buffer.from('External_Key__c,Name\nA,\u00c5se\n', 'latin1') }, /is not UTF-8/],
    ['has semicolons', { accounts: ACCOUNTS.replaceAll(',', ';') }, /save the file with commas/],
  ] as const) {
    it(`that ${what} is refused, and nothing is written`, async () => {
      const result =
        files.accounts === undefined && !('opportunities' in files)
          ? await sam('load', '--accounts', 'missing.csv')
          : await load(files);
      assertRefused(result, 4, message);
      await assertNothingWritten();
    });
  }

  it('cannot be matched by a field that is no unique external id', async () => {
    assertRefused(
      await load({ accounts: ACCOUNTS }, '--key-field', 'Name'),
      4,
      /Account\.Name is not a unique external id/,
    );
    await assertNothingWritten();
  });

  it('shows ten of many problems and counts the rest', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `O${index},One,A,Closed Won,someday,1\n`);
    const result = await load({ opportunities: OPPORTUNITIES.split('\n')[0] + '\n' + rows.join('') });
    assertRefused(result, 4, /has 25 problems:/);
    assert.equal(result.stderr.match(/^ {2}line /gm)?.length, 10);
    assert.match(result.stderr, /… and 15 more/);
  });
});

describe('an org', () => {
  it('where nothing listens is said to be started', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const result = await runSam(['tier', '--local', `http://127.0.0.1:${port}`], { cwd: org.folder });
    assertRefused(result, 5, new RegExp(`npm run org -- --project \\. --port ${port}`));
  });

  it('that does not know the token is said to need another', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: '00D000000000000!wrong' };
    const result = await runSam(['tier'], { cwd: org.folder, env });
    assertRefused(result, 5, /refused the access token[^]*SAM_ACCESS_TOKEN/);
    assert.ok(!result.stderr.includes('!wrong'));
  });

  it('is reached through a proxy where the environment says so', async () => {
    const tunnels: string[] = [];
    const proxy = createHttpServer().on('connect', ({ url = '' }, socket: Socket) => {
      tunnels.push(url);
      const onward = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
      socket.on('error', () => onward.destroy());
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY, NO_PROXY: '' };
    const args = ['tier', '--policy', 'Nobody', '--local', org.url];
    const result = await runSam(args, { cwd: org.folder, env });
    proxy.close();
    assertRefused(result, 3, /no policy called Nobody/);
    assert.ok(tunnels.length > 0 && tunnels.every((host) => org.url.endsWith(host)), tunnels.join());
  });

  it('is asked as its token says when there is no --local', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('guest@local-org.test', 'local-org') };
    assertRefused(
      await runSam(['tier'], { cwd: org.folder, env }),
      6,
      /guest@local-org\.test cannot run the tiering job/,
    );
  });

  for (const [kind, message] of [
    ['withoutMetadata', /object Tiering_Run__c is missing[^]*Deploy force-app/],
    ['withoutSyncPermissionSet', /sync@local-org\.test cannot run[^]*permission set Strategic_Accounts_Sync/],
  ] as const) {
    it(`${kind} is refused with what to deploy or assign`, async () => {
      const projectDir = await projectCopy(kind);
      const other = await startSamOrg({ projectDir });
      const result = await runSam(['tier', '--local', other.url, '--json'], { cwd: other.folder });
      await other.close();
      await rm(projectDir, { recursive: true });
      assert.equal((JSON.parse(result.stdout) as { status: string }).status, 'Failed');
      assertRefused({ ...result, stdout: '' }, 6, message);
    });
  }

  it('is left as it was by all of the above', assertNothingWritten);
});

describe('a signal or a closed pipe', () => {
  it('ends a run that waits for a silent org, with exit code 130', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const child = startSam(['tier', '--local', `http://127.0.0.1:${port}`], { cwd: org.folder });
    const connected = once(silent, 'connection');
    const finished = ended(child);
    await connected;
    child.kill('SIGINT');
    assertRefused(await finished, 130, /Stopped by SIGINT[^]*Run the same command again/);
    silent.close();
  });

  it('does not disturb a run whose reader goes away', async () => {
    const child = startSam(['tier', '--dry-run', '--json', '--local', org.url], { cwd: org.folder });
    child.stdout.destroy();
    const { code, stderr } = await ended(child);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stderr, /EPIPE/);
  });
});

describe('a disk that is full', () => {
  const planned = (more: Partial<SamOptions>) =>
    runSam(['tier', '--dry-run', '--json', '--local', org.url], { cwd: org.folder, ...more });

  for (const [what, more] of [
    ['before the result', { stdoutTo: '/dev/full' }],
    // Node's own stream takes the part that was written for the whole.
    ['in the middle of the result', { stdoutTo: 'out.json', fullAfterBlocks: 1 }],
  ] as const) {
    it(`${what} is told, and is no success`, async () => {
      const { code, stderr } = await planned(more);
      assert.equal(code, 1, stderr);
      assert.match(
        stderr,
        /^Error: The result could not be written to stdout \(E(NOSPC|FBIG)[^]*^Next step: Make room/m,
      );
      assert.doesNotMatch(stderr, /\n {4}at /, 'no stack');
    });
  }

  it('for what goes to stderr keeps no run from ending', async () => {
    const { code, stdout } = await planned({ stderrTo: '/dev/full' });
    assert.equal(code, 0);
    assert.equal((JSON.parse(stdout) as { status: string }).status, 'Planned');
  });
});

describe('rows that only the org can refuse', () => {
  it('are listed with its reasons, the others go through, and the exit code is 2', async () => {
    const opportunities = `${OPPORTUNITIES}O2,"Two, ""quoted""",NO-SUCH-KEY,Closed Won,2017-05-02,20\nO3,Three,B,Closed Won,2017-05-03,30\n`;
    const { code, stdout } = await load({ accounts: ACCOUNTS, opportunities }, '--json');
    assert.equal(code, 2);
    const { status, files } = JSON.parse(stdout) as { status: string; files: Record<string, unknown>[] };
    assert.equal(status, 'CompletedWithErrors');
    assert.deepEqual(
      files.map(({ object, created, refused, refusedFile }) => ({ object, created, refused, refusedFile })),
      [
        { object: 'Account', created: 2, refused: 0, refusedFile: undefined },
        { object: 'Opportunity', created: 2, refused: 1, refusedFile: 'refused-Opportunity.csv' },
      ],
    );
    const refused = await readFile(path.join(org.folder, 'refused-Opportunity.csv'), 'utf8');
    const [header, row] = refused.split('\n');
    assert.equal(header, `${OPPORTUNITIES.split('\n')[0] ?? ''},Error_Code,Error_Message`);
    assert.match(row ?? '', /^O2,"Two, ""quoted""",NO-SUCH-KEY,Closed Won,2017-05-02,20,INVALID_FIELD,.*NO-SUCH-KEY/);
  });

  it('are named in the closing lines', async () => {
    const { code, stdout } = await load({ opportunities: OPPORTUNITIES.replace(',A,', ',NO-SUCH-KEY,') });
    assert.equal(code, 2);
    assert.match(stdout, /1 refused[^]*refused-Opportunity\.csv/);
  });
});

describe('odd but good files', () => {
  it('with BOM, CRLF, quotes and line breaks in cells are taken as they are', async () => {
    const name = 'Line one\r\nline "two", three';
    const accounts = `\uFEFFExternal_Key__c,Name,Description\r\nODD,Odd & Sons,"${name.replaceAll('"', '""')}"\r\n`;
    const { code, stderr } = await load({ accounts });
    assert.equal(code, 0, stderr);
    const [odd] = await (
      await org.asAdmin()
    ).query("SELECT Name, Description FROM Account WHERE External_Key__c = 'ODD'");
    assert.equal(odd?.Name, 'Odd & Sons');
    assert.equal(String(odd.Description).replaceAll('\r\n', '\n'), name.replaceAll('\r\n', '\n'));
  });

  it('with nothing but a header change nothing', async () => {
    const { code, stdout } = await load({ accounts: 'External_Key__c,Name\n' });
    assert.equal(code, 0);
    assert.match(stdout, /0 rows .* 0 created, 0 updated, 0 refused/);
  });
});
