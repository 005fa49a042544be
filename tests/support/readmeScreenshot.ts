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
 * Account page of a customer with some thirty stakeholders, and as the manager sees the portfolio. Whoever runs it
 * gets the same pictures.
 */
const AS_OF = '2026-06-30';
/** The page shows when the account was tiered: in the night after that day, as a nightly job would have. */
const TIERED_ON = '2026-07-01T02:00:00Z';
/** The page shows the org's address, so that must not be a free port of the moment. */
const ORG_PORT = '7400';
const USERNAME = 'sam@local-org.test';
const MANAGER = 'manager@local-org.test';
const IMAGES = path.join(ROOT, 'docs', 'images');

interface Picture {
  readonly file: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly address: string;
  /** What is there once the page shows everything. */
  readonly shown: readonly string[];
}

function picturesOf(pages: string, accountId: string): readonly Picture[] {
  const account = {
    address: `${pages}/lightning/r/Account/${accountId}/view?user=${USERNAME}`,
    shown: [
      'c-tier-card c-tier-figures',
      'c-tier-card c-concentration-chart figcaption',
      'c-stakeholder-grid-cell button',
    ],
  };
  const portfolio = {
    address: `${pages}/lightning/n/Strategic_Portfolio?user=${MANAGER}`,
    shown: ['c-portfolio-programme', 'c-portfolio-movers c-account-table', 'c-what-if-rules-form'],
  };
  return [
    { ...account, file: 'account-page.png', viewport: { width: 1440, height: 1300 } },
    { ...account, file: 'account-page-768.png', viewport: { width: 768, height: 1024 } },
    { ...portfolio, file: 'portfolio.png', viewport: { width: 1440, height: 1200 } },
  ];
}

async function dateRun(orgUrl: string): Promise<void> {
  const sync = await connect({ instanceUrl: orgUrl, username: 'sync@local-org.test', password: PASSWORD });
  const [run] = await sync.query(`SELECT Id FROM Tiering_Run__c WHERE As_Of__c = ${AS_OF}`);
  const [outcome] = await sync.update('Tiering_Run__c', [{ Id: String(run?.Id), Finished_At__c: TIERED_ON }]);
  if (outcome?.success !== true) throw new Error(`The run could not be dated: ${JSON.stringify(outcome)}.`);
}

async function mappedAccountOfSam(orgUrl: string): Promise<string> {
  const sam = await connect({ instanceUrl: orgUrl, username: USERNAME, password: PASSWORD });
  const [account] = await sam.query(
    `SELECT Id FROM Account WHERE OwnerId = '${sam.userId}' AND Stakeholders__c > 20 AND Stakeholders__c < 60 ORDER BY Revenue_Rank__c LIMIT 1`,
  );
  if (account === undefined) throw new Error(`${USERNAME} owns no account with some thirty stakeholders.`);
  const id = String(account.Id);
  const admin = await connect({ instanceUrl: orgUrl, username: 'admin@local-org.test', password: PASSWORD });
  const [outcome] = await admin.update('Account', [{ Id: id, Tiered_On__c: TIERED_ON }]);
  if (outcome?.success !== true) throw new Error(`The account could not be dated: ${JSON.stringify(outcome)}.`);
  await dateRun(orgUrl);
  return id;
}

async function takePicture(browser: Browser, { file, viewport, address, shown }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'UTC', deviceScaleFactor: 1 });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  // The portfolio says how old the run is.
  await page.clock.setFixedTime(new Date(TIERED_ON));
  await page.goto(address);
  for (const part of shown) await page.locator(part).first().waitFor();
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
  const account = await mappedAccountOfSam(org);
  mkdirSync(IMAGES, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const picture of picturesOf(pages, account)) await takePicture(browser, picture);
  } finally {
    await browser.close();
  }
} finally {
  await demo.interrupt();
  rmSync(folder, { recursive: true });
}
