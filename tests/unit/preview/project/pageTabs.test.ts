import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { PreviewError, readPreviewProject, type OrgUser } from '../../../../preview/src/project/index.ts';
import { appPageFiles, permissionSet } from '../appPageFixture.ts';
import { instance, previewProject, region } from '../previewFixture.ts';

const user = (permissionSets: readonly string[]): OrgUser => ({
  username: 'ann@example.test',
  password: 'secret',
  firstName: 'Ann',
  lastName: 'Able',
  profile: 'Standard User',
  permissionSets,
});

function refusal(files: Record<string, string>): PreviewError {
  try {
    readPreviewProject(previewProject(files));
  } catch (error) {
    assert.ok(error instanceof PreviewError);
    return error;
  }
  return assert.fail('the project was not refused');
}

const ruleOn = (left: string, right = 'true', operator = 'EQUAL', filter = ''): string =>
  `<visibilityRule>${filter}<criteria><leftValue>${left}</leftValue><operator>${operator}</operator><rightValue>${right}</rightValue></criteria></visibilityRule>`;

describe('Lightning page tabs', () => {
  it('show their page to who has a permission set with the tab, and to nobody else', () => {
    const tab = readPreviewProject(previewProject(appPageFiles())).pageTabs.get('Overview');
    assert.equal(tab?.label, 'Overview');
    assert.deepEqual(
      tab.page.rows.map((row) => row.map(({ name, columns }) => [name, columns])),
      [[['main', 12]]],
    );
    assert.equal(tab.access.mayOpen(user(['Overview_Reader'])), true);
    assert.equal(tab.access.mayOpen(user([])), false);
    assert.deepEqual(tab.access.permissionSets, ['Overview_Reader']);
  });

  it('are hidden by a permission set that says None', () => {
    const files = {
      ...appPageFiles(),
      ...permissionSet(
        'Overview_Reader',
        '<tabSettings><tab>Overview</tab><visibility>None</visibility></tabSettings>',
      ),
    };
    const tab = readPreviewProject(previewProject(files)).pageTabs.get('Overview');
    assert.equal(tab?.access.mayOpen(user(['Overview_Reader'])), false);
  });

  it('are refused when there is no such app page', () => {
    const error = refusal(appPageFiles({ page: 'Elsewhere' }));
    assert.match(error.message, /shows the page Elsewhere, which is no app page/);
    assert.match(error.location ?? '', /Overview\.tab-meta\.xml$/);
  });

  it('are refused when the page has a component that app pages are not offered', () => {
    const error = refusal(appPageFiles({ regions: region('main', instance('greeting')) }));
    assert.match(error.message, /greeting, which is not offered to app pages/);
  });
});

describe('custom permissions', () => {
  it('are those of the user’s permission sets', () => {
    const { customPermissions } = readPreviewProject(previewProject(appPageFiles()));
    assert.deepEqual([...customPermissions.names], ['See_More']);
    assert.deepEqual(customPermissions.of(user(['Overview_Reader'])), []);
    assert.deepEqual(customPermissions.of(user(['See_More_Set'])), ['See_More']);
  });
});

describe('visibility rules', () => {
  const pageWith = (rule: string): Record<string, string> =>
    appPageFiles({ regions: region('main', instance('overview', rule)) });

  it('ask for custom permissions', () => {
    const files = pageWith(ruleOn('{!$Permission.CustomPermission.See_More}', 'false'));
    const [[main] = []] = readPreviewProject(previewProject(files)).pageTabs.get('Overview')?.page.rows ?? [];
    const [item] = main?.items ?? [];
    assert.deepEqual(item?.kind === 'component' && item.visibleFor, [{ customPermission: 'See_More', has: false }]);
  });

  for (const [what, rule] of [
    ['a field', ruleOn('{!Record.Name}')],
    ['a bare permission', ruleOn('{!$Permission.See_More}')],
    ['another operator', ruleOn('{!$Permission.CustomPermission.See_More}', 'true', 'NE')],
    ['another value', ruleOn('{!$Permission.CustomPermission.See_More}', 'maybe')],
    ['no criteria', '<visibilityRule></visibilityRule>'],
    [
      'alternatives',
      ruleOn('{!$Permission.CustomPermission.See_More}', 'true', 'EQUAL', '<booleanFilter>1 OR 2</booleanFilter>'),
    ],
  ] as const) {
    it(`with ${what} make a placeholder, and are noted`, () => {
      const { pageTabs, unsupported } = readPreviewProject(previewProject(pageWith(rule)));
      const [[main] = []] = pageTabs.get('Overview')?.page.rows ?? [];
      const [item] = main?.items ?? [];
      assert.equal(item?.kind === 'component' && item.name, 'c:overview');
      assert.match(unsupported.join(), /visibility rule on overview/);
    });
  }
});
