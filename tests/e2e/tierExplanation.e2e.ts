import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Connection } from 'jsforce';
import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startTieredOrg, type TieredOrg } from './tieredOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';

const money = (value: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

describe('why an account has its tier', () => {
  let browser: Browser;
  let tiered: TieredOrg;
  let admin: Connection;
  let sync: Connection;

  before(async () => {
    browser = await launchBrowser();
    tiered = await startTieredOrg();
    admin = await tiered.org.login('admin@local-org.test', 'local-org');
    sync = await tiered.org.login('sync@local-org.test', 'local-org');
  });

  after(async () => {
    await browser.close();
    await tiered.close();
  });

  async function open(accountId: string, username: string, width: number, height = 900): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height });
    await watched.page.goto(`${tiered.preview.url}/lightning/r/Account/${accountId}/view?user=${username}`);
    return watched;
  }

  const explanation = (page: Page): Locator => page.getByRole('dialog');
  const why = (page: Page): Locator => page.getByRole('button', { name: 'Why this quartile?' });

  async function explained(page: Page): Promise<string> {
    await explanation(page).getByRole('heading', { name: 'What it is made of' }).waitFor();
    await page.waitForLoadState('networkidle');
    await explanation(page).locator('.slds-spinner').first().waitFor({ state: 'detached' });
    return (await explanation(page).innerText()).replaceAll(/\s+/g, ' ');
  }

  const first = async (soql: string): Promise<Record<string, unknown>> => (await admin.query(soql)).records[0] ?? {};

  /** A run of an earlier day, as the job stores it, with the tier that it gave one account. */
  async function addHistory(accountId: string, asOf: string, quartile: number, status: string): Promise<void> {
    const window = { Window_Start__c: '2024-01-01', Window_End__c: asOf, Window_Months__c: 12 };
    const run = { Run_Key__c: `Default:${asOf}:12`, Policy__c: 'Default', Status__c: status, As_Of__c: asOf };
    const { id } = await sync.sobject('Tiering_Run__c').create({ ...run, ...window });
    const answer = await sync.sobject('Tier_Snapshot__c').create({
      Account__c: accountId,
      Run__c: id,
      Snapshot_Key__c: `Default:${asOf}:12:${accountId}`,
      As_Of__c: asOf,
      Policy__c: 'Default',
      Window_Months__c: 12,
      Quartile__c: quartile,
      Undamped_Quartile__c: quartile,
      Movement__c: 'Up',
      Metric_Total__c: 1000,
    });
    assert.ok(answer.success);
  }

  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
    [390, 844],
  ] as const) {
    it(`tells place, borders and opportunities as the org has them, at ${width} px`, async () => {
      const account = tiered.accounts[3];
      assert.ok(account);
      const run = await first(
        `SELECT Quartile_1_Lowest__c, Quartile_3_Highest__c FROM Tiering_Run__c WHERE Policy__c = 'Default' AND As_Of__c = 2026-06-30`,
      );
      const watched = await open(account.Id, SAM, width, height);
      const { page } = watched;
      await why(page).click();
      const text = await explained(page);
      const total = account.Window_Revenue__c;
      assert.match(text, /Rank 4 of 9 · Quartile 2 · [\d.]+K won in 12 months to Jun 30, 2026/);
      const above = Number(run.Quartile_1_Lowest__c);
      const below = Number(run.Quartile_3_Highest__c);
      assert.ok(text.includes(`Quartile 1 begins at ${money(above)}: ${money(above - total)} missing`), text);
      assert.ok(text.includes(`This account: ${money(total)}`), text);
      assert.ok(text.includes(`Quartile 3 begins below ${money(below)}: a lead of ${money(total - below)}`), text);
      assert.ok(text.includes(`Won: 2, together ${money(total)}`), text);
      assert.match(text, /Equal totals are split by account id/);
      assert.doesNotMatch(text, /The run counted/);
      assert.deepEqual(watched.problems, []);
      await watched.assertAccessible();
      await watched.screenshot(`tier-explanation-${width}`);
      await watched.close();
    });
  }

  it('is opened and closed by keyboard, and the focus returns', async () => {
    const watched = await open(tiered.accounts[0]?.Id ?? '', SAM, 1440);
    const { page } = watched;
    await why(page).focus();
    await page.keyboard.press('Enter');
    await explained(page);
    await page.keyboard.press('Escape');
    await explanation(page).waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent;
    });
    assert.equal(focused, 'Why this quartile?');
    await watched.close();
  });

  it('draws how the quartile moved, without runs that were undone', async () => {
    const account = tiered.accounts[0];
    assert.ok(account);
    await addHistory(account.Id, '2025-06-30', 3, 'Completed');
    await addHistory(account.Id, '2025-12-31', 4, 'Undone');
    const watched = await open(account.Id, SAM, 1440);
    const { page } = watched;
    await why(page).click();
    await explained(page);
    const history = explanation(page).locator('c-quartile-history');
    await history.getByRole('img', { name: /^Line of the quartile over time/ }).waitFor();
    assert.deepEqual(await history.locator('tbody th').allInnerTexts(), ['Jun 30, 2026', 'Jun 30, 2025']);
    assert.equal(await history.locator('circle').count(), 2);
    await watched.assertAccessible();
    await watched.screenshot('tier-explanation-history-1440');
    await watched.close();
  });

  it('says what is missing where the user sees less than the run counted', async () => {
    const account = tiered.accounts[5];
    assert.ok(account);
    const { Id } = await first(`SELECT Id FROM Opportunity WHERE AccountId = '${account.Id}' ORDER BY Amount`);
    const { Id: OwnerId } = await first(`SELECT Id FROM User WHERE Username = 'admin@local-org.test'`);
    await admin.sobject('Opportunity').update({ Id: String(Id), OwnerId: String(OwnerId) });
    const sam = await tiered.org.login(SAM, 'local-org');
    const { records } = await sam.query<{ Amount: number }>(
      `SELECT Amount FROM Opportunity WHERE AccountId = '${account.Id}'`,
    );
    assert.equal(records.length, 1);
    const [seen, counted] = [records[0]?.Amount ?? 0, account.Window_Revenue__c];
    const watched = await open(account.Id, SAM, 1440);
    await why(watched.page).click();
    const text = await explained(watched.page);
    assert.ok(text.includes(`The run counted ${money(counted)}; what you can see adds up to ${money(seen)}.`), text);
    const difference = money(counted - seen);
    assert.ok(text.includes(`The difference of ${difference} is in opportunities that you cannot see`), text);
    await watched.assertAccessible();
    await watched.close();
  });

  it('tells a viewer without access to opportunities why they are not listed, and all the rest', async () => {
    const account = tiered.accounts[7];
    assert.ok(account);
    const { Id: OwnerId } = await first(`SELECT Id FROM User WHERE Username = '${VIEWER}'`);
    await admin.sobject('Account').update({ Id: account.Id, OwnerId: String(OwnerId) });
    const watched = await open(account.Id, VIEWER, 1440);
    await why(watched.page).click();
    const text = await explained(watched.page);
    assert.match(text, /Rank 8 of 9 · Quartile 4/);
    assert.match(text, /You may not see opportunities, so the total cannot be taken apart here/);
    assert.doesNotMatch(text, /The run counted/);
    await watched.assertAccessible();
    await watched.close();
  });
});
