import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator } from 'playwright-core';

import { launchBrowser } from '../support/browser.ts';
import { savedBy } from '../support/stakeholders/exportedFiles.ts';
import { chooseByKeys, hasFocus, press, reach } from '../support/stakeholders/keyboard.ts';
import { makeMap, userId, type MadeMap } from '../support/stakeholders/madeMap.ts';
import { boxOf, MANAGER, openMap, type MapPage, type OpenMap, type ViewName } from '../support/stakeholders/mapPage.ts';
import { assertManager, assertStored } from '../support/stakeholders/storedPeople.ts';
import { startStakeholderOrg, type StakeholderOrg } from '../support/stakeholderOrg.ts';

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

interface TeamRow {
  readonly User__r: { readonly Name: string };
  readonly Department_Contact_Key__c: string | null;
}

/** From one view to another: Tab comes to the one that is shown, arrow keys go on to the others. */
async function show(map: MapPage, view: ViewName): Promise<void> {
  await reach(map.shownView);
  await reach(map.viewInput(view), 'ArrowRight');
}

/** Nothing but the keyboard: the focus begins where a loaded page has it, and goes where keys lead it. */
describe('the stakeholder map by keys alone', () => {
  let made: MadeMap;
  let open: OpenMap;
  let map: MapPage;

  before(async () => {
    made = await makeMap(world, 'Alder & Sons');
    const contact = { AccountId: made.accountId, FirstName: 'Omar', LastName: 'Rahal', Email: 'omar@alder.example' };
    await world.admin.sobject('Contact').create(contact);
    open = await openMap(browser, world, made.accountId);
    map = open.map;
  });

  after(() => open.close());

  async function saved(name: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    await map.untilSaved();
    await assertStored(world.admin, made.id(name), values);
  }

  const button = (name: string): Locator => map.root.getByRole('button', { name, exact: true });

  it('moves somebody on the grid, who keeps the focus, takes it back, and changes them in the panel', async () => {
    await show(map, 'Grid');
    await reach(map.grid.locator('button[tabindex="0"]').first());
    await press(map.grid, 'Home');
    await reach(map.mark('Ada'), 'ArrowLeft');
    await press(map.grid, 'Enter', 'ArrowDown', 'ArrowRight');
    await map.grid.getByText('Power 4, interest 2: Keep satisfied.').waitFor({ state: 'attached' });
    await open.assertFine();
    await press(map.grid, 'Enter');
    await saved('Ada', { Power__c: 4, Interest__c: 2 });
    await hasFocus(map.mark('Ada'));
    await press(map.grid, 'Control+z');
    await saved('Ada', { Power__c: 5, Interest__c: 1 });
    await reach(map.mark('Ada'));
    await press(map.grid, 'Space');
    await map.panel.getByRole('heading', { name: 'Ada Almgren' }).waitFor();
    await reach(map.chosenScore('Power'));
    await press(map.panel, 'ArrowLeft');
    await saved('Ada', { Power__c: 4 });
    await reach(map.panel.getByLabel('Notes'));
    await open.page.keyboard.type('x');
    // In a text field, Ctrl+Z is about the text.
    await press(map.panel, 'Control+z');
    await saved('Ada', { Power__c: 4 });
    await open.page.keyboard.type('Knows the plant.');
    await press(map.panel, 'Escape');
    await map.panel.waitFor({ state: 'detached' });
    await saved('Ada', { Power__c: 4, Notes__c: 'Knows the plant.' });
  });

  it('finds people, by words and by lists to choose from', async () => {
    await show(map, 'Grid');
    await reach(map.search, 'Shift+Tab');
    await open.page.keyboard.type('almgren');
    await map.count.getByText('2 of 8 people').waitFor();
    await reach(map.filters.getByRole('button', { name: /^Filters/ }));
    await press(map.filters, 'Enter');
    await chooseByKeys(map.filters.getByRole('combobox', { name: 'Department' }), 'Quality');
    await map.count.getByText('1 of 8 people').waitFor();
    await chooseByKeys(map.filters.getByRole('combobox', { name: 'Level' }), 'Corporate');
    await map.mark('Hiro').waitFor();
    await reach(button('Clear all'), 'Shift+Tab');
    await press(map.filters, 'Enter');
    await map.count.getByText('People: 8').waitFor();
    await hasFocus(map.search);
  });

  it('gives another manager on the org chart, refuses a circle, and moves, zooms and folds the chart', async () => {
    await show(map, 'Org chart');
    await reach(button('Close all branches'));
    await press(map.root, 'Enter');
    await map.card('Bela').waitFor({ state: 'detached' });
    await reach(button('Open all branches'), 'Shift+Tab');
    await press(map.root, 'Enter');
    await reach(map.tree);
    // To the last of those who report to Ada.
    await press(map.tree, 'Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'm', 'ArrowLeft');
    await map.root.getByText('Elif Eriksen would report to Dinesh Dubois.').waitFor();
    await open.assertFine();
    await press(map.tree, 'Enter');
    await map.untilSaved();
    await assertManager(world.admin, made.id('Elif'), made.id('Dinesh'));
    await press(map.tree, 'Home', 'm', 'ArrowDown', 'Enter');
    await map.root.getByText('Ada Almgren cannot report to Bela Brandt').waitFor();
    await press(map.tree, 'Escape', 'Home', '0');
    const first = await boxOf(map.card('Ada'));
    await press(map.tree, 'Shift+ArrowRight');
    assert.ok((await boxOf(map.card('Ada'))).x < first.x, 'moved');
    await press(map.tree, '-');
    assert.ok((await boxOf(map.card('Ada'))).width < first.width, 'zoomed out');
    await press(map.tree, '0', 'Space');
    await map.card('Bela').waitFor({ state: 'detached' });
    await press(map.tree, 'Space', 'Enter');
    await map.card('Ada').and(open.page.locator('[aria-selected="true"]')).waitFor();
  });

  it('sorts the table, changes one value, and one of many people', async () => {
    await show(map, 'Table');
    await reach(map.table.locator('[tabindex="0"]'));
    await press(map.table, 'Control+Home');
    const header = map.table.getByRole('columnheader', { name: 'Power' });
    await reach(header.getByRole('button'), 'ArrowRight');
    await press(map.table, 'Enter');
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    await reach(await map.cell('Dinesh', 'Power'), 'ArrowDown');
    await press(map.table, '3');
    await reach(await map.cell('Dinesh', 'Stance'), 'ArrowRight');
    await press(map.table, 'Enter');
    await map.table.getByRole('combobox', { name: 'Stance of Dinesh Dubois' }).waitFor();
    await press(map.table, 'ArrowUp', 'Enter');
    await saved('Dinesh', { Power__c: 3, Stance__c: 2 });
    await press(map.table, 'Control+Home', 'Space');
    await map.root.getByText('8 selected').waitFor();
    await reach(map.bulk.getByRole('combobox', { name: 'Field' }), 'Shift+Tab');
    await chooseByKeys(map.bulk.getByRole('combobox', { name: 'Field' }), 'Department');
    await reach(map.bulk.getByRole('textbox', { name: 'Value' }));
    await open.page.keyboard.type('Procurement');
    await reach(map.bulk.getByRole('button', { name: 'Review' }));
    await press(map.bulk, 'Enter');
    await reach(map.bulk.getByRole('button', { name: 'Change 8 people' }));
    await press(map.bulk, 'Enter');
    for (const name of made.ids.keys()) await saved(name, { Department__c: 'Procurement' });
    await open.assertFine();
  });

  it('opens somebody from the matrix of contact', async () => {
    await show(map, 'Who knows whom');
    await reach(map.matrix.getByRole('region'));
    await reach(map.contact('Bela Brandt'));
    await press(map.matrix, 'Enter');
    await map.panel.getByRole('heading', { name: 'Bela Brandt' }).waitFor();
    await map.contact('Bela Brandt').and(open.page.locator('[aria-current="true"]')).waitFor();
    await open.assertFine();
  });

  it('gives somebody an executive peer, who keeps the focus, or changes their mind', async () => {
    await show(map, 'Executive pairs');
    const choose = map.pairs.getByRole('button', { name: 'Choose a peer for Greta Grabowski' });
    const picker = map.pairs.getByRole('combobox', { name: 'Executive Peer' });
    await reach(choose);
    await press(map.pairs, 'Enter');
    await hasFocus(picker);
    await press(map.pairs, 'Escape', 'Escape');
    await hasFocus(choose);
    await press(map.pairs, 'Enter');
    await hasFocus(picker);
    await open.page.keyboard.type('Mara');
    await open.page.getByRole('option', { name: 'Mara Lindqvist' }).waitFor();
    await press(map.pairs, 'ArrowDown', 'Enter');
    const words = 'Our Executive Vice President Sales faces their Head of Purchasing: one level apart.';
    await map.pair('Greta Grabowski').getByText(words).waitFor();
    await hasFocus(map.pairs.getByRole('button', { name: 'Greta Grabowski', exact: true }));
    await open.assertFine();
    await press(map.pairs, 'Enter');
    await map.panel.getByRole('heading', { name: 'Greta Grabowski' }).waitFor();
    await saved('Greta', { Executive_Peer__c: await userId(world, MANAGER) });
  });

  it('adds somebody, and saves the map as a table', async () => {
    await reach(button('Add people'));
    await press(map.root, 'Enter');
    await map.candidate('Omar Rahal').waitFor();
    await open.page.keyboard.type('omar@');
    await reach(map.candidate('Omar Rahal').getByRole('button'));
    await press(map.adding, 'Enter');
    await map.candidate('Omar Rahal').getByText('On the map').waitFor();
    await press(map.adding, 'Escape');
    await map.adding.waitFor({ state: 'detached' });
    await map.count.getByText('People: 9').waitFor();
    await reach(map.root.getByRole('button', { name: 'Export' }), 'Shift+Tab');
    await press(map.root, 'Enter');
    await reach(open.page.getByRole('menuitem', { name: 'Table (CSV)' }), 'ArrowDown');
    const { name } = await savedBy(open.page, () => press(map.root, 'Enter'));
    assert.match(name, /^Stakeholder-map-of-Alder-Sons-.*\.csv$/);
    assert.deepEqual(open.problems, []);
  });

  it('puts a colleague on the team, hands the main contact over when told to, and takes somebody off and back', async () => {
    const { team } = map;
    await act('Add Sam Okafor');
    await reach(team.getByLabel('Department', { exact: true }));
    await open.page.keyboard.type('Sales');
    await reach(team.getByLabel('Main Contact'));
    await press(team, 'Space');
    await act('Save');
    await team.locator('c-team-member-form').waitFor({ state: 'detached' });
    await act('Edit Mara Lindqvist');
    await reach(team.getByLabel('Main Contact'));
    await press(team, 'Space');
    await act('Save');
    await team.getByText('Sam Okafor is the main contact of this account, and there is one only').waitFor();
    await open.assertFine();
    assert.deepEqual(await mainContacts(), ['Sam Okafor']);
    await act('Hand over and save', 'Shift+Tab');
    await team.locator('c-team-member-form').waitFor({ state: 'detached' });
    assert.deepEqual(await mainContacts(), ['Mara Lindqvist']);
    // The focus is back where the form was opened.
    await hasFocus(team.getByRole('button', { name: 'Edit Mara Lindqvist' }));
    await press(team, 'Tab', 'Enter');
    await team.getByText('Mara Lindqvist is off the team.').waitFor();
    await team.getByText('No main contact').waitFor();
    assert.deepEqual(await mainContacts(), []);
    await reach(team.getByRole('button', { name: 'Undo' }), 'Shift+Tab');
    await press(team, 'Enter');
    await team.getByText('Mara Lindqvist is back on the team.').waitFor();
    assert.deepEqual(await mainContacts(), ['Mara Lindqvist']);
  });

  it('makes a colleague the contact for a department, and hands that over in other letters', async () => {
    const { team } = map;
    await act('Make Sam Okafor the contact for Sales');
    await team.getByText('No contact is chosen for Sales').waitFor({ state: 'detached' });
    assert.deepEqual(await departmentContacts(), [['Sam Okafor', `${made.accountId}:Sales`]]);
    await act('Edit Mara Lindqvist', 'Shift+Tab');
    await reach(team.getByLabel('Department', { exact: true }));
    await press(team, 'Control+a');
    // Keys do not tell upper and lower case apart, so this is the same department.
    await open.page.keyboard.type('sales');
    await reach(team.getByLabel('Department Contact'));
    await press(team, 'Space');
    await act('Save');
    await team.getByText(/^Sam Okafor is the contact for sales, and there is one only/i).waitFor();
    await act('Hand over and save', 'Shift+Tab');
    await team.locator('c-team-member-form').waitFor({ state: 'detached' });
    assert.deepEqual(await departmentContacts(), [['Mara Lindqvist', `${made.accountId}:sales`]]);
  });

  async function act(name: string, key?: string): Promise<void> {
    await reach(map.team.getByRole('button', { name, exact: true }), key);
    await press(map.team, 'Enter');
  }

  async function mainContacts(): Promise<unknown[]> {
    const roles = await teamRoles('Active__c = true AND Main_Contact__c = true');
    return roles.map(([name]) => name);
  }

  function departmentContacts(): Promise<unknown[][]> {
    return teamRoles('Department_Contact_Key__c != null');
  }

  async function teamRoles(where: string): Promise<unknown[][]> {
    const { records } = await world.admin.query<TeamRow>(
      `SELECT User__r.Name, Department_Contact_Key__c FROM Team_Role__c WHERE Account__c = '${made.accountId}' AND ${where}`,
    );
    return records.map(({ User__r, Department_Contact_Key__c: key }) => [User__r.Name, key]);
  }
});
