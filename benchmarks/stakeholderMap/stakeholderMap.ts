import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Browser, Page, Response } from 'playwright-core';

import { launchBrowser } from '../../tests/support/browser.ts';
import { startStakeholderOrg } from '../../tests/support/stakeholderOrg.ts';
import { machine } from '../reader/machine.ts';
import { ACTIVITIES } from './activities.ts';
import { framesOf, together, type Frames } from './frames.ts';
import { fillMap } from './mapOrg.ts';
import {
  activityReport,
  CLOCKS,
  limitsOf,
  overLimits,
  toldSize,
  type ActivityReport,
  type Clock,
  type MapReport,
  type SizeReport,
} from './mapReport.ts';
import { within } from './timeLimit.ts';
import { traced } from './trace.ts';

/**
 * How grid, org chart and table of the stakeholder map fare with many people, on the account's page in Chromium: scripting and layout of each frame in
 * which something happens, by what somebody does. The engine runs as it does for users of an org. Fails where an activity is over its limit. `npm run bench -- stakeholders --people 500,2000`
 */
const RESULT = join(import.meta.dirname, '../results/stakeholders.json');
const USER = 'sam@local-org.test';

/** Seconds that a step may take before it counts as hanging. */
const FILL_LIMIT = 120;
const OPEN_LIMIT = 60;
const ACTIVITY_LIMIT = 180;

const tell = (text: string): void => console.error(text);

/** Opens the account's page. @returns milliseconds from the answer that brings the people until they are seen on the grid */
async function open(page: Page, address: string): Promise<number> {
  const isAnswer = (response: Response): boolean =>
    response.request().postData()?.includes('query StakeholderPeople') ?? false;
  const answered = page.waitForResponse(isAnswer, { timeout: 0 }).then(async (response) => {
    await response.finished();
    return performance.now();
  });
  const shown = page.locator('c-stakeholder-grid-cell button').first().waitFor({ timeout: 0 });
  const [from] = await Promise.all([answered, shown, page.goto(address, { timeout: 0 })]);
  return Math.round(performance.now() - from);
}

async function measure(browser: Browser, address: string, people: number): Promise<SizeReport> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  const session = await page.context().newCDPSession(page);
  const shownAfter = await within('opening the page', OPEN_LIMIT, open(page, address));
  tell(`  open: ${shownAfter} ms after the data`);
  const activities: ActivityReport[] = [];
  const continuous: Frames[] = [];
  for (const { name, isAnswer = false, prepare } of ACTIVITIES) {
    const run = async (): Promise<ActivityReport> => {
      const { act, check } = await prepare(page);
      const trace = await traced(session, act);
      await check();
      const frames = framesOf(trace);
      if (!isAnswer) continuous.push(frames);
      return activityReport(name, isAnswer, frames);
    };
    const report = await within(name, ACTIVITY_LIMIT, run());
    tell(`  ${name}: ${report.elapsed.percentile95} ms (processor ${report.processor.percentile95})`);
    activities.push(report);
  }
  activities.push(activityReport('all but answers', false, together(continuous)));
  await page.close();
  return { people, limits: limitsOf(people), shownAfter, activities };
}

async function measureAll(counts: readonly number[]): Promise<MapReport> {
  const made = await within('starting the org', FILL_LIMIT, startStakeholderOrg({ engineMode: 'production' }));
  const browser = await launchBrowser();
  try {
    const sizes: SizeReport[] = [];
    for (const people of counts) {
      tell(`${people} people`);
      const account = await within('filling the org', FILL_LIMIT, fillMap(made, people));
      const address = `${made.preview.url}/lightning/r/Account/${account}/view?user=${USER}`;
      sizes.push(await measure(browser, address, people));
    }
    return { machine: machine(), browser: `Chromium ${browser.version()}`, sizes };
  } finally {
    await browser.close();
    await made.close();
  }
}

function end(report: MapReport, judged: Clock): void {
  const { processor, cores, load } = report.machine;
  console.log(`${report.browser}; ${processor}, ${cores} cores, load ${load}; milliseconds of scripting and layout`);
  for (const size of report.sizes) console.log(toldSize(size));
  const over = report.sizes.flatMap((size) => overLimits(size, judged));
  for (const line of over) tell(`Over its limit: ${line}`);
  process.exitCode = over.length > 0 ? 1 : 0;
}

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500,2000' },
    clock: { type: 'string', default: 'elapsed' },
    save: { type: 'boolean', default: false },
  },
});
const clock = CLOCKS.find((name) => name === values.clock);
if (clock === undefined) throw new Error(`--clock is one of ${CLOCKS.join(', ')}.`);
const report = await measureAll(values.people.split(',').map(Number));
if (values.save) {
  mkdirSync(join(RESULT, '..'), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify(report, undefined, 2)}\n`);
}
end(report, clock);
