import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Connection } from 'jsforce';
import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage, untilStill } from '../support/browser.ts';
import { startTieredOrg, type TieredOrg } from './tieredOrg.ts';

const SAM = 'sam@local-org.test';
const MANAGER = 'manager@local-org.test';
const VIEWER = 'viewer@local-org.test';

const FORM = 'c-designation-form';

describe('designation and service level on the account page', () => {
  let browser: Browser;
  let tiered: TieredOrg;
  let admin: Connection;

  before(async () => {
    browser = await launchBrowser();
    tiered = await startTieredOrg();
    admin = await tiered.org.login('admin@local-org.test', 'local-org');
  });

  after(async () => {
    await browser.close();
    await tiered.close();
  });

  async function open(accountId: string, username: string, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 900 });
    await watched.page.goto(`${tiered.preview.url}/lightning/r/Account/${accountId}/view?user=${username}`);
    await watched.page.locator('c-account-designation p').first().waitFor();
    return watched;
  }

  const card = (page: Page): Locator => page.locator('c-account-designation');
  const edit = (page: Page): Locator => card(page).getByRole('button', { name: 'Edit designation' });
  const save = (page: Page): Locator => page.locator(FORM).getByRole('button', { name: 'Save' });
  const id = (rank: number): string => tiered.accounts[rank - 1]?.Id ?? '';

  async function stored(accountId: string): Promise<Record<string, unknown>> {
    const fields = 'Designation__c, Why_They_Matter_To_Us__c, Why_We_Matter_To_Them__c, SAM__c, Quartile__c';
    const { records } = await admin.query(`SELECT ${fields} FROM Account WHERE Id = '${accountId}'`);
    return records[0] ?? {};
  }

  async function choose(page: Page, designation: string): Promise<void> {
    await page.locator(FORM).getByRole('combobox', { name: 'Designation' }).click();
    await page.getByRole('option', { name: designation }).click();
  }

  it('is empty first: who has to do what', async () => {
    const watched = await open(id(1), SAM);
    const { page } = watched;
    await page.getByText('No service levels are set up').waitFor();
    assert.match(await page.locator('c-service-level-card').innerText(), /run “npx strategic-accounts setup”/);
    assert.match(await card(page).innerText(), /Not designated[^]*In quartile 1, but not designated Strategic/);
    await watched.assertFine();
    await watched.close();
  });

  it('is written down by the account manager, found again after a reload, and changes no tier', async () => {
    await admin.sobject('Service_Level__c').create([
      {
        Name: 'Strategic partnership',
        Service_Level_Key__c: 'designation-strategic',
        Designation__c: 'Strategic',
        What_It_Gets__c: 'A named strategic account manager\nA joint action plan',
        What_It_Does_Not_Get__c: 'Prices outside of the agreed frame',
        Contact_Cadence_Days__c: 14,
        Review_Cadence_Days__c: 90,
      },
      { Name: 'Core account', Service_Level_Key__c: 'quartile-1', Quartile__c: 1, What_It_Gets__c: 'A yearly review' },
    ]);
    const watched = await open(id(1), SAM);
    const { page } = watched;
    const level = page.locator('c-service-level-card');
    await level.getByText('Core account').waitFor();
    await edit(page).click();
    await choose(page, 'Strategic');
    await page.getByLabel('Why They Matter to Us').fill('They set the standard.');
    await watched.assertFine();
    await watched.screenshot('designation-form-1440');
    await save(page).click();
    await page.getByText('Designation saved').waitFor();
    // The service level follows the designation at once.
    await level.getByText('Strategic partnership').waitFor();
    assert.match(await level.innerText(), /Contact at least every 14 days[^]*What it does not get\s+Prices outside/);
    assert.deepEqual(
      { ...(await stored(id(1))), attributes: undefined },
      {
        attributes: undefined,
        Designation__c: 'Strategic',
        Why_They_Matter_To_Us__c: 'They set the standard.',
        Why_We_Matter_To_Them__c: null,
        SAM__c: null,
        Quartile__c: 1,
      },
    );
    await page.reload();
    await card(page).getByText('They set the standard.').waitFor();
    await watched.assertFine();
    await watched.close();
  });

  it('is changed by keyboard alone, and asks before Escape throws typed text away', async () => {
    const watched = await open(id(2), SAM);
    const { page } = watched;
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('title') ?? element?.getAttribute('aria-label') ?? element?.tagName ?? '';
      });
    await edit(page).focus();
    await page.keyboard.press('Enter');
    await page.locator(FORM).waitFor();
    assert.equal(await focused(), 'Designation');
    for (let tabs = 0; tabs < 4 && (await focused()) !== 'TEXTAREA'; tabs += 1) {
      await page.keyboard.press('Tab');
      // A help text that has the focus for less than a frame stays read out, though nobody sees it: its bubble waits for the end of a fading that never began.
      await untilStill(page);
    }
    await page.keyboard.type('Typed and dropped');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    assert.equal(await page.getByLabel('Why They Matter to Us').inputValue(), 'Typed and dropped');
    await page.getByLabel('Why They Matter to Us').focus();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: 'OK' }).click();
    await page.locator(FORM).waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Edit designation');
    await page.keyboard.press('Enter');
    await page.locator(FORM).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Nurture' }).waitFor();
    // Escape closes the list first, and the form only then.
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Nurture' }).waitFor({ state: 'hidden' });
    assert.equal(await page.locator(FORM).count(), 1);
    await page.keyboard.press('Escape');
    await page.locator(FORM).waitFor({ state: 'detached' });
    assert.equal((await stored(id(2))).Why_They_Matter_To_Us__c, null);
    await watched.assertFine();
    await watched.close();
  });

  it('never overwrites a colleague: two people, one account', async () => {
    const watched = await open(id(3), SAM);
    const colleague = await open(id(3), MANAGER);
    await edit(watched.page).click();
    await watched.page.getByLabel('Why They Matter to Us').fill('What Sam wrote');
    await edit(colleague.page).click();
    await choose(colleague.page, 'Nurture');
    await colleague.page.getByRole('combobox', { name: 'Strategic Account Manager' }).fill('Okafor');
    await colleague.page.getByRole('option', { name: 'Sam Okafor' }).click();
    await colleague.assertFine();
    await colleague.screenshot('designation-form-manager-1440');
    await save(colleague.page).click();
    await colleague.page.getByText('Designation saved').waitFor();
    await colleague.close();

    const { page } = watched;
    await save(page).click();
    await page.getByText('Mara Lindqvist changed this account after you opened the form').waitFor();
    const told = await page.locator('c-save-conflict').innerText();
    assert.match(told, /Designation: now “Nurture”, empty before/);
    assert.match(told, /Strategic Account Manager: now “Sam Okafor”, empty before/);
    await watched.assertAccessible();
    await watched.screenshot('designation-conflict-1440');
    await page.getByRole('button', { name: 'Load these changes, keep my text' }).click();
    assert.equal(await page.getByLabel('Why They Matter to Us').inputValue(), 'What Sam wrote');
    await save(page).click();
    await page.getByText('Designation saved').waitFor();
    const { Designation__c, Why_They_Matter_To_Us__c } = await stored(id(3));
    assert.deepEqual([Designation__c, Why_They_Matter_To_Us__c], ['Nurture', 'What Sam wrote']);
    // The refused save is the one answer that is no success.
    assert.ok(watched.problems.length > 0 && watched.problems.every((problem) => problem.includes('412')));
    await watched.close();
  });

  it('goes through when only other things of the account changed meanwhile', async () => {
    const watched = await open(id(4), SAM);
    const { page } = watched;
    await edit(page).click();
    await choose(page, 'Nurture');
    await admin.sobject('Account').update({ Id: id(4), Phone: '1234' });
    await save(page).click();
    await page.getByText('Designation saved').waitFor();
    assert.equal((await stored(id(4))).Designation__c, 'Nurture');
    await watched.close();
  });

  it('is there for a prospect too, who has no tier', async () => {
    const watched = await open(tiered.newcomerId, SAM, 768);
    const { page } = watched;
    assert.match(await card(page).innerText(), /Not designated/);
    await page.getByText('No service level applies').waitFor();
    await edit(page).click();
    await choose(page, 'Strategic');
    await save(page).click();
    await page.locator('c-service-level-card').getByText('Strategic partnership').waitFor();
    await watched.assertFine();
    await watched.screenshot('account-page-prospect-768');
    await watched.close();
  });

  it('is for reading only to a viewer', async () => {
    const viewerId = String((await admin.query(`SELECT Id FROM User WHERE Username = '${VIEWER}'`)).records[0]?.Id);
    const account = await admin
      .sobject('Account')
      .create({ Name: 'Seen', OwnerId: viewerId, Designation__c: 'Nurture' });
    const watched = await open(account.id ?? '', VIEWER);
    const { page } = watched;
    await card(page).getByText('Nurture').waitFor();
    assert.equal(await edit(page).count(), 0);
    await watched.assertFine();
    await watched.close();
  });
});
