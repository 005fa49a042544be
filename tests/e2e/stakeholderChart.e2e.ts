import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { linkOf } from '../support/peopleRecords.ts';
import { startStakeholderOrg, type MadePerson, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';

describe('the org chart of stakeholders', () => {
  let browser: Browser;
  let made: StakeholderOrg;
  let accountId: string;
  /** The first has four reports; the last one reports to the second. */
  let people: readonly MadePerson[];

  before(async () => {
    browser = await launchBrowser();
    made = await startStakeholderOrg();
    accountId = await made.account('Alder & Sons');
    people = await made.people(accountId, 6);
    const [, second, third] = people;
    const line = linkOf(second?.id ?? '', third?.id ?? '', 'Influences', { Strength__c: 2 });
    await made.admin.sobject('Stakeholder_Link__c').create(line);
  });

  after(async () => {
    await browser.close();
    await made.close();
  });

  const person = (index: number): MadePerson => people[index] ?? assert.fail(`There is no person ${index}.`);
  const chart = (page: Page): Locator => page.getByRole('tree', { name: 'Organisation chart' });
  const card = (page: Page, index: number): Locator =>
    chart(page).getByRole('treeitem', { name: new RegExp(`^${person(index).name}`) });

  async function open(username: string, account = accountId, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 1000 });
    await watched.page.goto(`${made.preview.url}/lightning/r/Account/${account}/view?user=${username}`);
    await watched.page.getByText('Org chart', { exact: true }).click();
    await card(watched.page, 5).waitFor();
    return watched;
  }

  async function drag(page: Page, index: number, target: number): Promise<void> {
    await card(page, index).hover();
    await page.mouse.down();
    await card(page, target).hover();
    await page.mouse.up();
  }

  /** The chart says it at once; the org has it once the save has ended. */
  async function reportsTo(page: Page, index: number, manager: number): Promise<void> {
    const key = `${person(index).id}:Reports To`;
    const query = `SELECT To__c FROM Stakeholder_Link__c WHERE Link_Key__c = '${key}'`;
    let found: unknown;
    for (let attempt = 0; attempt < 500 && found !== person(manager).id; attempt += 1) {
      const { records } = await made.admin.query(query);
      found = records[0]?.To__c;
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
    assert.equal(found, person(manager).id);
  }

  it('gives another manager by mouse alone, and refuses a circle in words', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    await drag(page, 5, 2);
    await page.getByText(`${person(5).name} moves under ${person(2).name}.`).waitFor();
    await reportsTo(page, 5, 2);
    await drag(page, 0, 5);
    await page.getByText(`${person(0).name} cannot report to ${person(5).name}`).waitFor();
    await watched.assertFine();
    await watched.close();
  });

  it('gives another manager by keys alone, moves the chart, and closes a branch', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    await chart(page).focus();
    // To the last of those who report to the first person, whose name is the last one.
    for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) {
      await page.keyboard.press(key);
    }
    await card(page, 4).and(page.locator('[aria-selected="true"]')).waitFor();
    await chart(page).focus();
    for (const key of ['m', 'ArrowLeft']) await page.keyboard.press(key);
    await page.getByText(`${person(4).name} would report to ${person(3).name}.`).waitFor();
    await page.keyboard.press('Enter');
    await reportsTo(page, 4, 3);
    for (const key of ['Shift+ArrowRight', '-', '+', '0', 'Home', 'Space']) await page.keyboard.press(key);
    await card(page, 5).waitFor({ state: 'detached' });
    await watched.assertFine();
    await watched.close();
  });

  it('can be looked at by a viewer, who is told why nothing moves, on a tablet too', async () => {
    // Accounts are private: a viewer sees their own, and the people there have the same names.
    const own = await made.account('Birch & Sons', {}, VIEWER);
    await made.people(own, 6);
    const watched = await open(VIEWER, own, 768);
    const { page } = watched;
    await drag(page, 5, 4);
    const reason = page.locator('c-stakeholder-chart [role="status"]');
    await reason.filter({ hasText: /\w/ }).waitFor();
    assert.doesNotMatch((await reason.textContent()) ?? '', /moves under/);
    assert.equal(await chart(page).locator('.stance').count(), 0, 'a viewer sees no opinion');
    await watched.assertFine();
    await watched.close();
  });
});
