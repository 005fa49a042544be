import assert from 'node:assert/strict';
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { startPreview } from '../../preview/index.ts';
import { compileLwc } from '../../scripts/build/compileLwc.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { jsonOf, startTestOrg } from '../support/localOrg.ts';
import type { TestOrg } from '../support/localOrg.ts';
import { manifest } from '../support/metadataApi.ts';
import type { Deployed } from '../support/metadataApi.ts';
import { ROOT, runSam } from '../support/samCli.ts';
import { openSfCli } from '../support/sfCli.ts';
import type { SfCli } from '../support/sfCli.ts';

// The CLI's commands: "project Commands", Salesforce CLI Command Reference,
// https://developer.salesforce.com/docs/atlas.en-us.sfdx_cli_reference.meta/sfdx_cli_reference/cli_reference_project_commands_unified.htm

interface FileResponse {
  readonly fullName: string;
  readonly type: string;
  readonly state: string;
  readonly filePath: string;
  readonly error?: string;
  readonly lineNumber?: number;
}
type DeployAnswer = Deployed & { readonly files: readonly FileResponse[] };

const FIELD = 'force-app/main/default/objects/Account/fields/Window_Revenue__c.field-meta.xml';
const PAGES = path.join(ROOT, '.cache', 'preview');
const LIST_VIEW = 'Account.Strategic_Designation';

let org: TestOrg;
let sf: SfCli;
let token: string;
/** Runs in a copy of this repository's project, with its components compiled. */
before(async () => {
  sf = await openSfCli();
  for (const name of ['force-app', 'sfdx-project.json', '.forceignore']) {
    cpSync(path.join(ROOT, name), path.join(sf.home, name), { recursive: true });
  }
  compileLwc(sf.home);
  org = await startTestOrg({ projectDir: ROOT, empty: true });
  token = await org.token('admin@local-org.test', 'local-org');
  await sf.login('org', org.url, token);
});
after(async () => {
  await org.close();
  await sf.close();
});

const inProject = (name: string): string => path.join(sf.home, name);

interface Rows {
  readonly totalSize: number;
  readonly records: readonly { readonly Id: string }[];
}

