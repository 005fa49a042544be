import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startStakeholderOrg, type MadePerson, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';

interface Point {
  readonly x: number;
  readonly y: number;
}

describe('the grid and the table of stakeholders', () => {
  let browser: Browser;
  let made: StakeholderOrg;
  let accountId: string;
  /** Their power and interest: 5 and 1, 4 and 4, 3 and 2, 2 and 5, 1 and 3, 5 and 2. The last one's power is not known. */
  let people: readonly MadePerson[];

  before(async () => {
    browser = await launchBrowser();
    made = await startStakeholderOrg();
    accountId = await made.account('Alder & Sons');
    people = await made.people(accountId, 6);
    await made.admin.sobject('Stakeholder__c').update({ Id: people[5]?.id ?? '', Power__c: null });
  });

  after(async () => {
    await browser.close();
    await made.close();
  });

  const person = (index: number): MadePerson => people[index] ?? assert.fail(`There is no person ${index}.`);
  const grid = (page: Page): Locator => page.locator('c-stakeholder-grid');
  const mark = (page: Page, index: number): Locator =>
    grid(page).getByRole('button', { name: new RegExp(`^${person(index).name}`) });
  const table = (page: Page): Locator => page.getByRole('grid', { name: 'Stakeholders' });

  async function open(username: string, account: string, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 1000 });
    const { page } = watched;
    await page.goto(`${made.preview.url}/lightning/r/Account/${account}/view?user=${username}`);
    await page.getByRole('tab', { name: 'Stakeholders' }).click();
    await mark(page, 0).waitFor();
    return watched;
  }

  async function openTable(page: Page): Promise<void> {
    await page.getByText('Table', { exact: true }).click();
    await table(page).waitFor();
  }

  /** The middle of a cell, in the page. */
  async function cellAt(page: Page, power: number, interest: number): Promise<Point> {
    const box = await grid(page).locator('.board').boundingBox();
    assert.ok(box, 'the grid is to be seen');
    return { x: box.x + (box.width * (interest - 0.5)) / 5, y: box.y + (box.height * (5.5 - power)) / 5 };
  }

  async function middleOf(found: Locator): Promise<Point> {
    const box = await found.boundingBox();
    assert.ok(box, 'the person is to be seen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async function dragTo(page: Page, index: number, power: number, interest: number): Promise<void> {
    await mark(page, index).hover();
    const to = await cellAt(page, power, interest);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
  }

  /** The page shows a change at once; the org has it once the save has ended. */
  async function isSaved(page: Page, index: number, values: Readonly<Record<string, unknown>>): Promise<void> {
    const query = `SELECT ${Object.keys(values).join(', ')} FROM Stakeholder__c WHERE Id = '${person(index).id}'`;
    let found: object = {};
    const isThere = (): boolean => Object.entries(values).every(([name, value]) => Reflect.get(found, name) === value);
    for (let attempt = 0; attempt < 100 && !isThere(); attempt += 1) {
      found = (await made.admin.query(query)).records[0] ?? {};
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
    assert.ok(isThere(), `${JSON.stringify(found)} has ${JSON.stringify(values)}`);
  }

  it('moves somebody by mouse, and places whoever had no place', async () => {
    const watched = await open(SAM, accountId);
    const { page } = watched;
    await dragTo(page, 0, 4, 3);
    await isSaved(page, 0, { Power__c: 4, Interest__c: 3 });
    await page.getByText('Not placed yet: 1').waitFor();
    await dragTo(page, 5, 5, 5);
    await isSaved(page, 5, { Power__c: 5, Interest__c: 5 });
    await page.getByText('Not placed yet: 1').waitFor({ state: 'detached' });
    await watched.assertFine();
    await watched.close();
  });

  it('moves somebody by a finger', async () => {
    const watched = await open(SAM, accountId, 768);
    const { page } = watched;
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await mark(page, 2).scrollIntoViewIfNeeded();
    const from = await middleOf(mark(page, 2));
    const to = await cellAt(page, 2, 1);
    const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
    for (const point of [half, to]) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await isSaved(page, 2, { Power__c: 2, Interest__c: 1 });
    await watched.assertFine();
    await watched.close();
  });

  it('moves somebody by keys alone, who keeps the focus', async () => {
    const watched = await open(SAM, accountId);
    const { page } = watched;
    await mark(page, 4).focus();
    for (const key of ['Enter', 'ArrowUp', 'ArrowRight']) await page.keyboard.press(key);
    await grid(page).getByText('Power 2, interest 4: Keep informed.').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await isSaved(page, 4, { Power__c: 2, Interest__c: 4 });
    await page.keyboard.press('Space');
    await page.locator('c-stakeholder-panel').getByText(person(4).name).first().waitFor();
    await watched.assertFine();
    await watched.close();
  });

  it('is edited as a table by keys alone, one value or many people at once', async () => {
    const watched = await open(SAM, accountId);
    const { page } = watched;
    await openTable(page);
    const row = table(page).getByRole('row', { name: new RegExp(person(1).name) });
    await row.getByRole('gridcell', { name: '4', exact: true }).first().getByRole('button').focus();
    await page.keyboard.press('1');
    await isSaved(page, 1, { Power__c: 1, Interest__c: 4 });
    await row.getByRole('button', { name: 'Sceptic' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: `Stance of ${person(1).name}` }).selectOption('Champion');
    await page.keyboard.press('Enter');
    await isSaved(page, 1, { Stance__c: 2 });
    await table(page).getByRole('checkbox', { name: 'Select everyone on this page' }).press('Space');
    await page.getByText('6 selected').waitFor();
    await page.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: 'Department' }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('Procurement');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Change 6 people' }).click();
    for (const index of people.keys()) await isSaved(page, index, { Department__c: 'Procurement' });
    await watched.assertFine();
    await watched.close();
  });

  it('can be looked at by a viewer, who sees no opinions and is told why nothing moves', async () => {
    const own = await made.account('Birch & Sons', {}, VIEWER);
    const [first] = await made.people(own, 3);
    const watched = await open(VIEWER, own, 768);
    const { page } = watched;
    await dragTo(page, 0, 1, 5);
    const query = `SELECT Interest__c FROM Stakeholder__c WHERE Id = '${first?.id}'`;
    assert.equal((await made.admin.query(query)).records[0]?.Interest__c, 1);
    await grid(page).locator('[aria-live]').filter({ hasText: /\w/ }).waitFor({ state: 'attached' });
    assert.equal(await grid(page).getByText('Sceptic').count(), 0);
    await watched.assertFine();
    await openTable(page);
    assert.equal(await table(page).getByRole('columnheader', { name: 'Stance' }).count(), 0);
    assert.equal(await table(page).getByRole('checkbox').count(), 0);
    await watched.assertFine();
    await watched.close();
  });
});
