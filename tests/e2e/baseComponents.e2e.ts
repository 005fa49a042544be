import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { Browser, Page } from 'playwright-core';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { packageFolder } from '../../preview/src/bundler/index.ts';
import { PUBLIC_BASE_COMPONENTS } from '../../preview/src/bundler/publicBaseComponents.ts';
import { launchBrowser, axeViolations, openPage, type WatchedPage } from '../support/browser.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';

const CACHE_DIR = join(import.meta.dirname, '../../.cache/preview');

/** A project whose account page shows every base component with what it needs. */
const PROJECT = join(import.meta.dirname, '../support/fixtures/base-components');

/** Documented modules that the preview does not take from the package, and why. */
const NOT_FROM_THE_PACKAGE: Readonly<Record<string, string>> = {
  barcodeScanner: 'the scanner itself is in the Salesforce mobile app',
  datatableKeyboardMixins: 'of use inside the package only: the Component Library has no page of it',
  navigation: 'the package has an empty one, the preview its own',
};

/** Documented, though the package does not say what support they have. */
const NO_SUPPORT_NAMED = ['verticalNavigationOverflow', 'verticalNavigationSection'];

/** Modules that are no element of a page, and why. */
const NO_ELEMENTS: Readonly<Record<string, string>> = {
  alert: 'opened below, as an alert dialog',
  confirm: 'opened below, as an alert dialog',
  mediaUtils: 'functions that change images',
  modal: 'the class of the dialog that is opened below',
  prompt: 'opened below, as a dialog',
  toastContainer: 'has no extent until it holds a toast, which is opened below',
};

/** Elements that appear when something is opened. */
const IN_MENU = ['menuItem', 'menuDivider', 'menuSubheader'];
const IN_MODAL = ['modalHeader', 'modalBody', 'modalFooter'];

/** What axe finds, by the rule and the element, and why nobody who uses the page meets it. */
const LIBRARY_FINDINGS: Readonly<Record<string, string>> = {
  'aria-dialog-name lightning-interactive-dialog-base':
    'its heading names it from another shadow tree, where axe does not look',
  'label input': 'the label of a time field is in another shadow tree, where axe does not look',
  'label-title-only input': 'the same',
  'label-content-name-mismatch a': 'a formatted address joins its lines with commas in the label',
  'label-content-name-mismatch lightning-tree-item': 'the label of a tree item names the item, not those below it',
};

const tagOf = (name: string): string => `lightning-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Names of the package's modules that an org exposes with a promise of support. */
function documentedModules(): string[] {
  const folder = join(packageFolder('lightning-base-components'), 'src', 'lightning');
  return readdirSync(folder).filter((name) => {
    if (NO_SUPPORT_NAMED.includes(name)) return true;
    const files = readdirSync(join(folder, name));
    if (!files.includes(`${name}.js-meta.xml`)) return false;
    const meta = readFileSync(join(folder, name, `${name}.js-meta.xml`), 'utf8');
    return meta.includes('<isExposed>true<') && meta.includes('<support>');
  });
}

/** Whether an element of this name, or something in it, takes up room. */
function isDrawn(page: Page, name: string): Promise<boolean> {
  return page.locator(tagOf(name)).evaluateAll((elements) =>
    elements
      .flatMap((element) => [element, ...element.querySelectorAll('*')])
      .some((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width * height > 0;
      }),
  );
}

async function notDrawn(page: Page, names: readonly string[]): Promise<string[]> {
  const drawn = await Promise.all(names.map((name) => isDrawn(page, name)));
  return names.filter((_name, index) => !drawn[index]);
}

async function axeFindings(page: Page): Promise<string[]> {
  const found = (await axeViolations(page)).flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id} ${/^<([\w-]+)/.exec(html)?.[1] ?? html}`),
  );
  return [...new Set(found)].sort();
}

describe('the base components', () => {
  let browser: Browser;
  let org: TestOrg;
  let preview: RunningPreview;
  let watched: WatchedPage;
  let page: Page;
  const findings = new Set<string>();

  before(async () => {
    browser = await launchBrowser();
    org = await startTestOrg({ projectDir: PROJECT });
    preview = await startPreview({ projectDir: PROJECT, orgUrl: org.url, port: 0, cacheDir: CACHE_DIR });
    const admin = await org.login('admin@local-org.test', 'local-org');
    const { id = '' } = await admin.sobject('Account').create({ Name: 'Acme' });
    watched = await openPage(browser, { width: 1440, height: 900 });
    ({ page } = watched);
    await page.goto(`${preview.url}/lightning/r/Account/${id}/view`);
    await page.getByText('In the first tab').waitFor();
    await page.waitForLoadState('networkidle');
  });

  after(async () => {
    await browser.close();
    await preview.close();
    await org.close();
  });

  const open = (dialog: string): Promise<void> => page.getByRole('button', { name: `Open ${dialog}` }).click();

  it('are those that the package documents', () => {
    const known = PUBLIC_BASE_COMPONENTS.map((name) => name.slice('lightning/'.length));
    assert.deepEqual([...known, ...Object.keys(NOT_FROM_THE_PACKAGE)].sort(), documentedModules().sort());
  });

  it('are all drawn, those of a menu when it is opened', async () => {
    const opened = [...Object.keys(NO_ELEMENTS), ...IN_MENU, ...IN_MODAL, 'toast'];
    const names = PUBLIC_BASE_COMPONENTS.map((name) => name.slice('lightning/'.length));
    const shown = names.filter((name) => !opened.includes(name));
    assert.deepEqual(await notDrawn(page, shown), []);
    await page.getByRole('button', { name: 'Show menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    assert.deepEqual(await notDrawn(page, IN_MENU), []);
    await page.getByRole('combobox', { name: 'Time' }).last().waitFor();
    for (const finding of await axeFindings(page)) findings.add(finding);
    await page.keyboard.press('Escape');
  });

  for (const [button, role, name] of [
    ['alert', 'alertdialog', 'An alert'],
    ['confirm', 'alertdialog', 'A question'],
    ['prompt', 'dialog', 'A prompt'],
    ['modal', 'dialog', 'A dialog'],
  ] as const) {
    it(`open ${button} as a dialog that has a name and closes by Escape`, async () => {
      await open(button);
      const dialog = page.getByRole(role, { name });
      await dialog.waitFor();
      if (button === 'modal') assert.deepEqual(await notDrawn(page, IN_MODAL), []);
      if (button !== 'confirm') for (const finding of await axeFindings(page)) findings.add(finding);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });
  }

  it('show a toast', async () => {
    await open('toast');
    await page.locator('lightning-toast').getByText('It is done.').waitFor();
    assert.deepEqual(await notDrawn(page, ['toast']), []);
  });

  it('report no error, and axe finds what is known of the library alone', () => {
    assert.deepEqual(watched.problems, []);
    assert.deepEqual([...findings].sort(), Object.keys(LIBRARY_FINDINGS).sort());
  });
});
