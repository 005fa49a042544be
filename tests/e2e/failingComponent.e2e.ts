import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';
import {
  exposedMeta,
  flexipage,
  instance,
  lwcPath,
  PAGE_PATH,
  previewProject,
  region,
} from '../unit/preview/previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');

const projectDir = previewProject({
  [lwcPath('faulty', 'faulty.ts')]: `import { LightningElement, api } from 'lwc';

export default class Faulty extends LightningElement {
  @api recordId?: string;

  connectedCallback(): void {
    throw new TypeError('No stock for ' + this.recordId);
  }
}
`,
  [lwcPath('faulty', 'faulty.html')]: '<template>never seen</template>\n',
  [lwcPath('faulty', 'faulty.js-meta.xml')]: exposedMeta(),
  [PAGE_PATH]: flexipage(
    region('header', instance('force:highlightsPanel')) + region('main', instance('faulty') + instance('greeting')),
  ),
});

describe('a page with a component that throws', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  it('names the component and the reason in its place, reports it, and draws the others', async () => {
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Acme' });
    const watched = await openPage(browser, { width: 1440, height: 900 });
    await watched.page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    await watched.page.getByText('Good morning, Acme').waitFor();
    const alert = await watched.page.getByRole('alert').innerText();
    assert.match(alert, new RegExp(`c/faulty failed\\s+No stock for ${id}`));
    assert.equal(await watched.page.getByText('never seen').count(), 0);
    assert.deepEqual(watched.problems, [`uncaught: No stock for ${id}`]);
    await watched.assertAccessible();
    await watched.close();
  });
});
