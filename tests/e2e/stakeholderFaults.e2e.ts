import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { Browser, Locator } from 'playwright-core';

import { launchBrowser } from '../support/browser.ts';
import { linkOf, personOf } from '../support/peopleRecords.ts';
import { makeMap, mergedTwins, userId, type MadeMap } from '../support/stakeholders/madeMap.ts';
import { MANAGER, openMap, type MapPage, type OpenMap } from '../support/stakeholders/mapPage.ts';
import { slowNetwork } from '../support/stakeholders/slowNetwork.ts';
import { assertManager, assertStored, changeAsColleague } from '../support/stakeholders/storedPeople.ts';
import { startStakeholderOrg, type StakeholderOrg } from '../support/stakeholderOrg.ts';

/** One page is enough: what goes wrong on it leaves it as it was. */
describe('the stakeholder map when something goes wrong', () => {
  let browser: Browser;
  let world: StakeholderOrg;
  let made: MadeMap;
  let open: OpenMap;
  let map: MapPage;
  /** Two entries of one contact. */
  let merged: readonly [string, string];
  /** How many problems of the page earlier tests account for. */
  let known = 0;

  before(async () => {
    browser = await launchBrowser();
    world = await startStakeholderOrg();
    made = await makeMap(world, 'Alder & Sons');
    await world.admin.sobject('Contact').create([
      { AccountId: made.accountId, FirstName: 'Omar', LastName: 'Rahal' },
      { AccountId: made.accountId, FirstName: 'Pia', LastName: 'Stern' },
    ]);
    // By API alone two can report to each other.
    await world.admin
      .sobject('Stakeholder_Link__c')
      .create([linkOf(await extra('Ying'), await extra('Zoe')), linkOf(await extra('Zoe'), await extra('Ying'))]);
    merged = await mergedTwins(world, made.accountId);
    open = await openMap(browser, world, made.accountId);
    map = open.map;
    await map.mark('Ada').waitFor();
  });

  beforeEach(() => {
    known = open.problems.length;
  });

  after(async () => {
    await browser.close();
    await world.close();
  });

  /** Somebody without a contact, made once. */
  const extras = new Map<string, Promise<string>>();
  function extra(name: string): Promise<string> {
    const values = { Name: name, Power__c: 1, Interest__c: 1 };
    const id =
      extras.get(name) ??
      world.admin
        .sobject('Stakeholder__c')
        .create(personOf(made.accountId, undefined, values))
        .then((result) => result.id ?? assert.fail(name));
    extras.set(name, id);
    return id;
  }

  /** Nothing else went wrong than what this test did. */
  function assertProblems(expected: RegExp): void {
    const found = open.problems.slice(known);
    assert.notEqual(found.length, 0);
    assert.deepEqual(
      found.filter((problem) => !expected.test(problem)),
      [],
    );
  }

  const told = (text: string | RegExp): Promise<void> => map.notice.getByText(text).first().waitFor();

  async function dismissAll(): Promise<void> {
    while ((await map.notice.count()) > 0)
      await map.notice.getByRole('button', { name: 'Close message' }).first().click();
  }

  it('takes back what cannot be saved without a connection, in every view, and saves it when the connection is back', async () => {
    const offline = (name: string): Promise<void> =>
      told(`${name} was not changed, because Salesforce cannot be reached. Check your connection, then try again.`);
    await map.root.getByRole('button', { name: 'Add people' }).click();
    await map.candidate('Omar Rahal').waitFor();
    await open.page.context().setOffline(true);
    await map.candidate('Omar Rahal').getByRole('button', { name: 'Add' }).click();
    await map.candidate('Omar Rahal').getByText('Omar Rahal was not added').waitFor();
    await map.dragMark('Ada', 2, 2);
    await offline('Ada Almgren');
    await map.markAt('Ada', 5, 1).waitFor();

    await map.view('Org chart').click();
    await map.card('Hiro').and(level(3)).waitFor();
    await map.dragCard('Hiro', 'Ada');
    await offline('Hiro Almgren');
    await map.card('Hiro').and(level(3)).waitFor();

    await map.view('Table').click();
    const power = await map.cell('Bela', 'Power');
    await power.click();
    await map.table.getByRole('combobox', { name: 'Power of Bela Brandt' }).click();
    await map.table.getByRole('combobox', { name: 'Power of Bela Brandt' }).selectOption('1');
    await offline('Bela Brandt');
    assert.equal(await power.innerText(), '4');
    for (const name of ['Greta Grabowski', 'Hiro Almgren']) {
      await map.table.getByRole('checkbox', { name: `Select ${name}` }).click();
    }
    await map.choose(map.bulk, 'Field', 'Role');
    await map.choose(map.bulk, 'Value', 'Gatekeeper');
    await map.bulk.getByRole('button', { name: 'Review' }).click();
    await map.bulk.getByRole('button', { name: 'Change 2 people' }).click();
    await told('2 of 2 people were not changed:');
    assert.equal(await map.table.getByText('Gatekeeper').count(), 0);
    await open.assertAccessible();
    await open.screenshot('stakeholder-map-offline');

    await open.page.context().setOffline(false);
    const ofAda = map.notice.filter({ hasText: 'Ada Almgren' });
    await ofAda.getByRole('button', { name: 'Try again' }).click();
    await ofAda.waitFor({ state: 'detached' });
    await map.untilSaved();
    await assertStored(world.admin, made.id('Ada'), { Power__c: 2, Interest__c: 2 });
    await assertStored(world.admin, made.id('Bela'), { Power__c: 4 });
    await assertManager(world.admin, made.id('Hiro'), made.id('Bela'));
    await dismissAll();
    assertProblems(/INTERNET_DISCONNECTED/);
  });

  it('shows a change before a slow network has saved it, and takes it back when the network is lost meanwhile', async () => {
    await map.view('Grid').click();
    const slow = await slowNetwork(open.page);
    await map.dragMark('Carla', 5, 5);
    await map.markAt('Carla', 5, 5).waitFor();
    await slow.hasBegun;
    await assertStored(world.admin, made.id('Carla'), { Power__c: 3, Interest__c: 2 });
    await map.root.getByText('Saving', { exact: true }).first().waitFor();
    await slow.end('let through');
    await map.untilSaved();
    await map.markAt('Carla', 5, 5).waitFor();
    await assertStored(world.admin, made.id('Carla'), { Power__c: 5, Interest__c: 5 });

    await map.view('Org chart').click();
    const lost = await slowNetwork(open.page);
    await map.dragCard('Greta', 'Ada');
    await map.card('Greta').and(level(2)).waitFor();
    await lost.hasBegun;
    await lost.end('lost');
    await told('Greta Grabowski was not changed, because Salesforce cannot be reached.');
    await map.card('Greta').and(level(3)).waitFor();
    await assertManager(world.admin, made.id('Greta'), made.id('Bela'));
    await dismissAll();
    assertProblems(/ERR_CONNECTION_RESET/);
  });

  it('lets one of two browsers add somebody whom both add at once, and shows both the same', async () => {
    const other = await openMap(browser, world, made.accountId, { user: MANAGER });
    const pages = [open, other];
    const slow = await Promise.all(pages.map(({ page }) => slowNetwork(page)));
    for (const { map: theirs } of pages) {
      await theirs.root.getByRole('button', { name: 'Add people' }).click();
      await theirs.candidate('Pia Stern').getByRole('button', { name: 'Add' }).click();
    }
    await Promise.all(slow.map(({ hasBegun }) => hasBegun));
    await Promise.all(slow.map(({ end }) => end('let through')));
    for (const { map: theirs } of pages) await theirs.candidate('Pia Stern').getByText('On the map').waitFor();
    const said = await Promise.all(
      pages.map(({ map: theirs }) => theirs.adding.locator('[role="status"]').first().innerText()),
    );
    assert.deepEqual(said.sort(), [
      'Pia Stern is on the map already: somebody else added the same person a moment ago.',
      'Pia Stern is on the map.',
    ]);
    const { records } = await world.admin.query(
      `SELECT Id FROM Stakeholder__c WHERE Account__c = '${made.accountId}' AND Name = 'Pia Stern'`,
    );
    assert.equal(records.length, 1);
    assert.deepEqual(await open.map.count.innerText(), await other.map.count.innerText());
    assert.match([...open.problems.slice(known), ...other.problems].join('\n'), /^(?:.*\b400\b.*\n?)+$/);
    await other.close();
  });

  it('shows a circle that was made by API, says so, and lets it be mended', async () => {
    await map.signals.getByRole('button', { name: /^Show all/ }).click();
    await map.signals.getByText('Reporting lines in a circle').waitFor();
    await map.view('Org chart').click();
    const circle = map.root.getByText(/report to each other in a circle: (?:Ying → Zoe → Ying|Zoe → Ying → Zoe)\./);
    await circle.waitFor();
    await map.dragCard('Ying', 'Ada');
    await circle.waitFor({ state: 'detached' });
    await map.untilSaved();
    await assertManager(world.admin, await extra('Ying'), made.id('Ada'));
    await open.assertAccessible();
    assert.deepEqual(open.problems.slice(known), []);
  });

  it('lets one entry be kept of somebody whose contacts were merged, with what it says and no other word', async () => {
    const [first, second] = merged;
    await map.signals.getByText('The same person twice: Ulla Vik').waitFor();
    await map.signals.getByRole('button', { name: 'Compare the entries of Ulla Vik' }).click();
    await map.panel.getByText('On the map twice').waitFor();
    await open.assertAccessible();
    await open.screenshot('stakeholder-merged-1440');
    const index = (await map.panel.getByRole('listitem').filter({ hasText: 'Power: 2' }).innerText()).slice(0, 7);
    await map.panel.getByRole('button', { name: index.replace('Entry', 'Keep entry') }).click();
    const dialog = open.page.getByRole('alertdialog');
    await dialog.getByText('nothing of it is carried over').waitFor();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await map.signals.getByText('The same person twice').waitFor({ state: 'detached' });
    await map.untilSaved();
    await assertStored(world.admin, second, { Active__c: true, Power__c: 2, Role__c: 'Champion', Notes__c: 'Ours' });
    await assertStored(world.admin, first, { Active__c: false, Power__c: 5, Role__c: 'User', Notes__c: null });
    await map.root.getByRole('button', { name: 'Undo' }).click();
    await map.signals.getByText('The same person twice').waitFor();
    await map.untilSaved();
    await assertStored(world.admin, first, { Active__c: true });
    assert.deepEqual(open.problems.slice(known), []);
  });

  it('says so when somebody was deleted meanwhile: the person, their contact, or the other end of a line', async () => {
    await map.view('Org chart').click();
    const greta = await world.admin.sobject('Stakeholder__c').retrieve(made.id('Greta'));
    await world.admin.sobject('Contact').delete(String(greta.Contact__c));
    await world.admin.sobject('Stakeholder__c').delete(made.id('Femi'));
    await map.dragCard('Dinesh', 'Femi');
    await told(/^Dinesh Dubois was not changed: somebody deleted Femi Fontaine\. /);
    await map.card('Femi').waitFor({ state: 'detached' });
    await assertManager(world.admin, made.id('Dinesh'), made.id('Ada'));
    // Their line goes with the manager.
    await world.admin.sobject('Stakeholder__c').delete(made.id('Bela'));
    await map.dragCard('Hiro', 'Carla');
    await map.card('Bela').waitFor({ state: 'detached' });
    await told(/^Somebody else changed whom Hiro Almgren reports to at the same time; now: /);
    await map.view('Grid').click();
    await map.mark('Greta').click();
    await map.panel.getByText('No contact is chosen, or it was deleted').waitFor();
    const { accountId } = made;
    await world.admin
      .sobject('Contact')
      .create({ AccountId: accountId, FirstName: 'Greta', LastName: 'Grabowski-Hall' });
    await map.panel.getByRole('combobox', { name: 'Contact of this person' }).fill('Grabowski-Hall');
    await map.panel.getByRole('option', { name: 'Greta Grabowski-Hall' }).click();
    await map.panel
      .getByText('This contact is called Greta Grabowski-Hall. Is Greta Grabowski the same person?')
      .waitFor();
    await map.panel.getByRole('button', { name: 'Same person: call them Greta Grabowski-Hall' }).click();
    await map.panel.getByRole('heading', { name: 'Greta Grabowski-Hall' }).waitFor();
    await map.untilSaved();
    await assertStored(world.admin, made.id('Greta'), { Name: 'Greta Grabowski-Hall' });
    await world.admin.sobject('Stakeholder__c').delete(made.id('Greta'));
    await map.score('Interest', 1).click();
    await told('Greta Grabowski-Hall was not changed: somebody deleted this stakeholder.');
    await map.panel.waitFor({ state: 'detached' });
    assert.equal(await map.mark('Greta').count(), 0);
    await dismissAll();
    assertProblems(/\b40[04]\b/);
  });

  it('never overwrites a colleague: what both changed is the user’s to choose', async () => {
    const elif = made.id('Elif');
    await map.view('Grid').click();
    await map.mark('Elif').click();
    // Somebody changed something else: that is no conflict.
    await changeAsColleague(world.admin, elif, { Department__c: 'Board' });
    await map.score('Power', 4).click();
    await map.untilSaved();
    await assertStored(world.admin, elif, { Power__c: 4, Department__c: 'Board' });
    await changeAsColleague(world.admin, elif, { Power__c: 1 });
    await map.score('Power', 5).click();
    const conflict = open.page.locator('c-save-conflict');
    await conflict.getByText('Ada Admin changed Elif Eriksen at the same time').waitFor();
    assert.match(await conflict.innerText(), /You wanted: Power “5”[^]*Power: now “1”, “4” before/);
    await open.assertAccessible();
    await open.screenshot('stakeholder-map-conflict');
    await assertStored(world.admin, elif, { Power__c: 1 });
    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await map.untilSaved();
    await assertStored(world.admin, elif, { Power__c: 5 });
    await conflict.waitFor({ state: 'detached' });

    const { team } = map;
    await team.getByRole('button', { name: 'Edit Mara Lindqvist' }).click();
    await team.getByLabel('Critical Role').fill('What Sam wrote');
    const where = `Account__c = '${made.accountId}' AND User__c = '${await userId(world, MANAGER)}'`;
    const { records } = await world.admin.query(`SELECT Id FROM Team_Role__c WHERE ${where}`);
    await world.admin.sobject('Team_Role__c').update({ Id: records[0]?.Id ?? '', Department__c: 'Operations' });
    await team.getByRole('button', { name: 'Save' }).click();
    await team.getByText('Department: now “Operations”, “Service” before').waitFor();
    await team.getByRole('button', { name: 'Load these changes, keep my text' }).click();
    assert.equal(await team.getByLabel('Critical Role').inputValue(), 'What Sam wrote');
    await team.getByRole('button', { name: 'Save' }).click();
    await team.getByText('Operations · What Sam wrote').waitFor();
    // The refused saves are the answers that are no success.
    assertProblems(/\b412\b/);
  });

  const level = (at: number): Locator => open.page.locator(`[aria-level="${at}"]`);
});
