import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Browser, CDPSession, Page } from 'playwright-core';

import { launchBrowser } from '../../tests/support/browser.ts';
import { startStakeholderOrg } from '../../tests/support/stakeholderOrg.ts';
import { machine, type Machine } from '../reader/machine.ts';
import { frameTimes, percentile, type FrameTime } from './frameTimes.ts';
import { drag, middleOf, pan, zoom } from './gestures.ts';
import { fillMap } from './mapOrg.ts';

/**
 * How grid and org chart of the stakeholder map fare with many people, on the account's page in Chromium: scripting and layout of each frame
 * while a person is dragged on the grid, and while the chart is drawn, moved, zoomed and a person dragged on it. `npm run bench -- stakeholders --people 500,2000`
 */
const RESULT = join(import.meta.dirname, '../results/stakeholders.json');
const USER = 'sam@local-org.test';

/** Milliseconds of scripting and layout that 95 frames of 100 may take, by the number of people. */
const LIMITS: Readonly<Record<number, number>> = { 500: 10, 2000: 50 };

/** What one activity took, in milliseconds of scripting and layout a frame. */
export interface Activity {
  readonly activity: string;
  readonly frames: number;
  readonly median: number;
  readonly percentile95: number;
  readonly longest: number;
  /** The same 95th percentile in processor time, which other work on the machine disturbs less. */
  readonly processor95: number;
}

export interface ChartReport {
  readonly machine: Machine;
  readonly browser: string;
  readonly charts: readonly {
    readonly people: number;
    readonly limit: number | undefined;
    /** From the click on the view until its cards are there. */
    readonly shownAfter: number;
    readonly activities: readonly Activity[];
  }[];
}

function summed(activity: string, times: readonly FrameTime[]): Activity {
  const elapsed = times.map((time) => time.elapsed);
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    ...{ activity, frames: times.length },
    median: rounded(percentile(elapsed, 0.5)),
    percentile95: rounded(percentile(elapsed, 0.95)),
    longest: rounded(percentile(elapsed, 1)),
    processor95: rounded(
      percentile(
        times.map(({ processor }) => processor),
        0.95,
      ),
    ),
  };
}

async function measure(page: Page, session: CDPSession): Promise<{ shownAfter: number; activities: Activity[] }> {
  const chart = page.locator('c-stakeholder-chart-canvas [role="tree"]');
  const cards = chart.getByRole('treeitem');
  const world = chart.locator('.world');
  const ghost = chart.locator('.ghost');
  const all: FrameTime[] = [];
  const activities: Activity[] = [];
  const timed = async (name: string, act: () => Promise<void>): Promise<void> => {
    const times = await frameTimes(session, act);
    all.push(...times);
    activities.push(summed(name, times));
  };
  const mark = page.locator('c-stakeholder-grid-cell button').first();
  await mark.scrollIntoViewIfNeeded();
  await timed('drag on the grid', () => drag(page, mark, 4));
  let shownAfter = 0;
  await timed('draw', async () => {
    const started = performance.now();
    await page.getByText('Org chart', { exact: true }).click();
    await cards.nth(5).waitFor();
    shownAfter = Math.round(performance.now() - started);
    await page.waitForTimeout(500);
  });
  await chart.focus();
  await chart.scrollIntoViewIfNeeded();
  const middle = await middleOf(chart);
  const moved = (act: () => Promise<void>) => async (): Promise<void> => {
    const before = await world.getAttribute('style');
    await act();
    if ((await world.getAttribute('style')) === before) throw new Error('Nothing moved, so nothing was measured.');
  };
  await timed(
    'pan',
    moved(() => pan(page, middle, 5)),
  );
  await timed(
    'zoom',
    moved(() => zoom(page, middle, 40)),
  );
  await page.keyboard.press('Home');
  await page.waitForTimeout(500);
  await timed('drag', () => drag(page, cards.first(), 4, ghost));
  await page.keyboard.press('0');
  await timed(
    'pan, all in sight',
    moved(() => pan(page, middle, 3)),
  );
  return { shownAfter, activities: [...activities, summed('all', all)] };
}

async function measureChart(
  browser: Browser,
  address: string,
): Promise<{ shownAfter: number; activities: Activity[] }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  try {
    await page.goto(address);
    await page.getByText('Org chart', { exact: true }).waitFor({ timeout: 600_000 });
    const session = await page.context().newCDPSession(page);
    return await measure(page, session);
  } finally {
    await page.close();
  }
}

function told({ machine: { processor, cores, load }, browser, charts }: ChartReport): string {
  const rows = charts.flatMap(({ people, limit, shownAfter, activities }) => [
    `${people} people, shown after ${shownAfter} ms; 95th percentile at most ${limit ?? '-'} ms`,
    ...activities.map(
      ({ activity, frames, median, percentile95, longest, processor95 }) =>
        `  ${activity.padEnd(20)} ${String(frames).padStart(5)} frames   median ${median}   95th ${percentile95} (${processor95} of the processor)   longest ${longest}`,
    ),
  ]);
  return [`${browser}; ${processor}, ${cores} cores, load ${load}`, ...rows].join('\n');
}

const { values } = parseArgs({
  options: { people: { type: 'string', default: '500,2000' }, save: { type: 'boolean', default: false } },
});
const made = await startStakeholderOrg();
const browser = await launchBrowser();
try {
  const charts: ChartReport['charts'][number][] = [];
  for (const people of values.people.split(',').map(Number)) {
    const account = await fillMap(made, people);
    const address = `${made.preview.url}/lightning/r/Account/${account}/view?user=${USER}`;
    charts.push({ people, limit: LIMITS[people], ...(await measureChart(browser, address)) });
  }
  const report: ChartReport = { machine: machine(), browser: `Chromium ${browser.version()}`, charts };
  console.log(told(report));
  if (values.save) {
    mkdirSync(join(RESULT, '..'), { recursive: true });
    writeFileSync(RESULT, `${JSON.stringify(report, undefined, 2)}\n`);
  }
} finally {
  await browser.close();
  await made.close();
}
