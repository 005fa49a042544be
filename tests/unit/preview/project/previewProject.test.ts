import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import {
  compactFields,
  PreviewError,
  projectStamp,
  readOrgUsers,
  readPreviewProject,
} from '../../../../preview/src/project/index.ts';
import { flexipage, instance, lwcPath, PAGE_PATH, previewProject, region } from '../previewFixture.ts';

const SECOND_PAGE = PAGE_PATH.replace('Account_Page', 'Account_Page_Two');

const application = (page: string): string => `<?xml version="1.0" encoding="UTF-8" ?>
<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">
    <actionOverrides><actionName>View</actionName><content>${page}</content><formFactor>Large</formFactor>
    <type>Flexipage</type><pageOrSobjectType>Account</pageOrSobjectType></actionOverrides>
    <label>Sales &amp; Service</label>
</CustomApplication>
`;

const appOfTabs = (...tabs: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8" ?>
<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Sales</label>${tabs.map((tab) => `<tabs>${tab}</tabs>`).join('')}
</CustomApplication>
`;

const refused = (expected: RegExp) => (error: unknown) =>
  error instanceof PreviewError && expected.test(error.toString());

describe('readPreviewProject', () => {
  it('reads pages, components, labels and app of any project', () => {
    const project = readPreviewProject(
      previewProject({ 'force-app/main/default/applications/Sales.app-meta.xml': application('Account_Page') }),
    );
    assert.deepEqual([...project.recordPages.keys()], ['Account']);
    assert.deepEqual([...project.components.keys()], ['greeting']);
    assert.equal(project.labels.get('Hello'), 'Good morning,');
    assert.equal(project.application?.label, 'Sales & Service');
  });

  it('takes the page that the app activates when an object has several', () => {
    const page = flexipage(region('main', instance('greeting')));
    const project = previewProject({
      [SECOND_PAGE]: page,
      'force-app/main/default/applications/Sales.app-meta.xml': application('Account_Page_Two'),
    });
    assert.equal(readPreviewProject(project).recordPages.get('Account')?.name, 'Account_Page_Two');
  });

  it('takes the page that the object activates for all apps where the app chooses none', () => {
    const object = 'force-app/main/default/objects/Account/Account.object-meta.xml';
    const view = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><actionOverrides><actionName>View</actionName><type>Default</type></actionOverrides>
      <actionOverrides><actionName>View</actionName><content>Account_Page_Two</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides></CustomObject>`;
    const chosen = (files: Record<string, string>): string | undefined =>
      readPreviewProject(
        previewProject({ [SECOND_PAGE]: flexipage(region('main', instance('greeting'))), [object]: view, ...files }),
      ).recordPages.get('Account')?.name;
    assert.equal(chosen({}), 'Account_Page_Two');
    assert.equal(
      chosen({ 'force-app/main/default/applications/Sales.app-meta.xml': application('Account_Page') }),
      'Account_Page',
    );
  });

  it('takes the first of two pages of an object when no app chooses, and notes the other', () => {
    const { recordPages, unsupported } = readPreviewProject(
      previewProject({ [SECOND_PAGE]: flexipage(region('main', instance('greeting'))) }),
    );
    assert.equal(recordPages.get('Account')?.name, 'Account_Page');
    assert.match(unsupported.join(), /Account_Page_Two\S*: is a second record page of Account.*\n.*actionOverride/);
  });

  it('prefers TypeScript to the JavaScript that was emitted from it', () => {
    const project = readPreviewProject(previewProject({ [lwcPath('greeting', 'greeting.js')]: 'stale' }));
    assert.match(project.components.get('greeting')?.entry ?? '', /greeting\.ts$/);
  });

  it('refuses a project without a page', () => {
    const project = previewProject({ [PAGE_PATH]: flexipage('', undefined, 'HomePage') });
    assert.throws(
      () => readPreviewProject(project),
      refused(/has no record page, no Lightning page tab, no app.*\n.*flexipage of type RecordPage/),
    );
  });

  it('takes a project whose app has tabs of objects only: they have lists and pages of the platform', () => {
    const { application, recordPages } = readPreviewProject(
      previewProject({
        [PAGE_PATH]: flexipage('', undefined, 'HomePage'),
        'force-app/main/default/applications/Sales.app-meta.xml': appOfTabs('standard-Account'),
      }),
    );
    assert.deepEqual(application?.tabs, ['standard-Account']);
    assert.equal(recordPages.size, 0);
  });

  it('takes a project of objects, whatever else it lacks', () => {
    const { customObjects } = readPreviewProject(
      previewProject({
        [PAGE_PATH]: flexipage('', undefined, 'HomePage'),
        'force-app/main/default/objects/Depot__c/Depot__c.object-meta.xml':
          '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Depot</label></CustomObject>',
        'force-app/main/default/objects/Account/Account.object-meta.xml':
          '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"></CustomObject>',
      }),
    );
    assert.deepEqual(customObjects, ['Depot__c']);
  });

  it('refuses a folder that is no project', () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-project-'));
    assert.throws(() => readPreviewProject(folder), refused(/no sfdx-project\.json\n.*--project/));
    rmSync(folder, { recursive: true });
  });

  it('refuses XML that is not well-formed, with the line', () => {
    const project = previewProject({ [PAGE_PATH]: '<FlexiPage>\n<type>RecordPage</typo>\n</FlexiPage>' });
    assert.throws(() => readPreviewProject(project), refused(/Account_Page\.flexipage-meta\.xml:2: /));
  });
});

