import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';

const CLI = path.join(import.meta.dirname, '..', '..', 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');

let org: TestOrg;
let home: string;
let token: string;
before(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sf-home-'));
  org = await startTestOrg();
  token = await org.token('admin@sales-org.test');
  await sf('org', 'login', 'access-token', '--instance-url', org.url, '--no-prompt', '--set-default');
});
after(async () => {
  await org.close();
  rmSync(home, { recursive: true });
});

/** Runs the real CLI with a home of its own and gives what it says as JSON. */
async function sf(...args: string[]): Promise<Record<string, unknown>> {
  const env = {
    ...process.env,
    HOME: home,
    SF_ACCESS_TOKEN: token,
    SF_DISABLE_TELEMETRY: 'true',
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args, '--json'], { env, cwd: home });
  return (JSON.parse(stdout) as { result: Record<string, unknown> }).result;
}

describe('the sf CLI', () => {
  it('loads and unloads in bulk', async () => {
    const [input, output] = [path.join(home, 'in.csv'), path.join(home, 'out.csv')];
    writeFileSync(input, 'Name,Customer_Key__c\nOne,C1\nTwo,C2\n');
    const { processedRecords, failedRecords } = await sf(
      'data',
      'import',
      'bulk',
      '--sobject',
      'Account',
      '--file',
      input,
      '--wait',
      '1',
    );
    assert.deepEqual([processedRecords, failedRecords], [2, 0]);
    const soql = 'SELECT Name, Customer_Key__c FROM Account ORDER BY Name';
    await sf('data', 'export', 'bulk', '--query', soql, '--output-file', output, '--wait', '1');
    assert.equal(readFileSync(output, 'utf8'), '"Name","Customer_Key__c"\n"One","C1"\n"Two","C2"\n');
  });

  it('queries', async () => {
    const { records, totalSize } = await sf(
      'data',
      'query',
      '--query',
      "SELECT Profile.Name FROM User WHERE LastName = 'Ler'",
    );
    assert.equal(totalSize, 1);
    assert.match(JSON.stringify(records), /"Name":"Standard User"/);
  });
});
