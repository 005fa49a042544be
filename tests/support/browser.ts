import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import axe, { type Result } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { ensureChromium, LAUNCH_FLAGS } from './chromium.ts';

/** Where screenshots go; git-ignored. */
const RESULTS_DIR = 'test-results';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** A page that shares no cookie and nothing stored with another one, with everything that went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught errors and failed requests, in order, one line each. */
  readonly problems: readonly string[];
  /** Fails with every violation that axe finds; no rule is switched off. */
  readonly assertAccessible: () => Promise<void>;
  /** Fails when anything went wrong, when the page scrolls sideways, or with what axe finds. */
  readonly assertFine: () => Promise<void>;
  /** Saves the whole page as test-results/<name>.png, where SCREENSHOTS is set: to look at, no test needs it. */
  readonly screenshot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * One process draws all pages of a browser context, whatever site they are of: a page of another test finds styles and scripts parsed and
 * compiled, as in a browser that a person has open, and takes half the time.
 */
const ONE_RENDERER: readonly string[] = ['--renderer-process-limit=1', '--disable-site-isolation-trials'];

/** Starts the browser that all pages of a test file share. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: [...LAUNCH_FLAGS, ...ONE_RENDERER] });
}

/** Contexts that no test uses now: with cookies and stored things of none, but with what the browser may keep of the server's files. */
const unused = new WeakMap<Browser, BrowserContext[]>();

async function takeContext(browser: Browser): Promise<BrowserContext> {
  const known = unused.get(browser)?.pop();
  if (known !== undefined) return known;
  const context = await browser.newContext();
  // Without a page its process would end.
  await context.newPage();
  return context;
}

async function giveBack(browser: Browser, page: Page): Promise<void> {
  const context = page.context();
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb,cache_storage' });
  const [, ...opened] = context.pages();
  await Promise.all(opened.map((one) => one.close()));
  await context.clearCookies();
  unused.set(browser, [...(unused.get(browser) ?? []), context]);
}

function collectProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    problems.push(`request failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`answer ${response.status()}: ${response.url()}`);
  });
  return problems;
}

/**
 * What fades in has too little contrast until it is there, and a dialog that fades in counts as closed, so axe looks once nothing with an end
 * moves any more.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let quietFrames = 0; quietFrames < 3; quietFrames += 1) {
      await new Promise(requestAnimationFrame);
      const moving = document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime)),
        );
      if (moving.length > 0) {
        await Promise.allSettled(moving.map(({ finished }) => finished));
        quietFrames = 0;
      }
    }
  });
}

/**
 * What axe finds on the page as it stands, by all of its rules. No page here has frames, so axe runs within the page: axe's own runner for
 * Playwright opens a second page for each result, which takes three times as long.
 */
export async function axeViolations(page: Page): Promise<Result[]> {
  await untilStill(page);
  assert.equal(page.frames().length, 1, 'axe would not look into frames');
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  // Only the details of what passes are left out.
  return page.evaluate(async () => {
    const inPage = globalThis as unknown as { readonly axe: typeof axe };
    return (await inPage.axe.run({ resultTypes: ['violations'] })).violations;
  });
}

async function assertAccessible(page: Page): Promise<void> {
  const found = (await axeViolations(page)).map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `    ${node.html}\n      ${node.failureSummary ?? ''}`).join('\n')}`,
  );
  assert.deepEqual(found, [], `axe finds on ${page.url()}:\n${found.join('\n')}`);
}

async function assertFine(page: Page, problems: readonly string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(problems, []);
  const scrolls = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  assert.equal(scrolls, false, 'scrolls sideways');
  await assertAccessible(page);
}

/** Opens an empty page: no cookie of another test reaches it, nor of another page that is open. */
export async function openPage(browser: Browser, viewport: Viewport): Promise<WatchedPage> {
  const context = await takeContext(browser);
  const page = await context.newPage();
  await page.setViewportSize({ ...viewport });
  const problems = collectProblems(page);
  return {
    page,
    problems,
    assertAccessible: () => assertAccessible(page),
    assertFine: () => assertFine(page, problems),
    screenshot: async (name) => {
      if (process.env.SCREENSHOTS === undefined) return;
      mkdirSync(RESULTS_DIR, { recursive: true });
      await page.screenshot({ path: join(RESULTS_DIR, `${name}.png`), fullPage: true });
    },
    close: () => giveBack(browser, page),
  };
}
