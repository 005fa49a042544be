import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';

import { ensureChromium, LAUNCH_FLAGS } from './chromium.ts';

/** Where screenshots of failed and of finished pages go; git-ignored. */
const RESULTS_DIR = 'test-results';

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** A page in a browser context of its own, with everything that went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught errors and failed requests, in order, one line each. */
  readonly problems: readonly string[];
  /** Fails with every violation that axe finds; no rule is switched off. */
  readonly assertAccessible: () => Promise<void>;
  /** Fails when anything went wrong, when the page scrolls sideways, or with what axe finds. */
  readonly assertFine: () => Promise<void>;
  /** Saves the whole page as test-results/<name>.png. */
  readonly screenshot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the browser that all pages of a test file share. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: [...LAUNCH_FLAGS] });
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

async function assertAccessible(page: Page): Promise<void> {
  await untilStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
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

/** Opens an empty page in a fresh context: no cookie of another test reaches it. */
export async function openPage(browser: Browser, viewport: Viewport): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { ...viewport } });
  const page = await context.newPage();
  const problems = collectProblems(page);
  return {
    page,
    problems,
    assertAccessible: () => assertAccessible(page),
    assertFine: () => assertFine(page, problems),
    screenshot: async (name) => {
      mkdirSync(RESULTS_DIR, { recursive: true });
      await page.screenshot({ path: join(RESULTS_DIR, `${name}.png`), fullPage: true });
    },
    close: () => context.close(),
  };
}
