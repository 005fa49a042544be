import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { deploy, failures, manifest } from '../support/metadataApi.ts';
import { personOf } from '../support/peopleRecords.ts';
import { startStakeholderOrg, type MadePerson, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';
const VIEWER_SET = 'Strategic_Accounts_Viewer';
/** A change is in the org soon after it is on the screen. */
const SAVED_WITHIN_MS = 20_000;

describe('the stakeholder map on the account page', () => {
  let browser: Browser;
  let world: StakeholderOrg;
  let accountId: string;
  let ada: MadePerson;
  let bela: MadePerson;

  before(async () => {
    [browser, world] = await Promise.all([launchBrowser(), startStakeholderOrg()]);
    accountId = await world.account('Alder & Sons');
    const [first, second] = await world.people(accountId, 3);
    assert.ok(first && second);
    [ada, bela] = [first, second];
  });

  after(async () => {
    await browser.close();
    await world.close();
  });

  async function open(id: string, { user = SAM, width = 1440 } = {}): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 900 });
    await watched.page.goto(`${world.preview.url}/lightning/r/Account/${id}/view?user=${user}`);
    await watched.page.locator('c-stakeholder-map').getByText('Stakeholders').first().waitFor();
    return watched;
  }

  const mark = (page: Page, name: string): Locator =>
    page.locator('c-stakeholder-grid').getByRole('button', { name: new RegExp(`^${name}`) });
  const panel = (page: Page): Locator => page.locator('c-stakeholder-panel');
  const power = (page: Page, score: number): Locator =>
    panel(page).getByRole('radiogroup', { name: 'Power' }).getByText(String(score), { exact: true });
  const view = (page: Page, name: string): Locator =>
    page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true });

  async function fields(id: string, names: string): Promise<unknown[]> {
    const { records } = await world.admin.query(`SELECT ${names} FROM Stakeholder__c WHERE Id = '${id}'`);
    return names.split(', ').map((name) => records[0]?.[name] as unknown);
  }

  async function untilStored(id: string, names: string, values: readonly unknown[]): Promise<void> {
    const end = Date.now() + SAVED_WITHIN_MS;
    let stored = await fields(id, names);
    while (JSON.stringify(stored) !== JSON.stringify(values) && Date.now() < end) stored = await fields(id, names);
    assert.deepEqual(stored, values);
  }

  /** A colleague's change. Salesforce tells versions apart by the second, so it is made in a later one than the last. */
  async function changeAsColleague(id: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const [seen] = await fields(id, 'LastModifiedDate');
    do {
      await world.admin.sobject('Stakeholder__c').update({ Id: id, ...values });
    } while ((await fields(id, 'LastModifiedDate'))[0] === seen);
  }

  it('begins by saying what it is for, adds by one click, and takes back what was added', async () => {
    const empty = await world.account('Birch & Sons');
    await world.admin.sobject('Contact').create({ AccountId: empty, LastName: 'Quick', Title: 'Plant Manager' });
    const watched = await open(empty);
    const { page } = watched;
    await page.getByText('Nobody is on the map yet').waitFor();
    await watched.assertFine();
    await page.getByRole('button', { name: 'Add people' }).click();
    const add = page.locator('c-stakeholder-add');
    await add.getByText('Quick').waitFor();
    await watched.assertAccessible();
    await add.getByRole('button', { name: /^Add/ }).click();
    await add.getByText('On the map', { exact: true }).waitFor();
    await page.locator('c-stakeholder-filter').getByText('People: 1').waitFor();
    await add.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Nobody is on the map yet').waitFor();
    await watched.assertFine();
    await watched.close();
  });

  it('changes with the mouse: drag, single clicks, undo, one selection in all views', async () => {
    const watched = await open(accountId);
    const { page } = watched;
    await mark(page, ada.name).click();
    await power(page, 4).click();
    await untilStored(ada.id, 'Power__c', [4]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await untilStored(ada.id, 'Power__c', [5]);

    const from = await mark(page, ada.name).boundingBox();
    const to = await mark(page, bela.name).boundingBox();
    assert.ok(from && to);
    await page.mouse.move(from.x + 10, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
    await untilStored(ada.id, 'Power__c, Interest__c', [4, 4]);

    await view(page, 'Org chart').click();
    const card = page.getByRole('treeitem', { name: new RegExp(`^${ada.name}`) });
    assert.equal(await card.getAttribute('aria-selected'), 'true');
    await watched.assertFine();
    await view(page, 'Table').click();
    await page.getByRole('row', { name: new RegExp(ada.name), selected: true }).waitFor();
    await watched.assertFine();
    await view(page, 'Who knows whom').click();
    await page.locator('c-contact-matrix').waitFor();
    await watched.assertFine();
    await panel(page).getByRole('button', { name: 'Take off the map' }).click();
    await page.locator('c-stakeholder-filter').getByText('People: 2').waitFor();
    await untilStored(ada.id, 'Active__c', [false]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('c-stakeholder-filter').getByText('People: 3').waitFor();
    await untilStored(ada.id, 'Active__c', [true]);
    await watched.close();
  });

  it('changes by keyboard alone', async () => {
    await world.admin.sobject('Stakeholder__c').update({ Id: ada.id, Power__c: 5, Interest__c: 1 });
    const watched = await open(accountId);
    const { page } = watched;
    const { keyboard } = page;
    await mark(page, ada.name).focus();
    for (const key of ['Enter', 'ArrowDown', 'ArrowRight', 'Enter']) await keyboard.press(key);
    await untilStored(ada.id, 'Power__c, Interest__c', [4, 2]);
    await keyboard.press('Control+z');
    await untilStored(ada.id, 'Power__c, Interest__c', [5, 1]);

    await mark(page, ada.name).focus();
    await keyboard.press('Space');
    await panel(page).getByText('Where they stand', { exact: false }).waitFor();
    await panel(page).getByRole('radiogroup', { name: 'Power' }).getByRole('radio', { checked: true }).focus();
    await keyboard.press('ArrowLeft');
    await untilStored(ada.id, 'Power__c', [4]);
    // In a text field, Ctrl+Z is about the text.
    await panel(page).getByLabel('Notes').focus();
    await keyboard.type('x');
    await keyboard.press('Control+z');
    assert.deepEqual(await fields(ada.id, 'Power__c'), [4]);
    await keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });

    await page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { checked: true }).focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    const table = page.getByRole('grid');
    await table.getByRole('button', { name: ada.name }).focus();
    for (let column = 0; column < 3; column += 1) await keyboard.press('ArrowRight');
    await keyboard.press('2');
    await untilStored(ada.id, 'Power__c', [2]);
    await watched.assertFine();
    await watched.close();
  });

  it('finds people by name, department and stance, and keeps them over a change of view', async () => {
    const large = await world.account('Cedar & Sons');
    await world.people(large, 30);
    const watched = await open(large);
    const { page } = watched;
    const count = page.locator('c-stakeholder-filter').getByRole('status');
    await page.getByRole('searchbox', { name: 'Search people' }).fill('bran');
    await count.getByText('5 of 30 people').waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Stance' }).click();
    await page.getByRole('option', { name: 'Sceptic' }).click();
    await count.getByText('1 of 30 people').waitFor();
    await watched.assertFine();
    await view(page, 'Table').click();
    await page.getByRole('grid').getByRole('button', { name: 'Bela Brandt' }).waitFor();
    assert.equal(await page.getByRole('grid').getByRole('row').count(), 2);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await count.getByText('People: 30').waitFor();
    await view(page, 'Grid').click();
    await mark(page, 'Bela Brandt').click();
    await panel(page).waitFor();
    await watched.screenshot('stakeholder-map-30-1440');
    await page.setViewportSize({ width: 768, height: 900 });
    await watched.assertFine();
    await watched.screenshot('stakeholder-map-30-768');
    await watched.close();
  });

  it('rolls back what could not be saved, and saves it when the connection is back', async () => {
    await world.admin.sobject('Stakeholder__c').update({ Id: bela.id, Power__c: 4 });
    const watched = await open(accountId);
    const { page } = watched;
    await mark(page, bela.name).click();
    await page.context().setOffline(true);
    await power(page, 1).click();
    const notice = page.locator('c-stakeholder-notice');
    await notice.getByText(`${bela.name} was not changed, because Salesforce cannot be reached.`).waitFor();
    assert.equal(
      await panel(page).getByRole('radiogroup', { name: 'Power' }).getByRole('radio', { name: '4' }).isChecked(),
      true,
    );
    await watched.assertAccessible();
    await watched.screenshot('stakeholder-map-offline');
    await page.context().setOffline(false);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await untilStored(bela.id, 'Power__c', [1]);
    await notice.waitFor({ state: 'detached' });
    assert.ok(
      watched.problems.every((problem) => problem.includes('INTERNET_DISCONNECTED')),
      watched.problems.join('\n'),
    );
    await watched.close();
  });

  it('never overwrites a colleague: what both changed is the user’s to choose', async () => {
    await world.admin.sobject('Stakeholder__c').update({ Id: bela.id, Power__c: 3, Department__c: 'Finance' });
    const watched = await open(accountId);
    const { page } = watched;
    await mark(page, bela.name).click();
    // Somebody changed something else: that is no conflict.
    await changeAsColleague(bela.id, { Department__c: 'Board' });
    await power(page, 4).click();
    await untilStored(bela.id, 'Power__c, Department__c', [4, 'Board']);
    await panel(page).getByText('Saved', { exact: true }).waitFor();
    await changeAsColleague(bela.id, { Power__c: 1 });
    await power(page, 5).click();
    const conflict = page.locator('c-save-conflict');
    await conflict.getByText(`Ada Admin changed ${bela.name} at the same time`).waitFor();
    assert.match(await conflict.innerText(), /You wanted: Power “5”[^]*Power: now “1”, “4” before/);
    await watched.assertAccessible();
    await watched.screenshot('stakeholder-map-conflict');
    assert.deepEqual(await fields(bela.id, 'Power__c'), [1]);
    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await untilStored(bela.id, 'Power__c', [5]);
    await conflict.waitFor({ state: 'detached' });
    // The refused saves are the answers that are no success.
    assert.ok(
      watched.problems.every((problem) => problem.includes('412')),
      watched.problems.join('\n'),
    );
    await watched.close();
  });

  it('says so when a person, or their contact, was deleted meanwhile', async () => {
    const [contact] = (await world.admin
      .sobject('Contact')
      .create([{ AccountId: accountId, LastName: 'Passing' }])) as {
      readonly id: string;
    }[];
    const values = { Name: 'Passing', Power__c: 2, Interest__c: 2 };
    const made = await world.admin.sobject('Stakeholder__c').create(personOf(accountId, contact?.id, values));
    const id = made.success ? made.id : assert.fail(JSON.stringify(made.errors));
    await world.admin.sobject('Contact').delete(contact?.id ?? '');
    const watched = await open(accountId);
    const { page } = watched;
    await mark(page, 'Passing').click();
    await panel(page)
      .getByText(/contact .*deleted/i)
      .first()
      .waitFor();
    await world.admin.sobject('Stakeholder__c').delete(id);
    await power(page, 5).click();
    await page.getByText('Passing was not changed: somebody deleted this stakeholder.').waitFor();
    await panel(page).waitFor({ state: 'detached' });
    assert.equal(await mark(page, 'Passing').count(), 0);
    assert.ok(
      watched.problems.every((problem) => problem.includes('404')),
      watched.problems.join('\n'),
    );
    await watched.close();
  });

  it('shows the people of parent and child accounts when asked', async () => {
    const parent = await world.account('Oak Holding');
    const child = await world.account('Oak Sweden', { ParentId: parent });
    await world.people(parent, 1);
    await world.people(child, 2);
    const watched = await open(child);
    const { page } = watched;
    const filter = page.locator('c-stakeholder-filter');
    await filter.getByText('People: 2').waitFor();
    await page.getByText('People of parent and child accounts too').click();
    await filter.getByText('People: 3').waitFor();
    await view(page, 'Org chart').click();
    await page.locator('c-stakeholder-chart').getByText('Oak Holding').first().waitFor();
    await watched.assertFine();
    await page.getByText('People of parent and child accounts too').click();
    await filter.getByText('People: 2').waitFor();
    await watched.close();
  });

  it('is for reading only to a viewer, without opinions', async () => {
    const seen = await world.account('Elm & Sons', {}, VIEWER);
    const [person] = await world.people(seen, 2);
    const watched = await open(seen, { user: VIEWER });
    const { page } = watched;
    await mark(page, person?.name ?? '').click();
    await panel(page).getByText('Power').first().waitFor();
    assert.doesNotMatch(await page.locator('c-stakeholder-map').innerText(), /Opponent|Sceptic|Stance|Notes/);
    assert.match(await page.locator('c-stakeholder-map').innerText(), /You can look at the map but not change it/);
    assert.equal(await panel(page).getByRole('radio').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Add people' }).count(), 0);
    await watched.assertFine();
    await watched.screenshot('stakeholder-map-viewer');
    await watched.close();
  });

  it('tells who has no access to whom to turn', async () => {
    const seen = await world.account('Fir & Sons', {}, VIEWER);
    const file = `permissionsets/${VIEWER_SET}.permissionset`;
    const source = join(import.meta.dirname, `../../force-app/main/default/${file}-meta.xml`);
    const without = readFileSync(source, 'utf8').replaceAll(
      /<(objectPermissions|fieldPermissions)>[^]*?<\/\1>/g,
      (permission) =>
        /<(?:object|field)>Stakeholder_?/.test(permission) ? permission.replaceAll('>true<', '>false<') : permission,
    );
    const deployed = await deploy(world.admin, {
      'package.xml': manifest({ PermissionSet: [VIEWER_SET] }),
      [file]: without,
    });
    assert.deepEqual(failures(deployed), []);
    const watched = await open(seen, { user: VIEWER });
    await watched.page.getByText('You have no access to stakeholders').waitFor();
    await watched.assertAccessible();
    await watched.close();
  });
});
