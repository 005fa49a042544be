import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { launchBrowser, openPage, type Viewport, type WatchedPage } from '../support/browser.ts';
import { startTieredOrg, type TieredAccount, type TieredOrg } from './tieredOrg.ts';

const DESKTOP: Viewport = { width: 1440, height: 900 };
const TABLET: Viewport = { width: 768, height: 1024 };
const NARROW: Viewport = { width: 390, height: 844 };

const accountPath = (id: string, username: string): string => `/lightning/r/Account/${id}/view?user=${username}`;

/** The card's text once it shows something other than its spinner. */
async function cardText(page: Page): Promise<string> {
  const card = page.locator('c-tier-card');
  await card.locator('c-tier-figures p, c-message-panel').first().waitFor();
  return (await card.innerText()).replaceAll(/\s+/g, ' ');
}

describe('c-tier-card on the account page', () => {
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

  async function open(path: string, viewport: Viewport = DESKTOP): Promise<WatchedPage> {
    const watched = await openPage(browser, viewport);
    await watched.page.goto(tiered.preview.url + path);
    return watched;
  }

  function assertTells(text: string, account: TieredAccount): void {
    assert.match(text, new RegExp(`Quartile ${account.Quartile__c} of 4`));
    assert.match(text, new RegExp(`Rank ${account.Revenue_Rank__c} of ${account.Customers_Ranked__c}(?!\\d)`));
    const revenue = account.Window_Revenue__c.toLocaleString('en-US', { minimumFractionDigits: 2 });
    assert.ok(text.includes(revenue), `${text} does not tell the revenue ${revenue}`);
  }

  /** The picture has a name, and its words tell the account's place as the org has it. */
  async function assertDraws(page: Page, account: TieredAccount): Promise<void> {
    const chart = page.locator('c-concentration-chart');
    await chart.getByRole('img', { name: /^Concentration curve/ }).waitFor();
    const words = await chart.locator('figcaption').innerText();
    const share = account.Cumulative_Share__c.toFixed(2);
    const place = `Rank ${account.Revenue_Rank__c} of ${account.Customers_Ranked__c}`;
    assert.match(words, new RegExp(`^${place}: the .*largest customers? (alone )?brings? ${share}% of revenue\\.`));
    assert.match(words, /The (\d+ largest customers are|largest customer is) enough for 50%\./);
    const x = (100 * account.Revenue_Rank__c) / account.Customers_Ranked__c;
    assert.equal(await chart.locator('.place circle').getAttribute('cx'), `${Math.round(x * 100) / 100}%`);
  }

  // Those at both ends of the picture are what a smaller window could cut off.
  for (const [device, viewport, ranks] of [
    ['a desktop', DESKTOP, [1, 5, 9]],
    ['a tablet', TABLET, [1, 9]],
    ['a narrow window', NARROW, [1, 9]],
  ] as const) {
    describe(`on ${device}, as a strategic account manager`, () => {
      it('tells quartile, rank and revenue as the org has them, of customers of several quartiles', async () => {
        const { accounts } = tiered;
        assert.equal(accounts.length, 9);
        const chosen = ranks.map((rank) => accounts[rank - 1]).filter((account) => account !== undefined);
        assert.equal(new Set(chosen.map((account) => account.Quartile__c)).size, ranks.length);
        for (const account of chosen) {
          const watched = await open(accountPath(account.Id, 'sam@local-org.test'), viewport);
          assertTells(await cardText(watched.page), account);
          await assertDraws(watched.page, account);
          assert.equal(await watched.page.locator('h1').innerText(), `Account\n${account.Name}`);
          await watched.assertFine();
          await watched.screenshot(`tier-card-rank-${account.Revenue_Rank__c}-${viewport.width}`);
          await watched.close();
        }
      });

      it('says what to do about an account that was never tiered', async () => {
        const watched = await open(accountPath(tiered.newcomerId, 'sam@local-org.test'), viewport);
        assert.match(await cardText(watched.page), /Not tiered yet .*ask your Salesforce administrator to run tiering/);
        await watched.assertFine();
        await watched.close();
      });

      it('is kept from someone without any permission set, who learns which one to ask for', async () => {
        const [first] = tiered.accounts;
        const watched = await open(accountPath(first?.Id ?? '', 'guest@local-org.test'), viewport);
        const text = await watched.page.locator('main').innerText();
        assert.match(text, /guest@local-org\.test has no permission set[^]*Strategic Account Manager/);
        assert.doesNotMatch(text, /Rank|Quartile/);
        assert.equal(await watched.page.locator('c-tier-card').count(), 0);
        assert.ok(watched.problems.every((problem) => problem.includes('403')));
        await watched.assertAccessible();
        await watched.close();
      });
    });
  }

  describe('when it cannot show a tier', () => {
    const API = '**/ui-api/records/**';

    it('says that it is loading, in place of nothing', async () => {
      const watched = await openPage(browser, DESKTOP);
      const { page } = watched;
      const answer = Promise.withResolvers<undefined>();
      await page.route(API, async (route) => {
        await answer.promise;
        await route.continue();
      });
      const [first] = tiered.accounts;
      await page.goto(tiered.preview.url + accountPath(first?.Id ?? '', 'sam@local-org.test'));
      await page.locator('c-tier-card').getByText('Loading the revenue tier').waitFor();
      await page.locator('c-account-designation').getByText('Loading the designation').waitFor();
      await watched.screenshot('tier-card-loading-1440');
      answer.resolve(undefined);
      assert.match(await cardText(page), /Rank 1 of 9/);
      await watched.close();
    });

    it('says what Salesforce said when the record cannot be read, on each card, and stays usable', async () => {
      const watched = await openPage(browser, DESKTOP);
      const { page } = watched;
      const failure = [{ errorCode: 'SERVER_UNAVAILABLE', message: 'The server is too busy' }];
      await page.route(API, (route) => route.fulfill({ status: 503, json: failure }));
      const [first] = tiered.accounts;
      await page.goto(tiered.preview.url + accountPath(first?.Id ?? '', 'sam@local-org.test'));
      assert.match(await cardText(page), /The revenue tier cannot be shown The server is too busy\. Reload the page/);
      for (const card of ['c-account-designation', 'c-service-level-card']) {
        await page.locator(card).getByText('The server is too busy. Reload the page').waitFor();
      }
      assert.ok(watched.problems.every((problem) => problem.includes('503')));
      await watched.assertAccessible();
      await watched.screenshot('account-page-error-1440');
      await watched.close();
    });

    it('names the permission set to someone who sees the account and no tier', async () => {
      const watched = await openPage(browser, DESKTOP);
      const { page } = watched;
      // As Salesforce answers without field-level access: the optional fields are left out.
      await page.route(API, async (route) => {
        const response = await route.fetch();
        const { fields, ...record } = (await response.json()) as { fields: Record<string, unknown> };
        await route.fulfill({ response, json: { ...record, fields: { Name: fields.Name } } });
      });
      const [first] = tiered.accounts;
      await page.goto(tiered.preview.url + accountPath(first?.Id ?? '', 'sam@local-org.test'));
      assert.match(await cardText(page), /You cannot see revenue tiers .*permission set Strategic Account Manager/);
      await page.locator('c-account-designation').getByText('You cannot see designations').waitFor();
      await watched.screenshot('account-page-no-access-1440');
      await watched.close();
    });
  });

  describe('on a record that is not there', () => {
    it('gives one clear page with the next step, and no component', async () => {
      const watched = await open(accountPath('001000000000000AAA', 'sam@local-org.test'));
      assert.equal(await watched.page.locator('h1').innerText(), 'Record not found');
      assert.match(await watched.page.locator('main').innerText(), /sam@local-org\.test finds no Account/);
      assert.equal(await watched.page.locator('c-tier-card').count(), 0);
      assert.ok(watched.problems.every((problem) => problem.includes('404')));
      await watched.assertAccessible();
      await watched.close();
    });
  });
});