describe('projectStamp', () => {
  it('changes when a component is saved or added, and not otherwise', () => {
    const dir = previewProject();
    const { source } = readPreviewProject(dir);
    const before = projectStamp(source);
    assert.equal(projectStamp(source), before);
    const file = join(dir, lwcPath('greeting', 'greeting.ts'));
    const { mtime } = statSync(file);
    utimesSync(file, mtime, new Date(mtime.getTime() + 5000));
    const saved = projectStamp(source);
    assert.notEqual(saved, before);
    writeFileSync(join(dir, lwcPath('greeting', 'greeting.css')), 'p {}');
    assert.notEqual(projectStamp(source), saved);
  });
});

describe('readOrgUsers', () => {
  const users = (content: string) => readOrgUsers(previewProject({ 'config/local-org-users.json': content }));

  it('is the embedded org’s administrator where the project names nobody', () => {
    assert.deepEqual(
      readOrgUsers(previewProject()).map((user) => user.username),
      ['admin@local-org.test'],
    );
  });

  it('keeps the order of the file', () => {
    const user = (name: string) => ({ username: name, password: 'p', firstName: 'F', lastName: 'L', profile: 'Any' });
    assert.deepEqual(
      users(JSON.stringify({ users: ['b', 'a', 'c'].map(user) })).map(({ username }) => username),
      ['b', 'a', 'c'],
    );
  });

  it('refuses what is not JSON, holds nobody, or holds someone without a password', () => {
    assert.throws(() => users('{'), refused(/local-org-users\.json: is not JSON/));
    assert.throws(() => users('{"users":[]}'), refused(/lists no users/));
    assert.throws(() => users('{"users":[{"username":"a"}]}'), refused(/user 1 is incomplete/));
  });
});

describe('compactFields', () => {
  const COMPACT = 'force-app/main/default/objects/Account/compactLayouts/Key.compactLayout-meta.xml';

  it('is the system default without the name where the project ships no compact layout', () => {
    assert.equal(compactFields(readPreviewProject(previewProject()).source, 'Account')[0], 'Type');
  });

  it('is the project’s compact layout, at most five fields beside the name', () => {
    const fields = ['Name', 'A__c', 'B__c', 'C__c', 'D__c', 'E__c', 'F__c'];
    const layout = `<CompactLayout xmlns="x"><fullName>Key</fullName>${fields.map((name) => `<fields>${name}</fields>`).join('')}</CompactLayout>`;
    const { source } = readPreviewProject(previewProject({ [COMPACT]: layout }));
    assert.deepEqual(compactFields(source, 'Account'), ['A__c', 'B__c', 'C__c', 'D__c', 'E__c']);
    assert.deepEqual(compactFields(source, 'Unknown__c'), []);
  });
});
