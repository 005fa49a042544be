import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Connection } from 'jsforce';
import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { roleOf } from '../support/peopleRecords.ts';
import { startStakeholderOrg, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const MANAGER = 'manager@local-org.test';
const VIEWER = 'viewer@local-org.test';

describe('our people on the account page: the team card, and what the map tells of contact', () => {
  let browser: Browser;
  let world: StakeholderOrg;
  let admin: Connection;
  const userIds = new Map<string, string>();

  before(async () => {
    browser = await launchBrowser();
    world = await startStakeholderOrg();
    admin = world.admin;
    const { records } = await admin.query<{ Id: string; Username: string }>('SELECT Id, Username FROM User');
    for (const { Id, Username } of records) userIds.set(Username, Id);
  });

  after(async () => {
    await browser.close();
    await world.close();
  });

  const userId = (username: string): string => userIds.get(username) ?? assert.fail(username);

  async function create(object: string, values: Record<string, unknown>): Promise<string> {
    const { id } = await admin.sobject(object).create(values);
    return id ?? assert.fail(object);
  }

  const createRole = (accountId: string, username: string, values: Record<string, unknown> = {}): Promise<string> =>
    create('Team_Role__c', roleOf(accountId, userId(username), values));

  const createContact = (personId: string, username: string): Promise<string> =>
    create('Stakeholder_Coverage__c', {
      Stakeholder__c: personId,
      User__c: userId(username),
      Coverage_Key__c: `${personId}:${userId(username)}`,
      Contacts_365_Days__c: 4,
      Last_Contact_On__c: '2026-11-02',
    });

  /** What the org itself holds of somebody's role. */
  async function stored(accountId: string, username: string): Promise<Record<string, unknown>> {
    const fields = 'Department__c, Main_Contact__c, Main_Contact_Key__c, Department_Contact_Key__c, Active__c';
    const { records } = await admin.query(
      `SELECT ${fields} FROM Team_Role__c WHERE Account__c = '${accountId}' AND User__c = '${userId(username)}'`,
    );
    assert.equal(records.length, 1);
    return { ...records[0], attributes: undefined };
  }

  async function open(accountId: string, username: string, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 900 });
    await watched.page.goto(`${world.preview.url}/lightning/r/Account/${accountId}/view?user=${username}`);
    await card(watched.page).getByRole('heading', { name: 'Account Team' }).waitFor();
    return watched;
  }

  const card = (page: Page): Locator => page.locator('c-team-card');
  const button = (page: Page, name: string): Locator => card(page).getByRole('button', { name, exact: true });

  async function choose(page: Page, name: string): Promise<void> {
    await card(page).getByRole('combobox', { name: 'User' }).fill(name);
    await page.getByRole('option', { name }).click();
  }

  it('is empty first; the account manager names herself and a colleague who is in contact', async () => {
    const accountId = await world.account('Alder & Sons');
    const [person] = await world.people(accountId, 1);
    const personId = person?.id ?? assert.fail();
    await createContact(personId, MANAGER);
    const watched = await open(accountId, SAM);
    const { page } = watched;
    await card(page).getByText('Nobody is on the team yet').waitFor();
    await card(page).getByText('Mara Lindqvist is in contact and not on the team: 4×').waitFor();

    await button(page, 'Add a colleague').click();
    await choose(page, 'Sam Okafor');
    await card(page).getByLabel('Department', { exact: true }).fill('Sales');
    await card(page).getByLabel('Critical Role').fill('Opens doors in purchasing');
    await card(page).getByLabel('Main Contact').press('Space');
    await watched.assertFine();
    await watched.screenshot('team-card-form-1440');
    await button(page, 'Save').click();
    await card(page).getByText('Sales · Opens doors in purchasing').waitFor();
    assert.deepEqual(await stored(accountId, SAM), {
      attributes: undefined,
      Department__c: 'Sales',
      Main_Contact__c: true,
      Main_Contact_Key__c: accountId,
      Department_Contact_Key__c: null,
      Active__c: true,
    });

    await button(page, 'Add Mara Lindqvist').click();
    await card(page).getByLabel('Department', { exact: true }).fill('Service');
    await card(page).getByLabel('Department Contact').press('Space');
    await button(page, 'Save').click();
    await card(page).getByText('Contact for Service').waitFor();
    assert.equal(await card(page).getByText('in contact and not on the team').count(), 0);
    await watched.assertFine();
    await watched.screenshot('team-card-1440');
    await watched.close();
  });

  it('hands the main contact over only when told to, takes somebody off and brings them back, by keyboard alone', async () => {
    const accountId = await world.account('Birch & Sons');
    await createRole(accountId, SAM, { Main_Contact__c: true, Main_Contact_Key__c: accountId });
    await createRole(accountId, MANAGER, { Department__c: 'Service' });
    const watched = await open(accountId, SAM, 768);
    const { page } = watched;
    await button(page, 'Edit Mara Lindqvist').focus();
    await page.keyboard.press('Enter');
    await card(page).getByLabel('Main Contact').focus();
    await page.keyboard.press('Space');
    await button(page, 'Save').focus();
    await page.keyboard.press('Enter');
    await card(page).getByText('Sam Okafor is the main contact of this account, and there is one only').waitFor();
    assert.equal((await stored(accountId, SAM)).Main_Contact__c, true);
    await watched.assertFine();
    await watched.screenshot('team-card-hand-over-768');
    await button(page, 'Hand over and save').focus();
    await page.keyboard.press('Enter');
    await card(page).locator('c-team-member-form').waitFor({ state: 'detached' });
    assert.equal((await stored(accountId, SAM)).Main_Contact_Key__c, null);
    assert.equal((await stored(accountId, MANAGER)).Main_Contact_Key__c, accountId);
    // The focus is back where the form was opened.
    await button(page, 'Edit Mara Lindqvist').and(page.locator(':focus')).waitFor();

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card(page).getByText('Mara Lindqvist is off the team.').waitFor();
    await card(page).getByText('No main contact').waitFor();
    assert.equal((await stored(accountId, MANAGER)).Active__c, false);
    await button(page, 'Undo').focus();
    await page.keyboard.press('Enter');
    await card(page).getByText('Mara Lindqvist is back on the team.').waitFor();
    assert.equal((await stored(accountId, MANAGER)).Main_Contact_Key__c, accountId);
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('never overwrites a colleague', async () => {
    const accountId = await world.account('Cedar & Sons');
    const id = await createRole(accountId, SAM, { Department__c: 'Sales' });
    const watched = await open(accountId, SAM);
    const { page } = watched;
    await button(page, 'Edit Sam Okafor').click();
    await card(page).getByLabel('Critical Role').fill('What Sam wrote');
    await admin.sobject('Team_Role__c').update({ Id: id, Department__c: 'Operations' });
    await button(page, 'Save').click();
    await card(page).getByText('Department: now “Operations”, “Sales” before').waitFor();
    await page.getByRole('button', { name: 'Load these changes, keep my text' }).click();
    assert.equal(await card(page).getByLabel('Critical Role').inputValue(), 'What Sam wrote');
    await button(page, 'Save').click();
    await card(page).getByText('Operations · What Sam wrote').waitFor();
    // The refused save is the one answer that is no success.
    assert.ok(watched.problems.length > 0 && watched.problems.every((problem) => problem.includes('412')));
    await watched.close();
  });

  it('is for reading only to a viewer, who is told so', async () => {
    const accountId = await world.account('Douglas & Sons', {}, VIEWER);
    await createRole(accountId, SAM, { Department__c: 'Sales', Contribution__c: 'Knows the plant' });
    const watched = await open(accountId, VIEWER);
    const { page } = watched;
    await card(page).getByText('Knows the plant').waitFor();
    await card(page).getByText('Your permissions let you read the team, not change it.').waitFor();
    assert.equal(await card(page).getByRole('button').count(), 0);
    await watched.assertFine();
    await watched.close();
  });

  it('leads from what the map tells to a task on the standard page, with its fields filled', async () => {
    const accountId = await world.account('Elm & Sons');
    const [first, second] = await world.people(accountId, 30);
    await createContact(first?.id ?? '', SAM);
    await createContact(second?.id ?? '', SAM);
    await createRole(accountId, MANAGER, { Department__c: 'Service' });
    const watched = await open(accountId, SAM);
    const { page } = watched;
    const signals = page.locator('c-stakeholder-signal-list');
    await signals.getByText('Sam Okafor is the only one of us who was in contact with them').waitFor();
    await signals.getByText('From the account team, without contact so far: Mara Lindqvist.').waitFor();
    await watched.screenshot('stakeholder-signals-1440');
    await page.getByText('Who knows whom', { exact: true }).click();
    const matrix = page.locator('c-contact-matrix');
    await matrix.getByText('2 of 30 stakeholders were in contact with us').waitFor();
    assert.equal(await matrix.getByRole('rowheader').count(), 30);
    const position = (cell: Element): string => getComputedStyle(cell).position;
    assert.equal(await matrix.getByRole('rowheader').first().evaluate(position), 'sticky');
    await watched.assertFine();
    await watched.screenshot('contact-matrix-1440');

    await signals.getByRole('button', { name: 'New task' }).first().click();
    await page.waitForURL(/\/lightning\/o\/Task\/new\?/);
    const values = new URL(page.url()).searchParams.get('defaultFieldValues') ?? '';
    const filled: unknown = Object.fromEntries(
      values.split(',').map((pair) => pair.split('=').map(decodeURIComponent)),
    );
    assert.deepEqual(filled, {
      WhatId: accountId,
      Subject: 'Introduce Mara Lindqvist to the customer',
      Description:
        'Sam Okafor is the only one of us who was in contact with them in the last 365 days. From the account team, without contact so far: Mara Lindqvist.',
    });
    await watched.close();
  });
});
