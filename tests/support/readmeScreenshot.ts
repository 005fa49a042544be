import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { connect } from '../../scripts/salesforce/index.ts';
import { launchBrowser } from './browser.ts';
import { DemoStart } from './demoStart.ts';
import { ROOT } from './samCli.ts';
import { PASSWORD } from './samOrg.ts';

/**
 * `npm run screenshot`: makes docs/images anew, from the demo of a fixed day, as the strategic account manager sees the
 * Account page of a customer of theirs that rose into the first quartile. Whoever runs it gets the same pictures.
 */
const AS_OF = '2026-06-30';
/** The page shows when the account was tiered: in the night after that day, as a nightly job would have. */
const TIERED_ON = '2026-07-01T02:00:00Z';
/** The page shows the org's address, so that must not be a free port of the moment. */
const ORG_PORT = '7400';
const USERNAME = 'sam@local-org.test';
const IMAGES = path.join(ROOT, 'docs', 'images');

const PICTURES = [
  { file: 'account-page.png', viewport: { width: 1440, height: 900 } },
  { file: 'account-page-768.png', viewport: { width: 768, height: 1024 } },
] as const;

async function risenAccountOfSam(orgUrl: string): Promise<string> {
  const sam = await connect({ instanceUrl: orgUrl, username: USERNAME, password: PASSWORD });
  const [account] = await sam.query(
    `SELECT Id FROM Account WHERE OwnerId = '${sam.userId}' AND Quartile__c = 1 AND Previous_Quartile__c = 2 ORDER BY Revenue_Rank__c LIMIT 1`,
  );
  if (account === undefined) throw new Error(`${USERNAME} owns no account that rose into the first quartile.`);
  const id = String(account.Id);
  const admin = await connect({ instanceUrl: orgUrl, username: 'admin@local-org.test', password: PASSWORD });
  const [outcome] = await admin.update('Account', [{ Id: id, Tiered_On__c: TIERED_ON }]);
  if (outcome?.success !== true) throw new Error(`The account could not be dated: ${JSON.stringify(outcome)}.`);
  return id;
}

async function takePicture(
  browser: Browser,
  url: string,
  { file, viewport }: (typeof PICTURES)[number],
): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'UTC', deviceScaleFactor: 1 });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(url);
  await page.locator('c-tier-card c-tier-figures').waitFor();
  await page.locator('c-tier-card c-concentration-chart figcaption').waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.slds-spinner').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(IMAGES, file), animations: 'disabled' });
  await context.close();
  if (problems.length > 0) throw new Error(`${file} shows a page with problems:\n${problems.join('\n')}`);
  console.log(path.join('docs', 'images', file));
}

const folder = mkdtempSync(path.join(tmpdir(), 'readme-screenshot-'));
const demo = new DemoStart(['--org-port', ORG_PORT, '--preview-port', '0', '--data', folder, '--as-of', AS_OF]);
try {
  const { org, pages } = await demo.ready();
  const account = await risenAccountOfSam(org);
  mkdirSync(IMAGES, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const picture of PICTURES) {
      await takePicture(browser, `${pages}/lightning/r/Account/${account}/view?user=${USERNAME}`, picture);
    }
  } finally {
    await browser.close();
  }
} finally {
  await demo.interrupt();
  rmSync(folder, { recursive: true });
}
