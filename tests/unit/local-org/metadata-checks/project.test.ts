import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDeployment } from '../../../../local-org/src/metadata-checks/index.ts';
import { fileInMemory, readSchema } from '../../../../local-org/src/schema/index.ts';
import { edited, problemsOf, projectFiles, projectSchema, projectText, toldOf } from '../../../support/deployment.ts';

describe('checking a deploy', () => {
  it('finds nothing in this project', async () => {
    const files = projectFiles();
    assert.ok(files.size > 300);
    const whole = { files, deployed: new Set(files.keys()), removed: new Set<string>(), schema: projectSchema() };
    assert.deepEqual(await checkDeployment(whole), []);
  });

  it('looks at nothing that the deploy neither brings nor breaks', async () => {
    const broken = edited('tabs/Strategic_Portfolio.tab-meta.xml', '<flexiPage>', '<flexiPage>No_');
    const files = new Map(projectFiles());
    for (const [path, text = ''] of Object.entries(broken)) files.set(path, new TextEncoder().encode(text));
    const one = new Set(['customPermissions/See_Whole_Portfolio.customPermission-meta.xml']);
    const deployment = { files, deployed: one, removed: new Set<string>(), schema: projectSchema() };
    assert.deepEqual(await checkDeployment(deployment), []);
  });

  it('says of objects and fields nothing while there is no schema', async () => {
    const path = 'objects/Tiering_Run__c/listViews/All_Tiering_Runs.listView-meta.xml';
    const change = edited(path, '<columns>Status__c', '<columns>State__c');
    assert.notEqual((await problemsOf(change)).length, 0);
    assert.deepEqual(await problemsOf(change, { schema: 'none' }), []);
  });

  it('tells type, name, path, line and column', async () => {
    const path = 'applications/Strategic_Accounts.app-meta.xml';
    const [problem] = await problemsOf(edited(path, '<tabs>Tiering_Run__c', '<tabs>Tiering_Runs__c'));
    assert.deepEqual(problem, {
      componentType: 'CustomApplication',
      fullName: 'Strategic_Accounts',
      path,
      problem: 'In field: tab - no CustomTab named Tiering_Runs__c found',
      problemType: 'Error',
      lineNumber:
        projectText(path)
          .split('\n')
          .findIndex((line) => line.includes('>Tiering_Run__c<')) + 1,
      columnNumber: 11,
    });
  });
});

describe('what others refer to', () => {
  it('is not removed before them', async () => {
    assert.deepEqual(await toldOf({ 'flexipages/Strategic_Portfolio.flexipage-meta.xml': undefined }), [
      'CustomTab:4:16 Strategic_Portfolio: In field: flexiPage - no FlexiPage named Strategic_Portfolio found',
    ]);
  });

  it('is removed with them', async () => {
    const app = edited('applications/Strategic_Accounts.app-meta.xml', '    <tabs>Strategic_Portfolio</tabs>\n', '');
    const sets = [...projectFiles().keys()].filter((path) => path.startsWith('permissionsets/'));
    const emptied = sets.map((path): [string, string] => {
      const text = new TextDecoder().decode(projectFiles().get(path));
      return [path, text.replace(/ {4}<tabSettings>\s*<tab>Strategic_Portfolio<[^]*?<\/tabSettings>\n/g, '')];
    });
    const changes = {
      ...app,
      ...Object.fromEntries(emptied),
      'tabs/Strategic_Portfolio.tab-meta.xml': undefined,
      'flexipages/Strategic_Portfolio.flexipage-meta.xml': undefined,
    };
    assert.deepEqual(await toldOf(changes), []);
  });

  it('names everybody who uses a component', async () => {
    const folder = 'lwc/labelText/';
    const gone = [...projectFiles().keys()].filter((path) => path.startsWith(folder));
    const told = await toldOf(Object.fromEntries(gone.map((path) => [path, undefined])));
    assert.ok(told.length > 5);
    const missing = 'No MODULE named markup://c:labelText found : [markup://c:tierCard]';
    assert.ok(told.some((line) => line.startsWith('LightningComponentBundle:') && line.endsWith(missing)));
  });

  it('is no field that they read', async () => {
    const path = 'objects/Account/fields/Border_Gap__c.field-meta.xml';
    const files = [...projectFiles()].filter(([one]) => one !== path && !one.startsWith('permissionsets/'));
    const schema = readSchema({ apiVersion: '66.0', files: files.map(([one, bytes]) => fileInMemory(one, bytes)) });
    const told = await problemsOf({ [path]: undefined }, { schema });
    assert.deepEqual(
      told.map(({ fullName, problem }) => `${fullName}: ${problem}`),
      [
        'accountTier: Invalid reference Account.Border_Gap__c of type sobjectField in file accountTier.js',
        'Accounts_and_Tier_History: Account has no report field Border_Gap__c',
        'Accounts_and_Tiers: Account has no report field Border_Gap__c',
      ],
    );
  });

  it('is not changed so that they break', async () => {
    const meta = 'lwc/tierCard/tierCard.js-meta.xml';
    const told = await toldOf(edited(meta, 'lightning__RecordPage', 'lightning__HomePage'));
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /^FlexiPage:\d+:32 Strategic_Account_Record_Page: The component c:tierCard isn't available for lightning__RecordPage$/,
    );
  });

  it('is a label that a deployed file of labels leaves out, too', async () => {
    const labels = 'labels/CustomLabels.labels-meta.xml';
    const told = await toldOf(edited(labels, '<fullName>Account_Table_Next<', '<fullName>Account_Table_After<'));
    assert.equal(told.length, 1);
    assert.match(
      told[0] ?? '',
      /^LightningComponentBundle:\d+:18 pager: Invalid reference c\.Account_Table_Next of type label in file pager\.js$/,
    );
  });
});
