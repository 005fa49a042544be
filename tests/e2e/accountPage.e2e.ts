import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTieredOrg, type TieredOrg } from './tieredOrg.ts';

describe('the account page around its components', () => {
  let browser: Browser;
  let tiered: TieredOrg;

  before(async () => {
    browser = await launchBrowser();
    tiered = await startTieredOrg();
  });

  after(async () => {
    await browser.close();
    await tiered.close();
  });

  async function open(path: string): Promise<WatchedPage> {
    const watched = await openPage(browser, { width: 1440, height: 900 });
    await watched.page.goto(tiered.preview.url + path);
    return watched;
  }

  async function assertFine(watched: WatchedPage): Promise<void> {
    await watched.page.waitForLoadState('networkidle');
    assert.deepEqual(watched.problems, []);
    await watched.assertAccessible();
  }

  it('is a click away from the start page, which lists every account with its quartile', async () => {
    const watched = await open('/?user=sam@local-org.test');
    const { page } = watched;
    const cells = await page
      .locator('tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '')),
      );
    const column = cells[0]?.indexOf('Quartile') ?? -1;
    const quartiles = cells.slice(1).map((row) => [row[0], row[column]]);
    const expected = tiered.accounts.map(({ Name, Quartile__c }) => [Name, String(Quartile__c)]);
    assert.deepEqual(quartiles, [...expected, ['Juniper Newcomers', '']].toSorted());
    await assertFine(watched);
    const [first] = tiered.accounts;
    assert.ok(first);
    await page.getByRole('link', { name: first.Name }).click();
    await page.getByRole('heading', { level: 1, name: first.Name }).waitFor();
    assert.equal(await page.title(), `${first.Name} | Account | Strategic Accounts`);
    assert.equal(await page.locator('h1').count(), 1);
    for (const landmark of ['banner', 'navigation', 'main'] as const) {
      assert.equal(await page.getByRole(landmark).count(), 1, landmark);
    }
    await assertFine(watched);
    await watched.close();
  });

  it('opens its tabs by keyboard and shows the fields that the user can read', async () => {
    const [first] = tiered.accounts;
    assert.ok(first);
    const details = async (username: string): Promise<string> => {
      const watched = await open(`/lightning/r/Account/${first.Id}/view?user=${username}`);
      const { page } = watched;
      await page.getByRole('tab', { name: 'Details' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.getByRole('tab', { selected: true }).innerText(), 'Related');
      await page.keyboard.press('ArrowLeft');
      const panel = page.getByRole('tabpanel');
      await panel.getByText('Manufacturing').waitFor();
      const text = await panel.innerText();
      await assertFine(watched);
      await watched.close();
      return text;
    };
    assert.match(await details('sam@local-org.test'), new RegExp(`Revenue Rank\\s+${first.Revenue_Rank__c}\\b`));
    assert.doesNotMatch(await details('guest@local-org.test'), /Revenue Rank|Quartile/);
  });

  it('changes the user from the menu, and stays on the page', async () => {
    const [first] = tiered.accounts;
    assert.ok(first);
    const path = `/lightning/r/Account/${first.Id}/view`;
    const watched = await open(`${path}?user=sam@local-org.test`);
    const { page } = watched;
    await page.getByRole('banner').locator('summary').click();
    await assertFine(watched);
    await page.getByRole('link', { name: /guest@local-org\.test/ }).click();
    await page.getByText('You cannot see revenue tiers').waitFor();
    assert.equal(new URL(page.url()).pathname, path);
    assert.match(await page.getByRole('banner').locator('summary').innerText(), /Gus Tanaka/);
    await assertFine(watched);
    await watched.close();
  });

  it('keeps the token out of the browser', async () => {
    const [first] = tiered.accounts;
    const watched = await open(`/lightning/r/Account/${first?.Id ?? ''}/view?user=sam@local-org.test`);
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
});