async function query(soql: string): Promise<Rows> {
  return (await jsonOf(org.fetch(`/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, token))) as Rows;
}

async function create(object: string, values: object): Promise<string> {
  const init = { method: 'POST', body: JSON.stringify(values) };
  const answer = jsonOf(org.fetch(`/services/data/v66.0/sobjects/${object}`, token, init), 201);
  return ((await answer) as { id: string }).id;
}

const count = async (soql: string): Promise<number> => (await query(soql)).totalSize;
const idOf = async (soql: string): Promise<string | undefined> => (await query(soql)).records[0]?.Id;

describe('sf project deploy', () => {
  it('makes an empty org ours', async () => {
    assert.equal((await org.fetch('/services/data/v66.0/sobjects/Tiering_Run__c/describe', token)).status, 404);
    const { status, files } = await sf.result<DeployAnswer>(
      'org',
      'project deploy start --source-dir force-app --wait 5',
    );
    assert.equal(status, 'Succeeded');
    assert.deepEqual([...new Set(files.map(({ state }) => state))], ['Created']);
    const sources = globSync('**/*', { cwd: inProject('force-app/main/default'), withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.endsWith('.ts') && !entry.parentPath.includes('__tests__'),
    );
    assert.deepEqual(
      files.map(({ filePath }) => path.resolve(sf.home, filePath)).sort(),
      sources.map((entry) => path.join(entry.parentPath, entry.name)).sort(),
      'every file that is no source or test of a component is told of',
    );
    assert.equal(await count('SELECT Id FROM Tiering_Policy__mdt'), 3);
    assert.equal(await count("SELECT Id FROM PermissionSet WHERE Name LIKE 'Strategic%'"), 5);
    const { user_id: AssigneeId } = (await jsonOf(org.fetch('/services/oauth2/userinfo', token))) as {
      user_id: string;
    };
    for (const name of ['Strategic_Accounts_Sync', 'Strategic_Accounts_Admin']) {
      const PermissionSetId = await idOf(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
      await create('PermissionSetAssignment', { AssigneeId, PermissionSetId });
    }
    await jsonOf(org.fetch('/services/data/v66.0/sobjects/Tiering_Run__c/describe', token));
  });

  it('leaves an org that the tiering job works on', async () => {
    const AccountId = await create('Account', { Name: 'Customer' });
    const CloseDate = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
    await create('Opportunity', { Name: 'Won', AccountId, StageName: 'Closed Won', CloseDate, Amount: 1250 });
    const { code, stderr } = await runSam(['tier', '--target-org', 'org'], { cwd: sf.home, env: sf.env });
    assert.equal(code, 0, stderr);
    assert.equal(await count("SELECT Id FROM Tiering_Run__c WHERE Status__c = 'Completed'"), 1);
  });

  it('leaves an org whose pages show what the job wrote', async () => {
    const browser = await launchBrowser();
    const preview = await startPreview({ projectDir: ROOT, orgUrl: org.url, port: 0, cacheDir: PAGES });
    try {
      const watched = await openPage(browser, { width: 1440, height: 900 });
      const account = await idOf("SELECT Id FROM Account WHERE Name = 'Customer'");
      await watched.page.goto(`${preview.url}/lightning/r/Account/${account}/view?user=admin@local-org.test`);
      const card = watched.page.locator('c-tier-card');
      await card.locator('c-tier-figures p, c-message-panel').first().waitFor();
      assert.match(await card.innerText(), /Rank 1 of 1[^]*1,250\.00/);
      await watched.assertFine();
    } finally {
      await browser.close();
      await preview.close();
    }
  });

  it('checks without deploying, and reports what a job did', async () => {
    const field = readFileSync(inProject(FIELD), 'utf8');
    writeFileSync(inProject(FIELD), field.replace(/<label>.*<\/label>/, '<label>Another Label</label>'));
    const command = 'project deploy start --metadata CustomField:Account.Window_Revenue__c --dry-run --wait 5';
    const { id, files } = await sf.result<DeployAnswer>('org', command);
    assert.deepEqual(
      files.map(({ state }) => state),
      ['Changed'],
    );
    const report = await sf.result<Deployed & { checkOnly: boolean }>('org', 'project deploy report', '--job-id', id);
    assert.deepEqual([report.status, report.checkOnly, report.numberComponentsTotal], ['Succeeded', true, 1]);
    writeFileSync(inProject(FIELD), field);
  });

  it('fails with the component, the file and the line', async () => {
    const field = readFileSync(inProject(FIELD), 'utf8');
    writeFileSync(inProject(FIELD), field.replace(/<precision>\d+</, '<precision>99<'));
    writeFileSync(inProject('package.xml'), manifest({ CustomField: ['Account.Window_Revenue__c'] }));
    const { status, result } = await sf.json<DeployAnswer>(
      'org',
      'project deploy start --manifest package.xml --wait 5',
    );
    writeFileSync(inProject(FIELD), field);
    assert.equal(status, 1);
    const [failed] = result?.files ?? [];
    assert.deepEqual([failed?.fullName, failed?.state, failed?.lineNumber], ['Account.Window_Revenue__c', 'Failed', 3]);
    assert.match(failed?.error ?? '', /<precision> must be a whole number from 1 to 18, not "99"/);
    assert.ok(existsSync(failed?.filePath ?? ''));
  });

  it('deletes what it is told to', async () => {
    writeFileSync(inProject('package.xml'), manifest({}));
    writeFileSync(inProject('destructive.xml'), manifest({ ListView: [LIST_VIEW, 'Account.Never_There'] }));
    const command = 'project deploy start --manifest package.xml --post-destructive-changes destructive.xml --wait 5';
    const { status, details } = await sf.result<DeployAnswer>('org', command);
    assert.equal(status, 'Succeeded');
    assert.deepEqual(
      details.componentSuccesses.map(({ fullName, deleted, problem }) => (deleted ? fullName : problem)).sort(),
      [LIST_VIEW, 'No ListView named: Account.Never_There found'].sort(),
    );
  });
});

describe('sf project retrieve', () => {
  it('gives back the source that was deployed', async () => {
    const every = [
      'CustomApplication',
      'CustomLabels',
      'CustomMetadata',
      'CustomPermission',
      'CustomTab',
      'FlexiPage',
      'Layout',
    ];
    const more = ['LightningComponentBundle', 'PermissionSet', 'ReportType'];
    const reports = globSync('**/*.report-meta.xml', { cwd: inProject('force-app/main/default/reports') });
    writeFileSync(
      inProject('package.xml'),
      manifest({
        ...Object.fromEntries([...every, ...more].map((type) => [type, ['*']])),
        CustomObject: ['*', 'Account', 'Opportunity'],
        Dashboard: ['Strategic_Accounts_Dashboards', 'Strategic_Accounts_Dashboards/Portfolio'],
        Report: ['Strategic_Accounts', ...reports.map((file) => file.replace('.report-meta.xml', ''))],
      }),
    );
    await sf.result('org', 'project retrieve start --manifest package.xml --output-dir retrieved');
    const files = (root: string): string[] =>
      globSync('**/*', { cwd: inProject(root), withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts') && !entry.parentPath.includes('__tests__'))
        .map((entry) => path.relative(inProject(root), path.join(entry.parentPath, entry.name)))
        .sort();
    const deployed = files('force-app/main/default').filter((file) => !file.includes('Strategic_Designation.listView'));
    // An org has its own description of standard objects, which no project needs to have.
    const retrieved = files('retrieved').filter((file) => !/\/(Account|Opportunity)\.object-meta/.test(file));
    assert.deepEqual(retrieved, deployed);
    for (const file of deployed) {
      const [one, other] = ['force-app/main/default', 'retrieved'].map((root) =>
        readFileSync(inProject(path.join(root, file)), 'utf8'),
      );
      assert.deepEqual(meaning(file, other ?? ''), meaning(file, one ?? ''), file);
    }
  });
});

/** What XML says whatever its white space; other files are compared as they are. */
function meaning(file: string, text: string): unknown {
  if (!file.endsWith('.xml')) return text;
  return new XMLParser({ ignoreAttributes: false, ignoreDeclaration: true, parseTagValue: false }).parse(text);
}
