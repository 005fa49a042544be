import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Page } from 'playwright-core';

import type { WatchedPage } from '../support/browser.ts';
import { startVisitsApp, type VisitsApp } from './visitsApp.ts';

describe('platform modules, on one page', () => {
  let app: VisitsApp;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    app = await startVisitsApp();
    const account = (Name: string, BillingCountry: string, more = {}): Promise<string> =>
      app.create('Account', { Name, BillingCountry, ...more });
    await account('Rhine Works', 'Germany', { Site: 'Bonn', Type: 'Customer' });
    await account('Rhine Trade', 'Germany', { Site: 'Köln', Type: 'Partner' });
    await account('Rhine France', 'France', { Site: 'Bonn' });
    watched = await app.open('/lightning/n/Workbench');
    page = watched.page;
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  after(() => app.close());

  /** By keyboard: a field that loses the focus may show an error, and move the button away from the pointer. */
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
  const shows = (place: string, text: string): Promise<void> => page.locator(place, { hasText: text }).waitFor();

  // https://developer.salesforce.com/docs/component-library/bundle/lightning-record-picker
  describe('lightning-record-picker', () => {
    const picker = () => page.locator('lightning-record-picker').filter({ hasText: 'German account' });
    const input = () => picker().getByRole('textbox').or(picker().getByRole('combobox'));

    it('searches further fields within its filter, and shows what it is told to', async () => {
      await shows('.picker-log', 'ready');
      await input().fill('Bonn');
      const option = picker().getByRole('option', { name: /Rhine Works\s*Bonn/ });
      await option.waitFor();
      assert.equal(await picker().getByRole('option').count(), 1);
      assert.equal(await picker().getByRole('status').innerText(), '1 result found for "Bonn"');
      await watched.assertAccessible();
    });

    it('says what it found nothing of, how long a search must be, and what was left unselected', async () => {
      await input().fill('Atlantis');
      await picker().getByText('No results for "Atlantis" in Account').waitFor();
      await input().fill('x');
      await picker().getByText('Enter at least 2 characters.').waitFor();
      await page.keyboard.press('Escape');
      await press('Check');
      await picker().getByText('Select an option or remove the entered text.').waitFor();
      await input().fill('');
      await press('Check');
      await picker().getByText('Complete this field.').waitFor();
      assert.equal(await input().getAttribute('aria-invalid'), 'true');
      await watched.assertAccessible();
    });

    it('selects and clears by keyboard', async () => {
      await input().fill('Rhine');
      await picker().getByRole('option', { name: /Trade/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await shows('.picker-log', 'change:001');
      assert.equal(await input().inputValue(), 'Rhine Works');
      await picker().getByRole('button', { name: 'Clear Selection' }).press('Enter');
      await shows('.picker-log', 'change:nul');
      assert.equal(await input().evaluate((element) => element.matches(':focus')), true);
    });
  });

  // https://developer.salesforce.com/docs/platform/lwc/guide/use-message-channel.html
  it('lightning/messageService brings a message to who listens, until it stops', async () => {
    await press('Publish');
    await press('Publish');
    await shows('.heard', 'heard visit 0,visit 1');
    await press('Stop listening');
    await press('Publish');
    assert.equal(await page.locator('.heard').innerText(), 'heard visit 0,visit 1');
  });

  // https://developer.salesforce.com/docs/platform/lwc/guide/js-third-party-library.html
  it('static resources load, scripts and styles of an archive too, and say what is missing', async () => {
    await shows('.loaded', 'drawn rgb(1, 2, 3) North South');
    await shows('.locale', 'false America/Los_Angeles 005');
    const before = watched.problems.length;
    await press('Load what is missing');
    await shows('.missing', 'Cannot load /resource/drawing/missing.js');
    assert.match(watched.problems.slice(before).join(), /404.*missing\.js/);
    const outside = await page.request.get(new URL('/resource/drawing/..%2f..%2fregions.json', page.url()).href);
    assert.equal(outside.status(), 404);
  });

  // https://developer.salesforce.com/docs/platform/lwc/guide/data-refreshview-api.html
  it('lightning/refresh refreshes from the outside in, and tells how it ended', async () => {
    await press('Refresh all');
    await shows('.refreshed', 'begins outer inner complete');
    await page.getByLabel('Fail').press('Space');
    await press('Refresh all');
    await shows('.refreshed', 'begins outer with errors');
  });

  // https://developer.salesforce.com/docs/platform/lwc/guide/reference-page-reference-type.html
  it('lightning/navigation leads to pages of the app, and to no other app', async () => {
    const link = page.getByRole('link', { name: 'The list in the app' });
    assert.match((await link.getAttribute('href')) ?? '', /^\/lightning\/app\/c__Visits\/o\/Visit__c\/list$/);
    await link.click();
    await page.waitForURL('**/lightning/o/Visit__c/list');
    const other = await page.request.get(new URL('/lightning/app/c__Sales', page.url()).href);
    assert.equal(other.status(), 404);
    await watched.close();
  });
});
