import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../../scripts/salesforce/index.ts';
import { launchBrowser, openPage } from './browser.ts';
import type { Viewport } from './browser.ts';
import { DemoStart } from './demoStart.ts';
import { ROOT } from './samCli.ts';
import { PASSWORD } from './samOrg.ts';

/**
 * `npm run screenshot`: makes docs/images anew, from the demo of a fixed day, as the strategic account manager sees the
 * Account page of the largest customer that is theirs.
 */
const AS_OF = '2026-06-30';
const USERNAME = 'sam@local-org.test';
const IMAGES = path.join(ROOT, 'docs', 'images');

const PICTURES: readonly (readonly [file: string, viewport: Viewport])[] = [
  ['account-page.png', { width: 1440, height: 900 }],
  ['account-page-768.png', { width: 768, height: 1024 }],
];

async function largestAccountOfSam(orgUrl: string): Promise<string> {
  const sam = await connect({ instanceUrl: orgUrl, username: USERNAME, password: PASSWORD });
  const [account] = await sam.query(
    `SELECT Id FROM Account WHERE OwnerId = '${sam.userId}' AND Quartile__c = 1 ORDER BY Revenue_Rank__c LIMIT 1`,
  );
  if (account === undefined) throw new Error(`${USERNAME} owns no account of the first quartile.`);
  return String(account.Id);
}

async function takePictures(pagesUrl: string, accountId: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const [file, viewport] of PICTURES) {
      const { page, problems, close } = await openPage(browser, viewport);
      await page.goto(`${pagesUrl}/lightning/r/Account/${accountId}/view?user=${USERNAME}`);
      await page.locator('c-tier-card c-tier-figures').waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: path.join(IMAGES, file), animations: 'disabled' });
      if (problems.length > 0)
        throw new Error(`The page at ${viewport.width} px has problems:\n${problems.join('\n')}`);
      console.log(`docs/images/${file}`);
      await close();
    }
  } finally {
    await browser.close();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'readme-screenshot-'));
const demo = new DemoStart(['--org-port', '0', '--preview-port', '0', '--data', folder, '--as-of', AS_OF]);
try {
  const { org, pages } = await demo.ready();
  mkdirSync(IMAGES, { recursive: true });
  await takePictures(pages, await largestAccountOfSam(org));
} finally {
  await demo.interrupt();
  rmSync(folder, { recursive: true });
}
