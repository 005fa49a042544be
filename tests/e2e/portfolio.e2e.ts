import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import type { Connection } from 'jsforce';
import type { Browser, Locator, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { ROOT, runSam } from '../support/samCli.ts';
import { startTieredOrg, type TieredAccount, type TieredOrg } from './tieredOrg.ts';

const MANAGER = 'manager@local-org.test';
const SAM = 'sam@local-org.test';
/** A month after the fixture's own run, so that some have moved. */
const LATER = '2026-07-31';
const ADDRESS = '/lightning/n/Strategic_Portfolio';

describe('the portfolio page', () => {
  let browser: Browser;
  let tiered: TieredOrg;
  let admin: Connection;
  /** As the second run left them, by rank. */
  let accounts: readonly TieredAccount[];

  before(async () => {
    browser = await launchBrowser();
    tiered = await startTieredOrg();
    admin = await tiered.org.login('admin@local-org.test', 'local-org');
    await designate();
    await moveAndTier();
    const { records } = await admin.query<TieredAccount>(
      'SELECT Id, Name, Quartile__c, Revenue_Rank__c, Window_Revenue__c FROM Account WHERE Quartile__c != null ORDER BY Revenue_Rank__c',
    );
    accounts = records;
  });

  after(async () => {
    await browser.close();
    await tiered.close();
  });

  const idOf = (rank: number): string => tiered.accounts[rank - 1]?.Id ?? '';

  /** The largest is strategic and improved; the smallest uses a manager's time and belongs to the fifth. */
  async function designate(): Promise<void> {
    const { records } = await admin.query(`SELECT Id FROM User WHERE Username = '${SAM}'`);
    const SAM__c = String(records[0]?.Id);
    const results = await admin.sobject('Account').update([
      { Id: idOf(1), Designation__c: 'Strategic', SAM__c, Baseline_Revenue__c: 50_000 },
      { Id: idOf(9), SAM__c, ParentId: idOf(5) },
    ]);
    assert.ok(
      results.every(({ success }) => success),
      JSON.stringify(results),
    );
  }

  /** The eighth wins so much that it rises into the first quartile, and another falls out of it. */
  async function moveAndTier(): Promise<void> {
    const order = { StageName: 'Closed Won', CloseDate: '2026-07-10', Amount: 70_000 };
    await admin.sobject('Opportunity').create({ ...order, AccountId: idOf(8), Name: 'Large order' });
    const { code, stdout, stderr } = await runSam(['tier', '--local', tiered.org.url, '--as-of', LATER], { cwd: ROOT });
    assert.equal(code, 0, stdout + stderr);
  }

  async function open(width = 1440, height = 900): Promise<WatchedPage> {
    const watched = await openPage(browser, { width, height });
    await watched.page.goto(`${tiered.preview.url}${ADDRESS}?user=${MANAGER}`);
    await watched.page.locator('c-what-if-rules-form').waitFor();
    await watched.page.locator('c-portfolio-movers c-account-table').first().waitFor();
    return watched;
  }

  const whatIf = (page: Page): Locator => page.locator('c-portfolio-what-if');
  const summary = (page: Page): Locator => whatIf(page).locator('p[role="status"]').first();
  const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

  async function textOf(locator: Locator): Promise<string> {
    return (await locator.innerText()).replaceAll(/\s+/g, ' ');
  }

  async function choose(page: Page, field: string, choice: string): Promise<void> {
    await whatIf(page).getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: choice }).click();
  }

  /** Chooses the next option. Each key waits until the one before it shows, as a person's does: options are highlighted a frame later. */
  async function chooseNextByKeyboard(page: Page, field: string, choice: string): Promise<void> {
    const highlighted = page.locator('lightning-base-combobox-item.slds-has-focus');
    await whatIf(page).getByRole('combobox', { name: field }).focus();
    await page.keyboard.press('Enter');
    await highlighted.waitFor();
    await page.keyboard.press('ArrowDown');
    await highlighted.filter({ hasText: choice }).waitFor();
    await page.keyboard.press('Enter');
  }

  /** Rows of a list as texts of their cells. */
  async function rowsOf(table: Locator): Promise<string[][]> {
    await table.locator('tbody tr').first().waitFor();
    return Promise.all((await table.locator('tbody tr').all()).map((row) => row.locator('th, td').allInnerTexts()));
  }

  /** By the rule itself: the quarter of all revenue in which a customer's begins. */
  function equalRevenue(): Map<string, number> {
    const total = accounts.reduce((sum, account) => sum + account.Window_Revenue__c, 0);
    let before = 0;
    return new Map(
      accounts.map(({ Name, Window_Revenue__c }) => {
        const quartile = Math.floor((4 * before) / total) + 1;
        before += Window_Revenue__c;
        return [Name, quartile];
      }),
    );
  }

  for (const [width, height] of [
    [1440, 900],
    [768, 1024],
  ] as const) {
    it(`tells a manager what the run found, at ${width} pixels`, async () => {
      const watched = await open(width, height);
      const { page } = watched;
      const total = accounts.reduce((sum, account) => sum + account.Window_Revenue__c, 0);
      assert.match(
        await textOf(page.locator('c-portfolio-header')),
        new RegExp(
          `Policy Default As of Jul 31, 2026 .*Metric Amount Ranked 9 customers Ranked revenue ${whole(total)}`,
        ),
      );
      const top = accounts.filter((account) => account.Quartile__c === 1);
      const topTotal = top.reduce((sum, account) => sum + account.Window_Revenue__c, 0);
      const share = ((topTotal / total) * 100).toFixed(1);
      assert.match(
        await textOf(page.locator('c-portfolio-concentration')),
        new RegExp(`enough for 50%\\..*enough for 80%\\..* 1 ${top.length} ${whole(topTotal)} ${share}% 89 %`),
      );
      const strategic = accounts.find((account) => account.Id === idOf(1))?.Window_Revenue__c ?? 0;
      assert.match(
        await textOf(page.locator('c-portfolio-programme')),
        new RegExp(
          `Share of strategic accounts ${((strategic / total) * 100).toFixed(1)}% .*programme start \\+${Number(((strategic / 50_000 - 1) * 100).toFixed(1))}%`,
        ),
      );
      await watched.assertFine();
      await watched.screenshot(`portfolio-${width}`);
      await watched.close();
    });
  }

  it('lists who moved, and accounts whose tier and manager disagree', async () => {
    const watched = await open();
    const { page } = watched;
    const movers = page.locator('c-portfolio-movers c-account-table');
    for (const [index, [movement, direction]] of (
      [
        ['Up', 'DESC'],
        ['Down', 'ASC'],
      ] as const
    ).entries()) {
      const { records } = await admin.query<{ Account__r: { Name: string } }>(
        `SELECT Account__r.Name FROM Tier_Snapshot__c WHERE As_Of__c = 2026-07-31 AND Movement__c = '${movement}' ORDER BY Total_Change__c ${direction}, Previous_Total__c DESC`,
      );
      const names = records.map((one) => one.Account__r.Name);
      assert.ok(names.length > 0, `nobody moved ${movement}`);
      assert.deepEqual(
        (await rowsOf(movers.nth(index))).map(([name]) => name),
        names,
      );
    }
    const lists = page.locator('c-portfolio-attention c-account-table');
    const unmanaged = accounts.filter((account) => account.Quartile__c === 1 && account.Id !== idOf(1));
    assert.deepEqual(
      (await rowsOf(lists.nth(0))).map(([name]) => name),
      unmanaged.map(({ Name }) => Name),
    );
    assert.deepEqual(
      (await rowsOf(lists.nth(1))).map((cells) => [cells[0], cells.at(-1)]),
      [[tiered.accounts[8]?.Name, 'Sam Okafor']],
    );
    await watched.close();
  });

  it('sorts a list, and leads to the account', async () => {
    const watched = await open();
    const { page } = watched;
    await choose(page, 'Method', 'A quarter of revenue');
    const table = whatIf(page).locator('c-account-table');
    await table
      .getByRole('button', { name: /Account/ })
      .first()
      .click();
    const quartiles = equalRevenue();
    const changed = accounts.filter(({ Name, Quartile__c }) => quartiles.get(Name) !== Quartile__c);
    const [first = '', ...others] = changed.map(({ Name }) => Name).sort();
    assert.ok(others.length > 0, 'nothing to sort');
    await table.locator('tbody tr').first().getByRole('link', { name: first }).waitFor();
    assert.deepEqual(
      (await rowsOf(table)).map(([name]) => name),
      [first, ...others],
    );
    await table.getByRole('link', { name: first }).click();
    await page.locator('h1').filter({ hasText: first }).waitFor();
    await watched.close();
  });

  it('ranks anew by other rules, says what would change, and goes back, with the keyboard alone', async () => {
    const watched = await open();
    const { page } = watched;
    assert.equal(await summary(page).innerText(), 'Under these rules no account would change its quartile.');
    await chooseNextByKeyboard(page, 'Method', 'A quarter of revenue');
    const quartiles = equalRevenue();
    const expected = accounts.filter(({ Name, Quartile__c }) => quartiles.get(Name) !== Quartile__c);
    await summary(page).getByText(`${expected.length} of 9 accounts would change`).waitFor();
    assert.deepEqual(
      (await rowsOf(whatIf(page).locator('c-account-table'))).map(([name, move, total]) => [name, move, total]),
      expected.map(({ Name, Quartile__c, Window_Revenue__c }) => [
        Name,
        `${Quartile__c} → ${quartiles.get(Name)}`,
        whole(Window_Revenue__c),
      ]),
    );
    await watched.assertFine();
    await watched.screenshot('portfolio-what-if');
    await whatIf(page).getByRole('button', { name: 'Back to the rules of the run' }).focus();
    await page.keyboard.press('Enter');
    await summary(page).getByText('no account would change').waitFor();
    await watched.close();
  });

  it('saves the list of differences, and gives the line for another window', async () => {
    const watched = await open();
    const { page } = watched;
    await choose(page, 'A customer is', 'An ultimate parent');
    const download = page.waitForEvent('download');
    await whatIf(page).getByRole('button', { name: 'Download as CSV' }).click();
    const file = await download;
    assert.equal(file.suggestedFilename(), `what-if-${LATER}.csv`);
    const [header, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    assert.equal(header, 'Account ID,Account,Quartile now,Quartile then,Total,To the border');
    const child = tiered.accounts[8];
    assert.ok(
      lines.some((line) => line.startsWith(`${child?.Id},${child?.Name},`)),
      lines.join('\n'),
    );
    await page.getByRole('spinbutton', { name: 'Window in months' }).fill('36');
    assert.equal(
      await whatIf(page).locator('code').innerText(),
      'npx strategic-accounts tier --dry-run --target-org --window-months 36 --customer ultimate-parent',
    );
    assert.deepEqual(watched.problems, []);
    await watched.close();
  });

  it('foretells what the job then writes under the same rules', async () => {
    const watched = await open();
    const { page } = watched;
    await choose(page, 'A customer is', 'An ultimate parent');
    await choose(page, 'Method', 'Top share first, the rest in thirds');
    await whatIf(page).getByRole('spinbutton', { name: 'Top share in percent' }).fill('80');
    const download = page.waitForEvent('download');
    await whatIf(page).getByRole('button', { name: 'Download as CSV' }).click();
    const [, ...lines] = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
    const foretold = lines.map((line) => {
      const [id, , , then] = line.split(',');
      return [id, then];
    });
    const rules = ['--customer', 'ultimate-parent', '--method', 'top-share', '--top-share', '80'];
    const { code, stdout, stderr } = await runSam(['tier', '--local', tiered.org.url, '--as-of', LATER, ...rules], {
      cwd: ROOT,
    });
    assert.equal(code, 0, stdout + stderr);
    const { records } = await admin.query<{ Id: string; Quartile__c: number | null }>(
      'SELECT Id, Quartile__c FROM Account',
    );
    const before = new Map(accounts.map(({ Id, Quartile__c }) => [Id, Quartile__c]));
    const changed = records.filter(({ Id, Quartile__c }) => (before.get(Id) ?? null) !== Quartile__c);
    assert.ok(changed.length > 2, 'hardly anything changed');
    assert.deepEqual(
      foretold.sort(),
      changed.map(({ Id, Quartile__c }) => [Id, String(Quartile__c ?? 'Not ranked')]).sort(),
    );
    await watched.close();
  });

  it('is not for an account manager, who sees fewer accounts', async () => {
    const watched = await openPage(browser, { width: 1440, height: 900 });
    await watched.page.goto(`${tiered.preview.url}${ADDRESS}?user=${SAM}`);
    const text = await textOf(watched.page.locator('main'));
    assert.doesNotMatch(text, /Ranked revenue|Gini/);
    assert.equal(await watched.page.locator('c-portfolio-overview').count(), 0);
    assert.equal(await watched.page.getByRole('link', { name: 'Portfolio', exact: true }).count(), 0);
    await watched.assertAccessible();
    await watched.close();
  });
});
