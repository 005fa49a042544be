import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { startStakeholderOrg, type MadePerson, type StakeholderOrg } from '../support/stakeholderOrg.ts';

const SAM = 'sam@local-org.test';
const VIEWER = 'viewer@local-org.test';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('the stakeholder map as files', () => {
  let browser: Browser;
  let made: StakeholderOrg;
  let accountId: string;
  let people: readonly MadePerson[];

  before(async () => {
    browser = await launchBrowser();
    made = await startStakeholderOrg();
    accountId = await made.account('Alder & Sons');
    people = await made.people(accountId, 30);
  });

  after(async () => {
    await browser.close();
    await made.close();
  });

  async function open(username = SAM, account = accountId): Promise<WatchedPage> {
    const watched = await openPage(browser, { width: 1440, height: 1000 });
    const { page } = watched;
    await page.goto(`${made.preview.url}/lightning/r/Account/${account}/view?user=${username}`);
    await page.getByRole('tab', { name: 'Stakeholders' }).click();
    await page.locator('c-stakeholder-grid').getByRole('button').first().waitFor();
    return watched;
  }

  /** Chooses a file of the menu. @returns its name and where the browser put it */
  async function saved(page: Page, item: string): Promise<{ readonly name: string; readonly path: string }> {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    return { name: download.suggestedFilename(), path: await download.path() };
  }

  it('is saved as a table that a spreadsheet opens, and as pictures', async () => {
    const watched = await open();
    const { page } = watched;
    const table = await saved(page, 'Table (CSV)');
    assert.match(table.name, /^Stakeholder-map-of-Alder-Sons-\d{4}-\d\d-\d\d\.csv$/);
    const rows: Record<string, string>[] = parse(readFileSync(table.path), { columns: true, bom: true });
    assert.deepEqual(
      rows.map((row) => row['Stakeholder Name'] ?? row.Stakeholder).sort(),
      people.map(({ name }) => name).sort(),
    );
    assert.ok(
      rows.some((row) => row['Reports to'] === people[0]?.name),
      'managers are named',
    );
    await page.getByText('was saved among your downloads').waitFor();
    for (const [item, wide] of [
      ['Picture of the grid', true],
      ['Picture of the org chart', false],
    ] as const) {
      const { name, path } = await saved(page, item);
      const bytes = readFileSync(path);
      assert.match(name, /\.png$/);
      assert.deepEqual(bytes.subarray(0, PNG.length), PNG);
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      assert.ok(width > 1000 && height > 400 && (!wide || width > height), `${item} has ${width} by ${height} pixels`);
      assert.ok(bytes.length > 20_000, `${item} is no empty canvas: ${bytes.length} bytes`);
    }
    await watched.assertFine();
    await watched.close();
  });

  it('is saved as a file that needs nothing else and prints on one landscape page', async () => {
    const watched = await open();
    const { name, path } = await saved(watched.page, 'Page to print');
    assert.match(name, /\.html$/);
    const printed = await openPage(browser, { width: 1440, height: 900 });
    await printed.page.setContent(readFileSync(path, 'utf8'));
    await printed.page.getByRole('heading', { name: 'Stakeholder map of Alder & Sons' }).waitFor();
    assert.equal(await printed.page.getByRole('listitem').count(), 16);
    const pdf = (await printed.page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
    assert.ok(Number(width) > Number(height), `the page has ${width} by ${height} points`);
    await printed.assertFine();
    await printed.screenshot('stakeholder-map-printed');
    await printed.close();
    await watched.close();
  });

  it('holds only what the user may see, and who the filter lets through', async () => {
    const own = await made.account('Birch & Sons', {}, VIEWER);
    const [, second] = await made.people(own, 3);
    const watched = await open(VIEWER, own);
    const { page } = watched;
    await page.getByPlaceholder('Name or title').fill(second?.name ?? '');
    await page.getByText('1 of 3').waitFor();
    const { path } = await saved(page, 'Table (CSV)');
    const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
    assert.equal(rows.length, 1);
    assert.deepEqual(
      Object.keys(rows[0] ?? {}).filter((column) => /stance|relationship (now|wanted)|fit/i.test(column)),
      [],
    );
    await watched.close();
  });
});
