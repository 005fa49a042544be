import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';
import { appPageFiles } from '../unit/preview/appPageFixture.ts';
import { previewProject } from '../unit/preview/previewFixture.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 480, height: 800 };

const projectDir = previewProject(appPageFiles());

describe('an app page behind a tab', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir });
    const admin = await org.login('ada@example.test', 'secret');
    const names = Array.from({ length: 410 }, (_, index) => ({
      Name: `Account ${String(index + 1).padStart(3, '0')}`,
    }));
    for (let start = 0; start < names.length; start += 200) {
      await admin.sobject('Account').create(names.slice(start, start + 200));
    }
    preview = await startPreview({ projectDir, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  async function open(user: string, path = '/lightning/n/Overview', viewport = DESKTOP): Promise<WatchedPage> {
    const watched = await openPage(browser, viewport);
    watched.page.setDefaultTimeout(10_000);
    await watched.page.goto(`${preview.url}${path}?user=${user}@example.test`);
    return watched;
  }

  const text = (page: Page, name: string): Promise<string> => page.locator(`.${name}`).innerText();

  it('is the start page where its tab is the first, and tells components where they are', async () => {
    const watched = await open('ada', '/');
    const { page } = watched;
    await page.getByText('410 accounts, 200 shown').waitFor();
    assert.equal(new URL(page.url()).pathname, '/lightning/n/Overview');
    assert.equal(await page.getByRole('link', { name: 'Overview' }).getAttribute('aria-current'), 'page');
    assert.equal(await text(page, 'told'), 'standard__navItemPage Overview LARGE none true Large');
    assert.equal(await page.getByText('You see more.').count(), 1);
    assert.equal(await page.getByText('You see less.').count(), 0);
    assert.deepEqual(watched.problems, []);
    await watched.assertAccessible();
    await watched.screenshot('app-page-1440');
    await watched.close();
  });

  it('has custom permissions and visibility rules as the user has them', async () => {
    const watched = await open('ben');
    await watched.page.getByText('You see less.').waitFor();
    assert.equal(await watched.page.getByText('You see more.').count(), 0);
    assert.match(await text(watched.page, 'told'), /none undefined Large$/);
    await watched.close();
  });

  it('knows a narrow window as a phone', async () => {
    const watched = await open('ada', '/lightning/n/Overview', PHONE);
    await watched.page.getByText('410 accounts').waitFor();
    assert.match(await text(watched.page, 'told'), /Small$/);
    await watched.close();
  });

  it('says so to who has no such tab, and shows the tab in no bar', async () => {
    const watched = await open('cleo', '/lightning/o/Account/list');
    assert.equal(await watched.page.getByRole('link', { name: 'Overview' }).count(), 0);
    await watched.page.goto(`${preview.url}/lightning/n/Overview`);
    await watched.page.getByRole('heading', { name: 'Overview is not among your tabs' }).waitFor();
    assert.match(
      await watched.page.locator('main').innerText(),
      /cleo@example\.test.*\s+Assign one of Overview Reader/,
    );
    await watched.page.goto(`${preview.url}/lightning/n/Nothing`);
    await watched.page.getByRole('heading', { name: 'No such tab' }).waitFor();
    await watched.close();
  });

  it('reads on by cursor with a query from a getter, and asks again', async () => {
    const watched = await open('ada');
    const { page } = watched;
    await page.getByText('410 accounts, 200 shown').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Account 400', { exact: true }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('410 accounts, 10 shown').waitFor();
    const admin = await org.login('ada@example.test', 'secret');
    await admin.sobject('Account').create({ Name: 'Account 411' });
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText('refreshed').waitFor();
    assert.equal(await text(page, 'total'), '411 accounts, 11 shown');
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('opens modals, other tabs and web pages', async () => {
    const watched = await open('ada');
    const { page } = watched;
    await page.getByText('accounts, 200 shown').waitFor();
    await page.getByRole('button', { name: 'How many?' }).click();
    await page
      .getByRole('dialog')
      .getByText(/There are 41[01]\./)
      .waitFor();
    await watched.assertAccessible();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('.answer').waitFor();
    assert.equal(await text(page, 'answer'), 'closed');
    const popup = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Help' }).click();
    assert.match((await popup).url(), /logo-noname\.svg$/);
    await page.getByRole('button', { name: 'Open tab' }).click();
    await page.waitForURL('**/lightning/n/Overview');
    await watched.close();
  });

  it('scrolls a table within its container, header in place', async () => {
    const watched = await open('ada');
    const { page } = watched;
    await page.getByText('accounts, 200 shown').waitFor();
    const scroller = page.locator('.table .slds-scrollable_y');
    assert.ok(await scroller.evaluate(({ clientHeight, scrollHeight }) => scrollHeight > 2 * clientHeight));
    await page.getByText('Account 150', { exact: true }).scrollIntoViewIfNeeded();
    assert.ok(await scroller.evaluate(({ scrollTop }) => scrollTop > 0));
    const [header, container] = [page.locator('.table .slds-cell-fixed').first(), page.locator('.table')];
    assert.equal((await header.boundingBox())?.y, (await container.boundingBox())?.y);
    await watched.close();
  });
});
