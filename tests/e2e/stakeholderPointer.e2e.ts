import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { launchBrowser } from '../support/browser.ts';
import { makeMap, userId, type MadeMap } from '../support/stakeholders/madeMap.ts';
import {
  boxOf,
  MANAGER,
  middleOf,
  openMap,
  SAM,
  type MapPage,
  type OpenMap,
  type Point,
} from '../support/stakeholders/mapPage.ts';
import { assertManager, assertStored } from '../support/stakeholders/storedPeople.ts';
import { Fingers } from '../support/stakeholders/touch.ts';
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

describe('the stakeholder map by mouse', () => {
  let made: MadeMap;
  let open: OpenMap;
  let map: MapPage;

  before(async () => {
    made = await makeMap(world, 'Alder & Sons');
    await world.people(await world.account('Alder Sweden', { ParentId: made.accountId }), 1);
    open = await openMap(browser, world, made.accountId);
    map = open.map;
  });

  after(() => open.close());

  async function saved(name: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    await map.untilSaved();
    await assertStored(world.admin, made.id(name), values);
  }

  const tool = (name: string): Promise<void> => map.root.getByRole('button', { name, exact: true }).click();

  it('keeps one selection in all views', async () => {
    await map.view('Grid').click();
    await map.mark('Ada').click();
    await map.panel.getByRole('heading', { name: 'Ada Almgren' }).waitFor();
    await tool('Filters');
    await open.assertFine();
    await tool('Filters');
    const isSelected = open.page.locator('[aria-selected="true"], [aria-current="true"]');
    await map.view('Org chart').click();
    await map.card('Ada').and(isSelected).waitFor();
    await open.assertFine();
    await map.view('Table').click();
    await map.row('Ada').and(isSelected).waitFor();
    await map.view('Who knows whom').click();
    await map.contact('Ada Almgren').and(isSelected).waitFor();
    await open.assertFine();
    await map.view('Executive pairs').click();
    await map.pairs.getByRole('button', { name: 'Ada Almgren', exact: true }).and(isSelected).waitFor();
    await open.assertFine();
  });

  it('gives an executive a peer, another one and the first again, and says whether their levels match', async () => {
    await map.view('Executive pairs').click();
    await map.pairs.getByText('Pairs: 0 · Without a peer: 4').waitFor();
    const ada = map.pair('Ada Almgren');
    const choose = async (button: string, name: string): Promise<void> => {
      await ada.getByRole('button', { name: button }).click();
      await ada.getByRole('combobox', { name: 'Executive Peer' }).fill(name);
      await open.page.getByRole('option', { name }).click();
    };
    await choose('Choose a peer for Ada Almgren', 'Mara Lindqvist');
    await ada.getByText('Same level: both are executives.').waitFor();
    await ada.getByText('No contact in the last 365 days.').waitFor();
    await map.pairs.getByText('Pairs: 1 · Overdue or not in contact: 1 · Without a peer: 3').waitFor();
    await choose('Change the peer of Ada Almgren', 'Sam Okafor');
    const words = 'Our Strategic Account Manager faces their Chief Financial Officer: two levels apart.';
    await ada.getByText(words).waitFor();
    await ada.getByText(/ast contact .*, on Nov 2, 2026/).waitFor();
    await saved('Ada', { Executive_Peer__c: await userId(world, SAM) });
    await tool('Undo');
    await ada.getByText('Mara Lindqvist').waitFor();
    await saved('Ada', { Executive_Peer__c: await userId(world, MANAGER) });
  });

  it('moves people on the grid, places whoever had no place, and changes them in the panel by single clicks', async () => {
    await map.view('Grid').click();
    await map.dragMark('Ada', 4, 3);
    await saved('Ada', { Power__c: 4, Interest__c: 3 });
    await map.grid.getByText('Not placed yet: 1').waitFor();
    await map.dragMark('Femi', 5, 5);
    await map.grid.getByText('Not placed yet: 1').waitFor({ state: 'detached' });
    await saved('Femi', { Power__c: 5, Interest__c: 5 });
    await map.mark('Bela').click();
    await map.score('Power', 5).click();
    await map.panel.getByTitle('Champion').click();
    await map.panel.getByLabel('Notes').fill('Wants fewer suppliers.');
    await map.panel.getByLabel('Success Definition').click();
    await saved('Bela', { Power__c: 5, Stance__c: 2, Notes__c: 'Wants fewer suppliers.' });
    await map.panel.getByText('Saved', { exact: true }).waitFor();
    await map.score('Power', 4).click();
    await tool('Undo');
    await saved('Bela', { Power__c: 5 });
  });

  it('draws a line and names an executive peer in the panel, and takes somebody off the map', async () => {
    await map.view('Grid').click();
    await map.mark('Dinesh').click();
    const { panel } = map;
    await panel.getByRole('button', { name: 'Add a line' }).click();
    const whom = panel.getByRole('combobox', { name: 'Whom' });
    await whom.fill('Dine');
    await panel
      .getByText(/No results/)
      .first()
      .waitFor();
    await whom.fill('Gret');
    await open.page.getByRole('option', { name: 'Greta Grabowski' }).click();
    await panel.getByRole('listitem').filter({ hasText: 'Influences Greta Grabowski' }).waitFor();
    await panel.getByRole('combobox', { name: 'Executive Peer' }).fill('Mar');
    await open.page.getByRole('option').first().click();
    await panel.getByText(/^Theirs: Quality Engineer · Ours:/).waitFor();
    await map.untilSaved();
    const { records } = await world.admin.query(
      `SELECT Kind__c, Strength__c, To__c FROM Stakeholder_Link__c WHERE From__c = '${made.id('Dinesh')}' AND Kind__c != 'Reports To'`,
    );
    const [line] = records;
    assert.deepEqual([line?.Kind__c, line?.Strength__c, line?.To__c], ['Influences', 2, made.id('Greta')]);
    assert.equal(records.length, 1);
    await panel.getByRole('button', { name: 'Take off the map' }).click();
    await map.count.getByText('People: 7').waitFor();
    await saved('Dinesh', { Active__c: false });
    await tool('Undo');
    await map.count.getByText('People: 8').waitFor();
    await saved('Dinesh', { Active__c: true });
  });

  it('gives another manager on the org chart, and refuses a circle in words', async () => {
    await map.view('Org chart').click();
    await map.closePanel();
    await tool('Show all of the chart');
    await map.dragCard('Hiro', 'Carla');
    await map.root.getByText('Hiro Almgren moves under Carla Castellano.').waitFor();
    await map.untilSaved();
    await assertManager(world.admin, made.id('Hiro'), made.id('Carla'));
    await map.dragCard('Ada', 'Hiro');
    await map.root.getByText('Ada Almgren cannot report to Hiro Almgren').waitFor();
    await tool('Show all of the chart');
    await map.card('Elif').click();
    await map.closePanel();
    await tool('Move under…');
    await map.card('Dinesh').click();
    await map.root.getByText('Elif Eriksen moves under Dinesh Dubois.').waitFor();
    await map.untilSaved();
    await assertManager(world.admin, made.id('Elif'), made.id('Dinesh'));
  });

  it('moves, zooms and folds the org chart, and hides a kind of lines', async () => {
    await map.view('Org chart').click();
    await map.closePanel();
    await tool('Show all of the chart');
    const ada = map.card('Ada');
    const first = await boxOf(ada);
    const { x, y } = await boxOf(map.tree);
    const { mouse } = open.page;
    await mouse.move(x + 8, y + 8);
    await mouse.down();
    await mouse.move(x + 68, y + 48, { steps: 3 });
    await mouse.up();
    const moved = await boxOf(ada);
    assert.deepEqual([moved.x - first.x, moved.y - first.y].map(Math.round), [60, 40]);
    await mouse.click(x + 8, y + 8);
    await mouse.wheel(0, -200);
    const near = await boxOf(ada);
    assert.ok(near.width > first.width * 1.2, `the wheel made ${near.width} of ${first.width}`);
    // What the browser scrolls, as its search does, is not where the chart knows it to be.
    assert.equal(await map.tree.evaluate(scrolledBy), 0);
    await tool('Zoom out');
    assert.ok((await boxOf(ada)).width < near.width);
    await tool('Show all of the chart');
    assert.deepEqual(await boxOf(ada), first);
    await tool('Close all branches');
    await map.card('Bela').waitFor({ state: 'detached' });
    await tool('Open all branches');
    await map.card('Bela').locator('.toggle').click();
    await map.card('Greta').waitFor({ state: 'detached' });
    await tool('Open all branches');
    await map.card('Greta').waitFor();
    const influence = map.root.getByRole('button', { name: /^Influence \(/ });
    const lines = map.root.locator('.relation_influence');
    assert.notEqual(await lines.count(), 0);
    await influence.click();
    assert.equal(await lines.count(), 0);
    await influence.click();
  });

  it('sorts the table, changes one value, and one of many people', async () => {
    await map.view('Table').click();
    const header = map.table.getByRole('columnheader', { name: 'Power' });
    for (const order of ['ascending', 'descending']) {
      await header.getByRole('button').click();
      assert.equal(await header.getAttribute('aria-sort'), order);
    }
    await (await map.cell('Carla', 'Stance')).click();
    const stance = map.table.getByRole('combobox', { name: 'Stance of Carla Castellano' });
    await stance.click();
    await stance.selectOption('Champion');
    await (await map.cell('Carla', 'Department')).click();
    await map.table.getByRole('textbox', { name: 'Department of Carla Castellano' }).fill('Legal');
    for (const name of ['Greta Grabowski', 'Hiro Almgren']) {
      await map.table.getByRole('checkbox', { name: `Select ${name}` }).click();
    }
    await saved('Carla', { Stance__c: 2, Department__c: 'Legal' });
    await map.root.getByText('2 selected').waitFor();
    await map.choose(map.bulk, 'Field', 'Role');
    await map.choose(map.bulk, 'Value', 'Gatekeeper');
    await map.bulk.getByRole('button', { name: 'Review' }).click();
    await open.assertFine();
    await map.bulk.getByRole('button', { name: 'Change 2 people' }).click();
    for (const name of ['Greta', 'Hiro']) await saved(name, { Role__c: 'Gatekeeper' });
    await tool('Clear selection');
  });

  it('finds people by name, department, level and stance, in every view', async () => {
    await map.view('Grid').click();
    await map.search.fill('almgren');
    await map.count.getByText('2 of 8 people').waitFor();
    await tool('Filters');
    await map.choose(map.filters, 'Department', 'Finance');
    await map.count.getByText('1 of 8 people').waitFor();
    assert.equal(await map.grid.getByRole('group').getByRole('group').getByRole('button').count(), 1);
    await map.view('Table').click();
    assert.deepEqual(await map.table.getByRole('rowheader').allInnerTexts(), ['Ada Almgren']);
    await map.view('Org chart').click();
    const clear = map.tree.locator('.card:not(.card_dim)');
    assert.equal(await clear.count(), 1);
    await tool('Clear all');
    await map.count.getByText('People: 8').waitFor();
    await map.choose(map.filters, 'Level', 'Local');
    await map.choose(map.filters, 'Stance', 'Supporter');
    await map.count.getByText('1 of 8 people').waitFor();
    assert.match(await clear.innerText(), /^Dinesh Dubois/);
    await tool('Clear all');
    await tool('Filters');
  });

  it('shows the people of parent and child accounts when asked', async () => {
    const family = open.page.getByText('People of parent and child accounts too');
    await family.click();
    await map.count.getByText('People: 9').waitFor();
    await map.view('Org chart').click();
    await map.root.locator('c-stakeholder-chart').getByText('Alder Sweden').first().waitFor();
    await family.click();
    await map.count.getByText('People: 8').waitFor();
  });
});

describe('the stakeholder map by fingers, on a tablet', () => {
  let made: MadeMap;
  let open: OpenMap;
  let map: MapPage;
  let fingers: Fingers;

  before(async () => {
    made = await makeMap(world, 'Birch & Sons');
    open = await openMap(browser, world, made.accountId, { width: 768 });
    map = open.map;
    fingers = await Fingers.on(open.page);
  });

  after(() => open.close());

  it('moves somebody on the grid by one finger', async () => {
    await map.view('Grid').click();
    await map.mark('Carla').scrollIntoViewIfNeeded();
    await fingers.move([await middleOf(map.mark('Carla'))], [await map.cellAt(2, 1)]);
    await map.untilSaved();
    await assertStored(world.admin, made.id('Carla'), { Power__c: 2, Interest__c: 1 });
    await open.assertFine();
    await open.screenshot('stakeholder-map-768');
  });

  it('moves the org chart by one finger, zooms it by two, and gives whom was tapped another manager', async () => {
    await map.view('Org chart').click();
    await map.tree.scrollIntoViewIfNeeded();
    const ada = map.card('Ada');
    const first = await boxOf(ada);
    const at = await middleOf(ada);
    await fingers.move([at], [{ x: at.x + 40, y: at.y + 30 }]);
    const moved = await boxOf(ada);
    assert.ok(moved.x - first.x > 20 && moved.y - first.y > 15, 'the chart follows the finger');
    const middle = await middleOf(map.tree);
    const apart = (by: number): Point[] => [-by, by].map((x) => ({ x: middle.x + x, y: middle.y }));
    await fingers.move(apart(40), apart(60));
    const near = await boxOf(ada);
    assert.ok(near.width > moved.width * 1.3, `two fingers made ${near.width} of ${moved.width}`);
    await fingers.move(apart(120), apart(60));
    assert.ok((await boxOf(ada)).width < near.width * 0.7, 'two fingers zoom out again');
    await map.root.getByRole('button', { name: 'Show all of the chart' }).click();
    const elif = await middleOf(map.card('Elif'));
    await fingers.move([elif], [elif]);
    await map.panel.getByRole('heading', { name: 'Elif Eriksen' }).waitFor();
    await map.tree.scrollIntoViewIfNeeded();
    await fingers.move([await middleOf(map.card('Elif'))], [await middleOf(map.card('Dinesh'))]);
    await map.root.getByText('Elif Eriksen moves under Dinesh Dubois.').waitFor();
    await map.untilSaved();
    await assertManager(world.admin, made.id('Elif'), made.id('Dinesh'));
    await open.assertFine();
  });
});

function scrolledBy(chart: Element): number {
  chart.scrollBy(40, 0);
  return chart.scrollLeft;
}
