import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Locator, Page } from 'playwright-core';

import { parseDecimal, rankCustomers } from '#lwc/tieringMethod/tieringMethod.ts';
import { DEFAULT_POLICY, writePolicy } from '#lwc/tieringPolicy/tieringPolicy.ts';
import { startPreview } from '../preview/index.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { startTestOrg } from '../tests/support/localOrg.ts';
import type { TestOrg } from '../tests/support/localOrg.ts';

type Connection = Awaited<ReturnType<TestOrg['login']>>;

/**
 * How the portfolio page fares with many customers: reading them, ranking them anew, and turning the pages of the differences.
 * `node benchmarks/portfolioPage.ts --customers 20000`
 */
const PROJECT = join(import.meta.dirname, '..');
const CALL = 200;
const AS_OF = '2026-06-30';
const TURNS = 8;

const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' } } });
const count = Number(values.customers);

/** Accounts as a run leaves them, a tenth of them below another one; the same ones every time. */
function accounts(): Record<string, unknown>[] {
  let state = 42;
  const totals = Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    const cents = Math.round(1e10 / (1 + (state / 2_147_483_647) * count));
    return { id: `001${String(index).padStart(12, '0')}`, total: parseDecimal((cents / 100).toFixed(2)) };
  });
  return rankCustomers(totals).customers.map(({ rank, quartile, total, inTopPool }) => ({
    Name: `Customer ${rank}`,
    Quartile__c: quartile,
    Revenue_Rank__c: rank,
    In_Top_Pool__c: inTopPool,
    Window_Revenue__c: Number(total.units) / 100,
  }));
}

async function create(admin: Connection, type: string, records: Record<string, unknown>[]): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < records.length; at += CALL) {
    const results = await admin.sobject(type).create(records.slice(at, at + CALL));
    for (const result of results) {
      if (!result.success) throw new Error(`${type} was refused: ${JSON.stringify(result.errors)}`);
      ids.push(result.id);
    }
  }
  return ids;
}

async function seed(admin: Connection): Promise<void> {
  const ids = await create(admin, 'Account', accounts());
  const subsidiaries = ids.flatMap((Id, index) => (index % 10 === 9 ? [{ Id, ParentId: ids[index - 9] }] : []));
  for (let at = 0; at < subsidiaries.length; at += CALL) {
    await admin.sobject('Account').update(subsidiaries.slice(at, at + CALL));
  }
  const policy = { Policy_Copy__c: writePolicy(DEFAULT_POLICY), Writes_To_Account__c: true };
  const run = { Run_Key__c: `Default:${AS_OF}:12`, As_Of__c: AS_OF, Window_Months__c: 12, Status__c: 'Completed' };
  await create(admin, 'Tiering_Run__c', [{ ...run, ...policy, Population__c: count, Started_At__c: new Date() }]);
}

/** Milliseconds from a click until a text of the page is another one. */
async function shownAfterClick(page: Page, watched: Locator, clicked: Locator): Promise<number> {
  const before = await watched.textContent();
  const elapsed = watched.evaluate(
    (element, old) =>
      new Promise<number>((resolve) => {
        let since = 0;
        const look = (): void => {
          if (element.textContent === old) requestAnimationFrame(look);
          else resolve(performance.now() - since);
        };
        const start = (): void => {
          since = performance.now();
          look();
        };
        window.addEventListener('click', start, { capture: true, once: true });
      }),
    before,
  );
  await page.waitForTimeout(50);
  await clicked.click();
  return elapsed;
}

/** Milliseconds from a click on a choice until the page says what it changes. */
async function choose(page: Page, field: string, choice: string): Promise<number> {
  const form = page.locator('c-what-if-rules-form');
  const status = page.locator('c-portfolio-what-if p.slds-text-heading_small');
  await form.getByRole('combobox', { name: field }).click();
  const option = form.getByRole('option', { name: choice });
  await option.waitFor();
  return shownAfterClick(page, status, option);
}

/** Turns pages of the list of differences; milliseconds of each turn. */
async function turnPages(page: Page): Promise<readonly number[]> {
  const table = page.locator('c-portfolio-what-if c-account-table');
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    times.push(
      await shownAfterClick(page, table.getByRole('status'), table.getByRole('button', { name: 'Next page' })),
    );
  }
  return times;
}

const milliseconds = (time: number): string => `${time.toFixed(0)} ms`;

const org = await startTestOrg({ projectDir: PROJECT });
const preview = await startPreview({
  projectDir: PROJECT,
  orgUrl: org.url,
  port: 0,
  cacheDir: join(PROJECT, '.cache', 'preview'),
});
const browser = await launchBrowser();
try {
  await seed(await org.login('admin@local-org.test', 'local-org'));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const address = `${preview.url}/lightning/n/Strategic_Portfolio?user=manager@local-org.test`;
  await page.goto(address);
  await page.locator('c-portfolio-loader').waitFor({ state: 'attached' });
  const started = performance.now();
  await page.locator('c-what-if-rules-form').waitFor({ timeout: 600_000 });
  console.log(`${count} customers read: ${milliseconds(performance.now() - started)}`);
  for (const [field, choice] of [
    ['Method', 'A quarter of revenue'],
    ['Method', 'Top share first'],
    ['Method', 'As many customers'],
    ['A customer is', 'An ultimate parent'],
    ['Method', 'A quarter of revenue'],
  ] as const) {
    console.log(`${field}, ${choice}: ${milliseconds(await choose(page, field, choice))}`);
  }
  const turns = await turnPages(page);
  console.log(`Next page of the differences, ${turns.length} times: ${turns.map(milliseconds).join(', ')}`);
} finally {
  await browser.close();
  await preview.close();
  await org.close();
}
