import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Locator, Page } from 'playwright-core';

import { READER, startVisitsApp, type VisitsApp } from './visitsApp.ts';

const VISIT = {
  Name: 'First visit',
  Cost__c: 12.5,
  Discount__c: 7.5,
  Seats__c: 3,
  Visited_On__c: '2026-03-01',
  Email__c: 'ann@example.test',
  Website__c: 'example.test',
};

/** https://developer.salesforce.com/docs/platform/lwc/guide/data-get-user-input-intro.html */
describe('record forms', () => {
  let app: VisitsApp;
  let accountId: string;

  before(async () => {
    app = await startVisitsApp();
    accountId = await app.create('Account', { Name: 'Acme' });
    await app.create('Account', { Name: 'Acorn' });
    await app.create('Account', { Name: 'Acme Rival', Type: 'Competitor' });
  });

  after(() => app.close());

  const newVisit = (): Promise<string> => app.create('Visit__c', { ...VISIT, Account__c: accountId });

  async function readVisit(id: string): Promise<Record<string, unknown>> {
    const planner = await app.org.login('admin@visits-app.test');
    return planner.sobject('Visit__c').retrieve(id);
  }

  /** Numbers and times change what they show when they get the focus, so they are entered as a user does. */
  async function replace(input: Locator, text: string): Promise<void> {
    await input.focus();
    await input.press('Control+A');
    await input.pressSequentially(text);
  }

  const editor = (page: Page): Locator => page.locator('c-visit-editor');
  const log = (page: Page, text: string): Promise<void> =>
    editor(page).locator('.log', { hasText: text }).waitFor({ timeout: 10_000 });

  describe('lightning-record-edit-form', () => {
    it('edits fields with the base component of their type, saves what changed, and everyone shows it', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`);
      const { page } = watched;
      const form = editor(page);
      await form.getByLabel('Visit Name').waitFor();
      assert.equal(await form.getByLabel('Cost').inputValue(), '$12.50');
      assert.equal(await form.getByLabel('Discount').inputValue(), '7.5%');
      assert.equal(await form.getByLabel('Visited On').inputValue(), 'Mar 1, 2026');
      assert.equal(await form.getByLabel('Account').inputValue(), 'Acme');
      assert.equal(await form.getByText('Secret').count(), 0, 'a field that the user may not read is left out');
      assert.ok(await form.getByRole('link', { name: 'Ann Admin' }).isVisible());
      await watched.assertFine();

      await form.getByLabel('Seats').fill('4');
      await form.getByLabel('Confirmed').press('Space');
      await form.getByRole('combobox', { name: 'Status' }).click();
      await form.getByRole('option', { name: 'Done' }).click();
      await form.getByRole('button', { name: 'Clear Selection' }).click();
      await form.getByRole('combobox', { name: 'Account' }).fill('Aco');
      await form.getByRole('option', { name: 'Acorn' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await form.getByLabel('Visit Name').fill('Second visit');
      await page.keyboard.press('Enter');
      await log(page, 'load:1 submit:13 success:Second visit');
      await page.getByRole('heading', { level: 1, name: 'Second visit' }).waitFor();
      await page.locator('c-visit-viewer').getByText('Done').waitFor();
      await page.locator('c-visit-viewer').getByRole('link', { name: 'Acorn' }).waitFor();
      const saved = await readVisit(id);
      assert.deepEqual([saved.Seats__c, saved.Confirmed__c, saved.Status__c, saved.Cost__c], [4, true, 'Done', 12.5]);
      await watched.assertFine();
      await watched.close();
    });

    it('asks for required fields, shows a refusal at its field or above the form, and forgets it', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`);
      const { page } = watched;
      const form = editor(page);
      const save = form.getByRole('button', { name: 'Save Visit' });
      await form.getByLabel('Visit Name').fill('');
      await save.click();
      await form.getByText('Complete this field.').waitFor();
      assert.equal(await form.locator('.log').innerText(), 'load:1', 'an invalid form is not submitted');

      await form.getByLabel('Visit Name').fill('Refused');
      await replace(form.getByLabel('Cost'), '-5');
      await save.click();
      await log(page, 'error:Cost__c');
      await form.getByText('A visit costs nothing or more.').waitFor();
      assert.equal(await form.getByLabel('Cost').getAttribute('aria-invalid'), 'true');
      await watched.assertAccessible();

      await replace(form.getByLabel('Cost'), '5');
      await form.getByLabel('Visited On').fill('');
      await form.getByRole('combobox', { name: 'Status' }).click();
      await form.getByRole('option', { name: 'Done' }).click();
      await save.click();
      const alert = form.getByRole('alert').filter({ hasText: 'A visit that is done has a date.' });
      await alert.waitFor();
      await watched.assertAccessible();

      await form.getByRole('button', { name: 'Reset' }).click();
      assert.equal(await form.getByLabel('Visit Name').inputValue(), VISIT.Name);
      await save.click();
      await log(page, `success:${VISIT.Name}`);
      assert.equal(await alert.count(), 0);
      assert.equal((await readVisit(id)).Name, VISIT.Name);
      await watched.close();
    });

    it('offers what a controlling field allows, and drops what it allows no more', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`);
      const form = editor(watched.page);
      const [status, reason] = ['Status', 'Reason'].map((name) => form.getByRole('combobox', { name }));
      const choose = async (picklist: Locator | undefined, value: string): Promise<void> => {
        await picklist?.click();
        await form.getByRole('option', { name: value }).click();
      };
      assert.equal(await reason?.isDisabled(), true, 'Planned allows no reason');
      await choose(status, 'Done');
      await reason?.click();
      assert.deepEqual(await form.getByRole('option').allInnerTexts(), ['--None--', 'Signed', 'Refused']);
      await form.getByRole('option', { name: 'Signed' }).click();
      await choose(status, 'Cancelled');
      assert.match((await reason?.innerText()) ?? '', /None/);
      await choose(reason, 'Illness');
      await form.getByRole('button', { name: 'Save Visit' }).press('Enter');
      await log(watched.page, 'success');
      assert.equal((await readVisit(id)).Reason__c, 'Illness');
      await watched.close();
    });

    it('lets its component hold the submission, and takes in a field that comes later', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`);
      const { page } = watched;
      const form = editor(page);
      await form.getByLabel('Hold').press('Space');
      await form.getByLabel('With time').press('Space');
      const time = form.getByRole('group', { name: 'Starts At' });
      await time.getByLabel('Date', { exact: true }).fill('Mar 2, 2026');
      await replace(time.getByLabel('Time', { exact: true }), '9:30 AM');
      await page.keyboard.press('Tab');
      await form.getByRole('button', { name: 'Save Visit' }).click();
      await log(page, 'success');
      const { Notes__c: notes, Starts_At__c: startsAt } = await readVisit(id);
      assert.equal(notes, 'Held');
      assert.equal(
        new Date(String(startsAt)).toISOString(),
        '2026-03-02T17:30:00.000Z',
        'in the time zone of the locale',
      );
      await watched.close();
    });
  });

  describe('for a user who may only read', () => {
    it('shows fields in place of inputs, offers no edit, and refuses to create', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`, { user: READER });
      const { page } = watched;
      await editor(page).getByText(VISIT.Name).waitFor();
      assert.equal(await editor(page).getByLabel('Visit Name').count(), 0);
      assert.equal(await page.locator('c-visit-record-form').getByRole('button', { name: /Edit/ }).count(), 0);
      await watched.assertFine();
      await page.goto(new URL('/lightning/o/Visit__c/new', page.url()).href);
      await page.getByRole('alert').filter({ hasText: 'no permission' }).waitFor();
      await watched.assertAccessible();
      await watched.close();
    });
  });

  describe('lightning-record-form', () => {
    it('turns from showing to editing, back by cancel, and saves', async () => {
      const id = await newVisit();
      const watched = await app.open(`/lightning/r/Visit__c/${id}/view`, { width: 768 });
      const { page } = watched;
      const form = page.locator('c-visit-record-form');
      await form.getByText(VISIT.Name).waitFor();
      assert.equal(await form.getByRole('button', { name: /Edit Created/ }).count(), 0);
      await watched.assertFine();
      await form.getByRole('button', { name: 'Edit Seats' }).click();
      await form.getByLabel('Seats').fill('9');
      await form.getByRole('button', { name: 'Cancel' }).click();
      await form.getByRole('button', { name: 'Edit Seats' }).click();
      assert.equal(await form.getByLabel('Seats').inputValue(), '3');
      await form.getByLabel('Seats').fill('5');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('button', { name: 'Edit Seats' }).waitFor();
      assert.equal((await readVisit(id)).Seats__c, 5);
      assert.equal(await editor(page).getByLabel('Seats').inputValue(), '5', 'the other form shows it too');

      const planner = await app.org.login('admin@visits-app.test');
      await planner.sobject('Visit__c').update({ Id: id, Seats__c: 6 });
      await page.getByRole('button', { name: 'Refresh page' }).press('Enter');
      await form.getByText('6', { exact: true }).waitFor();
      await watched.close();
    });

    it('creates a record by the layout, with its defaults, and a lookup within its filter', async () => {
      const watched = await app.open('/lightning/n/Workbench');
      const { page } = watched;
      const form = page.locator('c-new-visit');
      await form.getByRole('group', { name: 'The visit' }).getByLabel('Visit Name').fill('Laid out');
      assert.match(await form.getByRole('combobox', { name: 'Status' }).innerText(), /Planned/);
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByText('Complete this field.').waitFor();
      await form.getByRole('combobox', { name: 'Account' }).fill('Acme');
      await form.getByRole('option', { name: 'Acme' }).first().waitFor();
      assert.deepEqual(await form.getByRole('option').allInnerTexts(), ['Acme'], 'a lookup filter bars the rival');
      await form.getByRole('option', { name: 'Acme' }).click();
      await form.getByRole('button', { name: 'Save' }).click();
      await form.locator('.created', { hasText: 'Laid out' }).waitFor();
      await watched.close();
    });
  });

  describe('the standard pages', () => {
    it('create a record with the values that a page reference gives', async () => {
      const watched = await app.open('/lightning/n/Workbench');
      const { page } = watched;
      await page.getByRole('button', { name: 'New by link' }).click();
      await page.getByRole('heading', { level: 1, name: 'New Visit' }).waitFor();
      assert.equal(await page.getByLabel('Visit Name').inputValue(), 'By link, with a comma');
      assert.equal(await page.getByLabel('Cost').inputValue(), '$12.50');
      assert.equal(await page.getByLabel('Confirmed').isChecked(), true);
      await watched.assertFine();
      await page.getByRole('combobox', { name: 'Account' }).fill('Acme');
      await page.getByRole('option', { name: 'Acme' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/\/lightning\/r\/Visit__c\/\w{18}\/view$/);
      const id = page.url().split('/').at(-2) ?? '';
      const { Name: name, Confirmed__c: confirmed } = await readVisit(id);
      assert.deepEqual([name, confirmed], ['By link, with a comma', true]);
      await watched.close();
    });

    it('edit and clone a record, with the picklist of its record type', async () => {
      const planner = await app.org.login('admin@visits-app.test');
      const { records } = await planner.query("SELECT Id FROM RecordType WHERE DeveloperName = 'Remote'");
      const RecordTypeId = String(records[0]?.Id);
      const id = await app.create('Visit__c', { ...VISIT, Account__c: accountId, RecordTypeId });
      const watched = await app.open(`/lightning/r/${id}/edit`, { width: 768 });
      const { page } = watched;
      await page.getByRole('heading', { level: 1, name: 'Edit First visit' }).waitFor();
      await page.getByRole('combobox', { name: 'Status' }).click();
      assert.deepEqual(await page.getByRole('option').allInnerTexts(), ['--None--', 'Planned', 'Cancelled']);
      await page.keyboard.press('Escape');
      await page.getByLabel('Notes').fill('Written on the page');
      await watched.assertFine();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(`**/lightning/r/Visit__c/${id}/view`);
      assert.equal((await readVisit(id)).Notes__c, 'Written on the page');

      await page.goto(new URL(`/lightning/r/Visit__c/${id}/clone`, page.url()).href);
      assert.equal(await page.getByLabel('Visit Name').inputValue(), VISIT.Name);
      await page.getByLabel('Visit Name').fill('A copy');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { level: 1, name: 'A copy' }).waitFor();
      await watched.close();
    });
  });
});
