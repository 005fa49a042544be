import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Faults } from '../../local-org/index.ts';
import { ASSERTIONS } from '../../scripts/prove/index.ts';
import type { ProveReport } from '../../scripts/prove/index.ts';
import { ended, runSam, startSam } from '../support/samCli.ts';
import type { SamResult } from '../support/samCli.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';

/** What the embedded org says that it cannot do, and what this one has nothing to try it with. */
const NOT_TRIED = [
  ...['custom-metadata-limit', 'integration-licence'],
  ...['record-currency', 'record-type-picklists'],
];
const OBJECTS = [
  ...[
    'Account',
    'AccountShare',
    'Contact',
    'ContentDocument',
    'Opportunity',
    'Stakeholder__c',
    'Stakeholder_Coverage__c',
  ],
  ...['Stakeholder_Link__c', 'Task', 'Team_Role__c', 'Tiering_Run__c', 'Tier_Snapshot__c'],
];

const faults = new Faults();
let org: SamOrg;

before(async () => {
  org = await startSamOrg({ faults });
});
after(() => org.close());

function prove(...args: string[]): Promise<SamResult> {
  return runSam(['prove', '--local', org.url, ...args], { cwd: org.folder });
}

function reportOf({ code, stdout, stderr }: SamResult, expected: number): ProveReport {
  assert.equal(code, expected, stderr);
  return JSON.parse(stdout) as ProveReport;
}

async function leaveNothing(): Promise<void> {
  const admin = await org.asAdmin();
  for (const object of OBJECTS) assert.equal(await admin.count(`SELECT COUNT() FROM ${object}`), 0, object);
  assert.deepEqual(await readdir(path.join(org.folder, '.strategic-accounts')), []);
}

describe('prove', () => {
  it('finds that the embedded org does all that this product takes Salesforce to do, and leaves nothing', async () => {
    const result = await prove('--json', '--log-format', 'json', '--reader', 'sam@local-org.test');
    const report = reportOf(result, 0);
    assert.deepEqual(
      report.assertions.map(({ id, verdict }) => [id, verdict]),
      ASSERTIONS.map(({ id }) => [id, NOT_TRIED.includes(id) ? 'notTried' : 'held']),
      result.stdout,
    );
    assert.equal(report.status, 'Held');
    const logged = result.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    assert.deepEqual(
      logged.filter(({ assertion }) => assertion !== undefined).map(({ assertion }) => assertion),
      ASSERTIONS.map(({ id }) => id),
    );
    await leaveNothing();
  });

  it('says what did not hold, and leaves nothing', async () => {
    faults.add({
      path: '/services/data/*/composite/sobjects',
      method: 'POST',
      skip: 1,
      fault: { kind: 'rows', rows: 1, errorCode: 'INVALID_TYPE', message: 'made to fail' },
    });
    const { code, stdout, stderr } = await prove('--only', 'keys-ignore-case');
    assert.equal(code, 7, stderr);
    assert.match(stdout, /DID NOT HOLD {2}keys-ignore-case: .+\n.+The second got INVALID_TYPE\./);
    assert.match(stdout, /Held: 0\. Did not hold: 1\. Not tried: 0\./);
    assert.match(stderr, /Warning: did not hold: keys-ignore-case/);
    await leaveNothing();
  });

  it('deletes what it made when it is stopped half-way', async () => {
    faults.add({ path: '*/composite/sobjects*', method: 'DELETE', fault: { kind: 'stall', when: 'before' } });
    const child = startSam(['prove', '--local', org.url, '--only', 'history-outlives-runs'], { cwd: org.folder });
    const end = ended(child);
    await stalled();
    child.kill('SIGINT');
    const { code, stderr } = await end;
    assert.equal(code, 130, stderr);
    await leaveNothing();
  });

  it('deletes what an earlier one made that was killed', async () => {
    faults.add({ path: '*/composite/sobjects*', method: 'DELETE', fault: { kind: 'stall', when: 'before' } });
    const child = startSam(['prove', '--local', org.url, '--only', 'history-outlives-runs'], { cwd: org.folder });
    const end = ended(child);
    await stalled();
    child.kill('SIGKILL');
    await end;
    assert.equal(await (await org.asAdmin()).count('SELECT COUNT() FROM Tiering_Run__c'), 1);
    const [list = ''] = await readdir(path.join(org.folder, '.strategic-accounts'));
    // Its last line may be torn, and the id of the last record unknown.
    const file = path.join(org.folder, '.strategic-accounts', list);
    assert.match(await readFile(file, 'utf8'), /"object":"Tier_Snapshot__c"/);
    await appendFile(file, '{"object":"Tier_Sn');
    reportOf(await prove('--only', 'percentages', '--json'), 0);
    await leaveNothing();
  });

  it('makes nothing in an org that may be a production org', async () => {
    const env = { SAM_INSTANCE_URL: org.url, SAM_ACCESS_TOKEN: await org.token('admin@local-org.test', PASSWORD) };
    const cwd = await mkdtemp(path.join(org.folder, 'production-'));
    const refused = await runSam(['prove', '--only', 'percentages', '--json'], { cwd, env });
    assert.equal(refused.code, 3, refused.stderr);
    assert.match(refused.stdout, /"PRODUCTION_ORG"/);
    const allowed = await runSam(['prove', '--only', 'percentages', '--production'], { cwd, env });
    assert.equal(allowed.code, 0, allowed.stderr);
    await rm(cwd, { recursive: true });
  });

  it('knows its assertions', async () => {
    const { code, stderr } = await prove('--only', 'perpetual-motion');
    assert.equal(code, 3);
    assert.match(stderr, /There is no assertion perpetual-motion\.\nNext step: Name some of these: .*exact-money/);
  });
});

/** Waits until the last fault has hit, with requests of its own as the clock. */
async function stalled(): Promise<void> {
  const admin = await org.asAdmin();
  for (let tries = 0; tries < 10_000; tries += 1) {
    if (faults.list().at(-1)?.hits === 1) return;
    await admin.count('SELECT COUNT() FROM Account');
  }
  throw new Error('No request met the fault.');
}
