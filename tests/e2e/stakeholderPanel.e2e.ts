import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { personOf } from '../support/peopleRecords.ts';
import { startStakeholderOrg, type MadePerson, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';
/** The narrowest phone that Lightning is shown on. */
const NARROW = 320;

describe('the panel of a stakeholder, and adding people', () => {
  let browser: Browser;
  let made: StakeholderOrg;
  let accountId: string;
  let people: readonly MadePerson[];
  /** Ids of contacts who are not on the map, by last name. */
  const contacts = new Map<string, string>();

  before(async () => {
    browser = await launchBrowser();
    made = await startStakeholderOrg();
    accountId = await made.account('Alder & Sons');
    people = await made.people(accountId, 3);
    const rows = [
      { FirstName: 'Nora', LastName: 'Quist', Title: 'Managing Director', Department: 'Board' },
      { FirstName: 'Omar', LastName: 'Rahal', Email: 'omar@alder.example' },
      { FirstName: 'Pia', LastName: 'Stern' },
    ];
    for (const row of rows) {
      const { id = '' } = await made.admin.sobject('Contact').create({ ...row, AccountId: accountId });
      contacts.set(row.LastName, id);
    }
    const day = new Date().toISOString().slice(0, 10);
    const { OwnerId } = await made.admin.sobject('Account').retrieve(accountId);
    const deal = { AccountId: accountId, OwnerId, Name: 'Line 4', StageName: 'Prospecting', CloseDate: day };
    const { id: opportunityId = '' } = await made.admin.sobject('Opportunity').create(deal);
    const role = { OpportunityId: opportunityId, ContactId: contacts.get('Rahal'), Role: 'Influencer' };
    await made.admin.sobject('OpportunityContactRole').create(role);
    const call = { Subject: 'Call', WhoId: contacts.get('Stern'), Status: 'Completed', ActivityDate: day };
    await made.admin.sobject('Task').create(call);
    // Nobody decides any more, so that a title can fit.
    await made.admin.sobject('Stakeholder__c').update({ Id: people[0]?.id ?? '', Role__c: 'User' });
  });

  after(async () => {
    await browser.close();
    await made.close();
  });

  async function open(username: string, width = 1440, id = accountId): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height: 1000 });
    await watched.page.goto(`${made.preview.url}/lightning/r/Account/${id}/view?user=${username}`);
    await watched.page.locator('c-stakeholder-grid').waitFor();
    return watched;
  }

  const panel = (page: Page): Locator => page.locator('c-stakeholder-panel');
  const adding = (page: Page): Locator => page.locator('c-stakeholder-add');
  const row = (page: Page, name: string): Locator => adding(page).getByRole('listitem').filter({ hasText: name });
  const score = (page: Page, name: string, value: string): Locator =>
    panel(page).getByRole('radiogroup', { name, exact: true }).getByText(value, { exact: true });

  async function select(page: Page, { name }: MadePerson): Promise<void> {
    await page
      .locator('c-stakeholder-grid')
      .getByRole('button', { name: new RegExp(name) })
      .click();
    await panel(page).getByRole('heading', { name }).waitFor();
  }

  async function startAdding(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Add people' }).click();
    await adding(page).getByRole('listitem').first().waitFor();
  }

  /** Waits for what is saved behind the page. */
  async function stored(where: string, isAsExpected: (row: Record<string, unknown>) => boolean): Promise<void> {
    const fields =
      'Id, Executive_Peer__c, Power__c, Interest__c, Stance__c, Notes__c, Role__c, Department__c, Active__c, Stakeholder_Key__c';
    let found: Record<string, unknown> = {};
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { records } = await made.admin.query(`SELECT ${fields} FROM Stakeholder__c WHERE ${where}`);
      found = records[0] ?? {};
      if (isAsExpected(found)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail(`stored otherwise: ${JSON.stringify(found)}`);
  }

  const someone = (index: number): MadePerson => people[index] ?? assert.fail('nobody');

  it('saves each change as it is made, by mouse', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    const person = someone(1);
    await select(page, person);
    await score(page, 'Power', '5').click();
    await panel(page).getByTitle('Champion').click();
    await panel(page).getByLabel('Notes').fill('Wants fewer suppliers.');
    await panel(page).getByLabel('Success Definition').click();
    await stored(
      `Id = '${person.id}'`,
      ({ Power__c, Stance__c, Notes__c }) => Power__c === 5 && Stance__c === 2 && Notes__c === 'Wants fewer suppliers.',
    );
    await panel(page).getByText('Saved').waitFor();
    await watched.assertFine();
    await watched.screenshot('stakeholder-panel-1440');
    await watched.close();
  });

  it('finds people of the map for lines, and colleagues for the executive peer', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    const [one, other] = [someone(0), someone(2)];
    await select(page, one);
    await panel(page).getByRole('button', { name: 'Add a line' }).click();
    const whom = panel(page).getByRole('combobox', { name: 'Whom' });
    await whom.fill(one.name.slice(0, 4));
    await panel(page)
      .getByText(/No results/)
      .first()
      .waitFor();
    await whom.fill(other.name.slice(0, 4));
    await page.getByRole('option', { name: other.name }).click();
    await panel(page)
      .getByRole('listitem')
      .filter({ hasText: `Influences ${other.name}` })
      .waitFor();
    await panel(page).getByRole('combobox', { name: 'Executive Peer' }).fill('Mar');
    await page.getByRole('option').first().click();
    await stored(`Id = '${one.id}'`, ({ Executive_Peer__c }) => Executive_Peer__c !== null);
    await panel(page)
      .getByText(/^Theirs: Chief Financial Officer · Ours:/)
      .waitFor();
    assert.deepEqual(watched.problems, []);
    const links = `FROM Stakeholder_Link__c WHERE From__c = '${one.id}' AND To__c = '${other.id}'`;
    const { records } = await made.admin.query<{ Kind__c: string; Strength__c: number }>(
      `SELECT Kind__c, Strength__c ${links}`,
    );
    assert.deepEqual(
      records.map(({ Kind__c, Strength__c }) => `${Kind__c} ${Strength__c}`),
      ['Influences 2'],
    );
    await watched.close();
  });

  it('is worked by keyboard alone, and left with Escape, which saves what was typed', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    const person = someone(2);
    await select(page, person);
    await panel(page).getByRole('radiogroup', { name: 'Interest', exact: true }).getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await stored(`Id = '${person.id}'`, ({ Interest__c }) => Interest__c === 2);
    await panel(page).getByLabel('Notes').focus();
    await page.keyboard.type('Knows the plant.');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    await stored(`Id = '${person.id}'`, ({ Notes__c }) => Notes__c === 'Knows the plant.');
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('puts contacts on the map by one click each, suggested or searched', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    await startAdding(page);
    await row(page, 'Nora Quist').getByText('Title fits Decision Maker, which is missing').waitFor();
    await row(page, 'Omar Rahal').getByText('Influencer on Line 4').waitFor();
    await row(page, 'Pia Stern').getByText('Last activity').waitFor();
    await watched.assertFine();
    await watched.screenshot('stakeholder-add-1440');
    await row(page, 'Nora Quist').getByRole('button', { name: 'Add as Decision Maker' }).click();
    await row(page, 'Nora Quist').getByText('On the map').waitFor();
    const nora = contacts.get('Quist') ?? '';
    await stored(
      `Contact__c = '${nora}'`,
      ({ Role__c, Department__c, Stakeholder_Key__c: key }) =>
        Role__c === 'Decision Maker' && Department__c === 'Board' && key === `${accountId}:${nora}`,
    );
    await adding(page).getByRole('searchbox').focus();
    await page.keyboard.type('omar@');
    await row(page, 'Pia').waitFor({ state: 'detached' });
    // past the button that empties the search
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await row(page, 'Omar Rahal').getByText('On the map').waitFor();
    await page.keyboard.press('Escape');
    await adding(page).waitFor({ state: 'detached' });
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('says so when a colleague was quicker, and brings back who was taken off the map', async () => {
    const watched = await open(SAM);
    const { page } = watched;
    await startAdding(page);
    await row(page, 'Pia Stern').waitFor();
    const pia = contacts.get('Stern') ?? '';
    const { id = '' } = await made.admin
      .sobject('Stakeholder__c')
      .create(personOf(accountId, pia, { Name: 'Pia Stern' }));
    await row(page, 'Pia Stern').getByRole('button', { name: 'Add' }).click();
    await adding(page).getByText('Pia Stern is on the map already').waitFor();
    await watched.close();

    await made.admin.sobject('Stakeholder__c').update({ Id: id, Active__c: false });
    const again = await open(SAM);
    await startAdding(again.page);
    await row(again.page, 'Pia Stern').getByRole('button', { name: 'Bring back' }).click();
    await stored(`Id = '${id}'`, ({ Active__c }) => Active__c === true);
    assert.deepEqual(again.problems, []);
    await again.close();
  });

  it('shows a viewer what they may see, as text, on a tablet and a phone', async () => {
    const seenId = await made.account('Birch & Sons', {}, VIEWER);
    const [person = assert.fail('nobody')] = await made.people(seenId, 1);
    const watched = await open(VIEWER, 768, seenId);
    const { page } = watched;
    await select(page, person);
    const text = await panel(page).innerText();
    assert.match(text, /Power\s+5, very high/);
    assert.doesNotMatch(text, /Stance|Notes|Relationship Now|Take off the map/);
    assert.equal(await page.getByRole('button', { name: 'Add people' }).count(), 0);
    await watched.assertFine();
    await page.setViewportSize({ width: NARROW, height: 800 });
    // The page's tabs move into their menu first.
    await page.waitForFunction('document.documentElement.scrollWidth <= innerWidth');
    await watched.screenshot('stakeholder-panel-viewer-320');
    await watched.close();
  });
});
