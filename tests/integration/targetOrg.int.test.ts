import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../scripts/cli/index.ts';
import { targetOrgLogin } from '../../scripts/salesforce/index.ts';
import { runSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { openSfCli } from '../support/sfCli.ts';
import type { SfCli } from '../support/sfCli.ts';

let org: SamOrg;
let sf: SfCli;
const tokens: Record<string, string> = {};

before(async () => {
  org = await startSamOrg();
  sf = await openSfCli();
  for (const persona of ['sync', 'admin', 'manager']) {
    tokens[persona] = await org.token(`${persona}@local-org.test`, PASSWORD);
    await sf.login(persona, org.url, tokens[persona]);
  }
});
after(async () => {
  await sf.close();
  await org.close();
});

async function sam(...args: readonly string[]): Promise<SamResult> {
  const result = await runSam(args, { cwd: org.folder, env: sf.env });
  for (const [persona, token] of Object.entries(tokens)) {
    assert.ok(!`${result.stdout}${result.stderr}`.includes(token), `the token of ${persona} is printed`);
  }
  return result;
}

describe('a login of the Salesforce CLI', () => {
  it('is what --target-org plans with', async () => {
    const { code, stdout, stderr } = await sam('tier', '--target-org', 'sync', '--dry-run', '--json');
    assert.equal(code, 0, stderr);
    assert.equal((JSON.parse(stdout) as { status: string }).status, 'Planned');
    assert.doesNotMatch(stderr, /Modify All/);
  });

  it('can be named by its username', async () => {
    const { code, stderr } = await sam('tier', '--target-org', 'sync@local-org.test', '--dry-run');
    assert.equal(code, 0, stderr);
  });

  it('loads, with a warning when it may modify all data', async () => {
    await writeFile(path.join(org.folder, 'accounts.csv'), 'External_Key__c,Name\nA,Alpha\n');
    const { code, stdout, stderr } = await sam('load', '--target-org', 'admin', '--accounts', 'accounts.csv');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /1 created/);
    assert.match(stderr, /^Warning: admin@local-org\.test holds "Modify All.*Strategic_Accounts_Sync/m);
  });

  it('warns alike when the environment names the org, and not for the embedded one', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: tokens.admin ?? '' };
    const { stderr } = await runSam(['load', '--accounts', 'accounts.csv'], { cwd: org.folder, env });
    assert.match(stderr, /Modify All/);
    const { stderr: local } = await sam('load', '--local', org.url, '--accounts', 'accounts.csv');
    assert.doesNotMatch(local, /Modify All/);
  });

  for (const [what, args, exit, message] of [
    ['nobody has', ['--target-org', 'nobody'], 3, /no login for "nobody"[^]*sf org login web --alias nobody/],
    ['is not named, and there is no default', ['--target-org'], 3, /no default org[^]*--target-org <alias>/],
    ['is named beside --local', ['--target-org', 'sync', '--local'], 3, /name two orgs/],
  ] as const) {
    it(`that ${what} is refused with what to do`, async () => {
      const { code, stdout, stderr } = await sam('tier', '--dry-run', ...args);
      assert.equal(code, exit, stderr);
      assert.match(stderr, message);
      assert.equal(stderr.match(/^Error: /gm)?.length, 1, stderr);
      assert.equal(stdout, '');
    });
  }

  it('that the org takes no more is refused with how to log in again', async () => {
    const token = tokens.manager ?? '';
    const revoked = await org.fetch(`/services/oauth2/revoke?token=${encodeURIComponent(token)}`, undefined, {
      method: 'POST',
    });
    assert.equal(revoked.status, 200);
    const { code, stderr } = await sam('tier', '--target-org', 'manager', '--dry-run');
    assert.equal(code, 5, stderr);
    assert.match(stderr, /holds for manager does not work[^]*sf org login web --alias manager/);
  });
});

describe('the Salesforce CLI itself', () => {
  async function loginWith(searchPath: string): Promise<CommandError> {
    const context = { environment: process.env, signal: new AbortController().signal, searchPath };
    const thrown: unknown = await targetOrgLogin('sync', context).catch((error: unknown) => error);
    assert.ok(thrown instanceof CommandError, String(thrown));
    return thrown;
  }

  it('is said to be missing where there is none', async () => {
    const { code, exit, nextStep } = await loginWith(path.join(org.folder, 'empty'));
    assert.deepEqual([code, exit], ['SF_NOT_FOUND', 'connection']);
    assert.match(nextStep, /npm install --global @salesforce\/cli/);
  });

  it('is said to be too old when it does not know the command', async () => {
    const bin = path.join(org.folder, 'bin');
    await mkdir(bin);
    await writeFile(path.join(bin, 'sf'), '#!/bin/sh\necho "Warning: org auth is not a sf command."\nexit 127\n', {
      mode: 0o755,
    });
    const { code, nextStep } = await loginWith(bin);
    assert.equal(code, 'SF_FAILED');
    assert.match(nextStep, /sf update/);
  });

  it('is stopped with the reason of the signal', async () => {
    const reason = new CommandError('interrupted', 'INTERRUPTED', 'Stopped.', 'Run it again.');
    const context = { environment: { ...process.env, ...sf.env }, signal: AbortSignal.abort(reason) };
    await assert.rejects(targetOrgLogin('sync', context), reason);
  });
});
