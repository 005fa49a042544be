import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { launchBrowser, openPage } from '../support/browser.ts';
import { roleOf } from '../support/peopleRecords.ts';
import { withdrawAccess } from '../support/stakeholders/access.ts';
import { assertPicture, exported, printedPages, rowsOf } from '../support/stakeholders/exportedFiles.ts';
import { filledIn } from '../support/stakeholders/filledIn.ts';
import { press, reach } from '../support/stakeholders/keyboard.ts';
import { contactOf, makeCandidates, makeMap, userId } from '../support/stakeholders/madeMap.ts';
import { MANAGER, openMap, SAM, VIEWER } from '../support/stakeholders/mapPage.ts';
import { assertStored } from '../support/stakeholders/storedPeople.ts';
import { startStakeholderOrg, type StakeholderOrg } from '../support/stakeholderOrg.ts';

/** The narrowest phone that Lightning is shown on. */
const PHONE = { width: 320, height: 800 };
const MANAGER_SET = 'Strategic_Portfolio_Manager';

describe('the account page and its people', () => {
  let browser: Browser;
  let world: StakeholderOrg;

  before(async () => {
    browser = await launchBrowser();
    world = await startStakeholderOrg();
  });

  after(async () => {
    await browser.close();
    await world.close();
  });

  it('begins with nobody: adds by one click, takes back, brings back, and names the first colleague', async () => {
    const accountId = await world.account('Alder & Sons');
    const contactId = await makeCandidates(world, accountId);
    const open = await openMap(browser, world, accountId);
    const { map } = open;
    await map.root.getByText('Nobody is on the map yet').waitFor();
    await map.team.getByText('Nobody is on the team yet').waitFor();
    await map.root.getByRole('button', { name: 'Add people' }).click();
    const row = map.candidate('Nora Quist');
    await row.getByText('Title fits Decision Maker, which is missing').waitFor();
    await map.candidate('Omar Rahal').getByText('Influencer on Line 4').waitFor();
    await map.candidate('Pia Stern').getByText('Last activity').waitFor();
    const { team } = map;
    await team.getByRole('button', { name: 'Add a colleague' }).click();
    await open.assertFine();
    await open.screenshot('stakeholder-begin-1440');
    // With the focus in another form, whose fields are empty: nothing moves from under the pointer.
    await row.getByRole('button', { name: 'Add as Decision Maker' }).click();
    await map.count.getByText('People: 1').waitFor();
    await map.root.getByRole('button', { name: 'Undo' }).click();
    await map.root.getByText('Nobody is on the map yet').waitFor();
    await row.getByRole('button', { name: 'Bring back' }).click();
    await row.getByText('On the map').waitFor();
    const where = `Contact__c = '${contactId}'`;
    const fields = 'Role__c, Department__c, Active__c, Stakeholder_Key__c';
    const { records } = await world.admin.query(`SELECT ${fields} FROM Stakeholder__c WHERE ${where}`);
    const added = { Role__c: 'Decision Maker', Department__c: 'Board', Active__c: true };
    assert.deepEqual(
      records.map((record) => ({ ...record, attributes: undefined })),
      [{ attributes: undefined, ...added, Stakeholder_Key__c: `${accountId}:${contactId}` }],
    );

    await team.getByRole('combobox', { name: 'User' }).fill('Sam Okafor');
    await open.page.getByRole('option', { name: 'Sam Okafor' }).click();
    await team.getByLabel('Department', { exact: true }).fill('Sales');
    await team.getByLabel('Critical Role').fill('Opens doors in purchasing');
    await team.getByText('Main Contact', { exact: true }).click();
    await team.getByRole('button', { name: 'Save', exact: true }).click();
    await team.getByText('Sales · Opens doors in purchasing').waitFor();
    const { records: roles } = await world.admin.query(
      `SELECT Main_Contact_Key__c FROM Team_Role__c WHERE Account__c = '${accountId}'`,
    );
    assert.deepEqual(
      roles.map(({ Main_Contact_Key__c }) => Main_Contact_Key__c as unknown),
      [accountId],
    );
    assert.deepEqual(open.problems, []);
    await open.close();
  });

  it('gives 300 people as a table, as pictures, and as a page to print that names them all', async () => {
    const accountId = await world.account('Birch & Sons');
    const people = await world.people(accountId, 300);
    const sam = await userId(world, SAM);
    await world.admin.sobject('Stakeholder_Coverage__c').create(people.slice(0, 2).map(({ id }) => contactOf(id, sam)));
    const mara = roleOf(accountId, await userId(world, MANAGER), { Department__c: 'Service' });
    await world.admin.sobject('Team_Role__c').create(mara);
    const open = await openMap(browser, world, accountId);
    const { map, page } = open;
    await map.mark('Ada Almgren').first().waitFor();
    const table = await exported(page, 'Table (CSV)');
    assert.match(table.name, /^Stakeholder-map-of-Birch-Sons-\d{4}-\d\d-\d\d\.csv$/);
    const rows = rowsOf(table);
    assert.deepEqual(
      rows.map((row) => row['Stakeholder Name'] ?? row.Stakeholder).sort(),
      people.map(({ name }) => name).sort(),
    );
    assert.equal(rows.filter((row) => row['Reports to'] === people[0]?.name).length, 4);
    await map.root.getByText('was saved among your downloads').waitFor();
    assertPicture(await exported(page, 'Picture of the grid'));
    assertPicture(await exported(page, 'Picture of the org chart'));
    const sheet = await exported(page, 'Page to print');
    await open.screenshot('stakeholder-map-300-1440');

    const printed = await openPage(browser, { width: 1440, height: 900 });
    assert.equal(await printedPages(printed.page, sheet), 3, 'the map, and the names of all who are on it');
    await printed.page.getByRole('heading', { name: 'Stakeholder map of Birch & Sons' }).waitFor();
    assert.equal(await printed.page.getByRole('listitem').count(), 16);
    const text = await printed.page.locator('body').innerText();
    assert.deepEqual(
      people.filter(({ name }) => !text.includes(name)),
      [],
    );
    await printed.assertFine();
    await printed.screenshot('stakeholder-map-printed');
    await printed.close();

    await map.signals.getByText('Sam Okafor is the only one of us who was in contact with them').waitFor();
    await map.view('Who knows whom').click();
    await map.matrix.getByText('2 of 300 stakeholders were in contact with us').waitFor();
    const position = (cell: Element): string => getComputedStyle(cell).position;
    assert.equal(await map.matrix.getByRole('rowheader').first().evaluate(position), 'sticky');
    await map.signals.getByRole('button', { name: 'New task' }).first().click();
    await page.waitForURL(/\/lightning\/o\/Task\/new\?/);
    assert.deepEqual(Object.fromEntries(filledIn(page.url())), {
      WhatId: accountId,
      Subject: 'Introduce Mara Lindqvist to the customer',
      Description:
        'Sam Okafor is the only one of us who was in contact with them in the last 365 days. From the account team, without contact so far: Mara Lindqvist.',
    });
    assert.deepEqual(open.problems, []);
    await open.close();
  });

  it('is for reading to a viewer, by mouse and by keys, in every view, who is told why nothing moves', async () => {
    // Accounts are private: a viewer sees their own.
    const made = await makeMap(world, 'Cedar & Sons', VIEWER);
    const open = await openMap(browser, world, made.accountId, { user: VIEWER });
    const { map, page } = open;
    const isLocked = /You can look at the map but not change it/;
    await map.grid.getByText(isLocked).first().waitFor();
    await reach(map.grid.locator('button[tabindex="0"]').first());
    await press(map.grid, 'Home', 'Enter');
    await map.grid.locator('[aria-live]').getByText(isLocked).waitFor({ state: 'attached' });
    await map.panel.getByText('Power').first().waitFor();
    assert.equal(await map.panel.getByRole('radio').count(), 0);
    await map.dragMark('Ada', 1, 5);
    await map.team.getByText('Your permissions let you read the team, not change it.').waitFor();
    assert.equal(await map.team.getByRole('button').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Add people' }).count(), 0);
    await open.assertFine();
    await open.screenshot('stakeholder-map-viewer');

    await page.setViewportSize({ width: 768, height: 1000 });
    await reach(map.shownView);
    await press(map.root, 'ArrowRight');
    const said = map.root.locator('c-stakeholder-chart [role="status"]').getByText(isLocked);
    await reach(map.tree);
    await press(map.tree, 'm');
    await said.waitFor();
    await map.dragCard('Hiro', 'Carla');
    await said.waitFor();
    assert.equal(await map.tree.locator('.stance').count(), 0);
    await open.assertFine();

    await reach(map.shownView, 'Shift+Tab');
    await press(map.root, 'ArrowRight');
    await reach(map.table.locator('[tabindex="0"]'));
    await press(map.table, 'ArrowRight', 'ArrowRight', 'ArrowRight', '1', 'Enter');
    assert.equal(await map.table.getByRole('columnheader', { name: 'Stance' }).count(), 0);
    assert.equal(await map.table.locator('input, select').count(), 0);
    await open.assertFine();
    await assertStored(world.admin, made.id('Ada'), { Power__c: 5, Interest__c: 1 });

    await map.view('Who knows whom').click();
    await reach(map.contact('Bela Brandt'));
    await press(map.matrix, 'Enter');
    await map.panel.getByRole('heading', { name: 'Bela Brandt' }).waitFor();
    await open.assertFine();
    await map.view('Executive pairs').click();
    await map.pair('Bela Brandt').getByText('is a key player, and nobody of us is the peer').waitFor();
    await map.pairs.getByText(isLocked).waitFor();
    assert.equal(await map.pairs.getByRole('button', { name: /peer/ }).count(), 0);
    await open.assertFine();
    assert.doesNotMatch(await map.root.innerText(), /Opponent|Sceptic|Champion|Stance|Notes/);

    await page.setViewportSize({ width: 1440, height: 1000 });
    await map.search.fill('Bela');
    await map.count.getByText('1 of 8').waitFor();
    const [row, ...others] = rowsOf(await exported(page, 'Table (CSV)'));
    assert.equal(others.length, 0, 'a file holds whom the filter lets through');
    assert.doesNotMatch(Object.keys(row ?? {}).join(), /stance|relationship (now|wanted)|fit/i);
    const printed = await openPage(browser, { width: 1440, height: 900 });
    assert.equal(await printedPages(printed.page, await exported(page, 'Page to print')), 1);
    assert.doesNotMatch(await printed.page.content(), /Sceptic/);
    await printed.close();
    await page.setViewportSize(PHONE);
    // The page's tabs move into their menu first.
    await page.waitForFunction('document.documentElement.scrollWidth <= innerWidth');
    await open.screenshot('stakeholder-map-viewer-320');
    await open.close();
  });

  it('keeps what somebody said, for the one who asked and for who may only read', async () => {
    const revenue = { Window_Revenue__c: 1_250_000.5, Tiered_On__c: '2026-01-01T00:00:00.000Z' };
    const accountId = await world.account('Elder & Sons', revenue, VIEWER);
    const [ada] = await world.people(accountId, 2);
    const open = await openMap(browser, world, accountId, { user: MANAGER });
    const { map } = open;
    await map.mark('Ada').click();
    await map.voice.getByText('Nobody has noted yet what they say').waitFor();
    await map.voice.getByRole('button', { name: 'Note what they said' }).click();
    await map.voice.getByRole('button', { name: 'Save' }).click();
    await map.voice.getByText('Enter what they said.').waitFor();
    await map.voice.getByRole('textbox', { name: 'Quote' }).fill('We hear from you when an invoice is due.');
    await map.mark('Bela').click();
    await map.panel.getByRole('heading', { name: 'Bela Brandt' }).waitFor();
    assert.equal(
      await map.voice.getByRole('textbox', { name: 'Quote' }).count(),
      0,
      'words of one person are not those of another',
    );
    await map.mark('Ada').click();
    await map.voice.getByText('You typed this earlier and have not saved it yet.').waitFor();
    await map.voice.getByRole('textbox', { name: 'Question' }).fill('What would you change?');
    await map.voice.getByRole('combobox', { name: 'Channel' }).click();
    await map.voice.getByRole('option', { name: 'Phone' }).click();
    await open.assertFine();
    await open.screenshot('stakeholder-voice-form-1440');
    await map.voice.getByRole('button', { name: 'Save' }).click();
    await map.voice.getByRole('listitem').getByText('We hear from you when an invoice is due.').waitFor();
    await map.voice.getByText('Phone · asked by Mara Lindqvist').waitFor();
    await map.voice.getByText('May not be quoted').waitFor();
    await open.assertFine();
    await map.signals.getByRole('button', { name: /^Show all/ }).click();
    await map.signals.getByText('these not yet: Bela Brandt.').waitFor();
    await open.screenshot('stakeholder-voice-1440');
    await open.close();
    const { records } = await world.admin.query(
      'SELECT Quote__c, Question_Text__c, Interview__r.Account_Revenue__c, Interview__r.Contact__c, Interview__r.Asked_By__r.Username ' +
        `FROM Voice_Answer__c WHERE Interview__r.Account__c = '${accountId}'`,
    );
    assert.deepEqual(
      records.map(({ Quote__c, Question_Text__c, Interview__r: { Account_Revenue__c, Contact__c, Asked_By__r } }) => [
        ...([Quote__c, Question_Text__c, Account_Revenue__c, Contact__c] as unknown[]),
        (Asked_By__r as { Username: string }).Username,
      ]),
      [
        [
          ...['We hear from you when an invoice is due.', 'What would you change?'],
          ...[revenue.Window_Revenue__c, ada?.contactId, MANAGER],
        ],
      ],
    );

    const reading = await openMap(browser, world, accountId, { user: VIEWER, width: 768 });
    await reading.map.mark('Ada').click();
    await reading.map.voice.getByText('We hear from you when an invoice is due.').waitFor();
    await reading.map.voice.getByText('May not be quoted').waitFor();
    assert.equal(await reading.map.voice.getByRole('button').count(), 0);
    await reading.assertFine();
    await reading.screenshot('stakeholder-voice-viewer-768');
    await reading.close();
  });

  it('tells who has no access to whom to turn, and shows them nothing to reach', async () => {
    const made = await makeMap(world, 'Douglas & Sons');
    await withdrawAccess(world.admin, MANAGER_SET, /^(?:Stakeholder|Team_Role)/);
    const open = await openMap(browser, world, made.accountId, { user: MANAGER });
    await open.page.getByText('You have no access to stakeholders').waitFor();
    await open.page.getByText('You cannot see the account team').waitFor();
    await open.assertAccessible();
    for (const part of [open.map.root, open.map.team]) {
      assert.deepEqual(await part.locator('a, button, input, select, [tabindex]').evaluateAll(markupOf), []);
      assert.doesNotMatch(await part.innerText(), /Almgren|Brandt|Lindqvist/);
    }
    // The platform refuses what each of the cards asks about its object; nothing else went wrong.
    const refused = /\b400\b.*\/object-info\/(?:Stakeholder|Team_Role)/;
    assert.deepEqual(
      open.problems.filter((problem) => !refused.test(problem)),
      [],
    );
    await open.close();
  });
});

function markupOf(nodes: readonly Element[]): string[] {
  return nodes.map(({ outerHTML }) => outerHTML);
}
