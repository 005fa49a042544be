import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTieredOrg, type TieredOrg } from './tieredOrg.ts';

const SAM = 'sam@local-org.test';
const ADMIN = 'admin@local-org.test';
const VIEWER = 'viewer@local-org.test';

/** Enough accounts that a list has more than one page. */
const MORE_ACCOUNTS = 60;

describe('finding accounts and working on their pages', () => {
  let browser: Browser;
  let tiered: TieredOrg;

  before(async () => {
    browser = await launchBrowser();
    tiered = await startTieredOrg();
    const admin = await tiered.org.login(ADMIN, 'local-org');
    const accounts = Array.from({ length: MORE_ACCOUNTS }, (_, index) => ({ Name: `Zebra ${100 + index}` }));
    await admin.sobject('Account').create(accounts);
    const contacts = Array.from({ length: 8 }, (_, index) => ({
      LastName: `Person ${index}`,
      AccountId: tiered.accounts[0]?.Id,
    }));
    await admin.sobject('Contact').create(contacts);
    const account = tiered.accounts[0]?.Id ?? '';
    const { records } = await admin.query(`SELECT Id FROM User WHERE Username = '${SAM}'`);
    const user = String(records[0]?.Id);
    await admin
      .sobject('Team_Role__c')
      .create({ Account__c: account, User__c: user, Role_Key__c: `${account}:${user}`, Department__c: 'Sales' });
  });

  after(async () => {
    await browser.close();
    await tiered.close();
  });

  async function open(path: string, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 900 });
    await watched.page.goto(tiered.preview.url + path);
    return watched;
  }

  /** Texts of the table's rows, without its heading. */
  const rows = (page: Page): Promise<string[]> =>
    page
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => row.querySelector('th')?.textContent?.trim() ?? ''));

  const list = (view: string, username: string): string =>
    `/lightning/o/Account/list?filterName=${view}&user=${username}`;

  it('begins at the list of the first tab, with one heading, landmarks and the app’s tabs', async () => {
    const watched = await open(`/?user=${SAM}`);
    const { page } = watched;
    await page.getByRole('heading', { level: 1, name: 'Strategic Accounts by Tier' }).waitFor();
    assert.equal(await page.locator('h1').count(), 1);
    const tabs = page.getByRole('navigation', { name: 'Strategic Accounts' }).getByRole('link');
    assert.deepEqual(await tabs.allInnerTexts(), [
      'Accounts',
      'Contacts',
      'Stakeholders',
      'Opportunities',
      'Service Levels',
      'Tiering Runs',
    ]);
    for (const landmark of ['banner', 'main'] as const) assert.equal(await page.getByRole(landmark).count(), 1);
    await page.locator('tbody tr').first().waitFor();
    const expected = tiered.accounts.map(({ Name }) => Name).toSorted();
    assert.deepEqual(await rows(page), expected);
    await watched.assertFine();
    await watched.screenshot('account-list-1440');
    await watched.close();
  });

  it('finds an account as one types, opens it, switches the user and sees less, all by keyboard', async () => {
    const [first] = tiered.accounts;
    assert.ok(first);
    const watched = await open(list('AllAccounts', SAM));
    const { page } = watched;
    await page.getByRole('searchbox', { name: 'Search this list' }).focus();
    await page.keyboard.type(first.Name.slice(0, 3));
    await page.getByText(`matching “${first.Name.slice(0, 3)}”`).waitFor();
    await page.getByRole('link', { name: first.Name }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: first.Name }).waitFor();
    assert.equal(await page.title(), `${first.Name} | Account | Strategic Accounts`);
    await watched.assertFine();
    await watched.screenshot('account-page-1440');
    await page.getByRole('banner').locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /guest@local-org\.test/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Strategic Accounts is not among your apps' }).waitFor();
    await watched.assertAccessible();
    await watched.close();
  });

  it('sorts by a heading and pages through every account', async () => {
    const watched = await open(list('AllAccounts', ADMIN));
    const { page } = watched;
    await page.getByRole('button', { name: 'Account Name' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="descending"]').waitFor();
    await page.locator('tbody tr', { hasText: 'Zebra 159' }).waitFor();
    const seen = await rows(page);
    assert.equal(seen.length, 50);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.locator('tbody tr', { hasText: 'Zebra 100' }).waitFor();
    seen.push(...(await rows(page)));
    assert.equal(new Set(seen).size, MORE_ACCOUNTS + tiered.accounts.length + 1);
    assert.equal(await page.getByRole('button', { name: 'Next' }).isDisabled(), true);
    await watched.assertFine();
    await watched.close();
  });

  it('serves two browsers as two users at once, each what the org lets that user see', async () => {
    const expected = async (username: string): Promise<string[]> => {
      const user = await tiered.org.login(username, 'local-org');
      const { records } = await user.query<{ Name: string }>('SELECT Name FROM Account ORDER BY Name LIMIT 50');
      return records.map(({ Name }) => Name);
    };
    const shown = async (username: string): Promise<string[]> => {
      const watched = await open(list('AllAccounts', username));
      await watched.page
        .getByText(/\d+\+? items?|Nothing to see here/)
        .first()
        .waitFor();
      await watched.page.waitForLoadState('networkidle');
      assert.match(await watched.page.getByRole('banner').innerText(), username === ADMIN ? /Ada Admin/ : /Vic Moreau/);
      const names = await rows(watched.page);
      await watched.close();
      return names;
    };
    const [admin, viewer] = await Promise.all([shown(ADMIN), shown(VIEWER)]);
    assert.deepEqual(admin, await expected(ADMIN));
    assert.deepEqual(viewer, await expected(VIEWER));
  });

  for (const width of [1440, 768]) {
    it(`shows details and related lists, and all of a list, at ${width} px`, async () => {
      const [first] = tiered.accounts;
      const watched = await open(`/lightning/r/Account/${first?.Id ?? ''}/view?user=${SAM}`, width);
      const { page } = watched;
      await page.getByRole('tab', { name: 'Stakeholders' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tabpanel').getByText('Manufacturing').waitFor();
      await watched.assertFine();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('heading', { name: 'Contacts (8)' }).waitFor();
      await page.getByRole('heading', { name: 'Tier History (1)' }).waitFor();
      await page.getByRole('row', { name: 'Sam Okafor Sales' }).waitFor();
      await watched.assertFine();
      await watched.screenshot(`related-lists-${width}`);
      await page.getByRole('link', { name: 'View all Contacts' }).click();
      await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
      await page.locator('tbody tr').nth(7).waitFor();
      await watched.assertFine();
      await watched.close();
    });
  }

  it('shows the runs behind the tiers: a list, and a record by its layout', async () => {
    const watched = await open(`/lightning/n/Tiering_Run__c?user=${SAM}`, 768);
    const { page } = watched;
    await page.locator('tbody a').first().click();
    await page.getByRole('heading', { name: 'What Was Ranked' }).waitFor();
    assert.equal(await page.locator('h1').count(), 1);
    await watched.assertFine();
    await watched.screenshot('tiering-run-768');
    await watched.close();
  });

  it('keeps the token out of the browser', async () => {
    const [first] = tiered.accounts;
    const watched = await open(`/lightning/r/Account/${first?.Id ?? ''}/view?user=${SAM}`);
    const token = /00D\w{12,15}!/;
    const sent: string[] = [];
    watched.page.on('request', (request) => sent.push(JSON.stringify(request.headers())));
    await watched.page.reload();
    await watched.page.locator('c-tier-figures p').first().waitFor();
    assert.ok(sent.length > 5);
    assert.doesNotMatch(sent.join(), token);
    assert.doesNotMatch(await watched.page.content(), token);
    assert.equal(await watched.page.evaluate('document.cookie'), '');
    await watched.close();
  });

  it('shares a browser between tests, but no session and nothing stored', async () => {
    const storedOn = (page: Page): Promise<number> => page.evaluate(() => localStorage.length);
    const first = await open(`/lightning/o/Account/list?user=${SAM}`);
    await first.page.evaluate(() => {
      localStorage.setItem('LSKey[c]kept', 'yes');
    });
    assert.deepEqual([(await first.page.context().cookies()).length, await storedOn(first.page)], [1, 1]);
    const beside = await open('/_preview/assets/preview.css');
    assert.deepEqual([(await beside.page.context().cookies()).length, await storedOn(beside.page)], [0, 0]);
    await first.close();
    const next = await open('/_preview/assets/preview.css');
    assert.equal(next.page.context(), first.page.context());
    assert.deepEqual([(await next.page.context().cookies()).length, await storedOn(next.page)], [0, 0]);
    await Promise.all([beside.close(), next.close()]);
  });
});
