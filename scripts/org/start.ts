import { join, resolve } from 'node:path';
import { tieringWindow } from '#lwc/tieringMethod/tieringMethod.ts';
import { EXIT_CODES } from '../cli/index.ts';
import { ChildProcesses } from './ChildProcesses.ts';
import { DEMO_VERSION } from './demo/index.ts';
import { DemoFolder } from './DemoFolder.ts';
import type { FinishedDemo } from './DemoFolder.ts';
import { requireFreePort } from './freePort.ts';
import { loadDemo } from './loadDemo.ts';
import { startFlags } from './startFlags.ts';
import type { StartFlags } from './startFlags.ts';

/**
 * `npm start`: the embedded org, its demo data, tiering and the Lightning pages, in one go. Everything runs as it would for an
 * admin: the commands are processes and talk HTTP. The data is kept, so that only the first start loads and tiers.
 */
const ROOT = join(import.meta.dirname, '../..');
/** How far back the accounts' past reaches: two earlier runs, so that the charts of movements have points. */
const MONTHS_BEFORE = [12, 6];

function step(what: string): void {
  console.log(`\n▸ ${what}`);
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The demo that is kept, or undefined when one is to be made; then the folder is empty. */
function keptDemo(folder: DemoFolder, flags: StartFlags): FinishedDemo | undefined {
  const kept = flags.fresh ? undefined : folder.finished();
  if (kept === undefined) {
    const deleted = folder.clear();
    if (deleted.length > 0) {
      step(flags.fresh ? 'Beginning anew; deleted:' : 'An earlier first start did not come to its end; deleted:');
      deleted.forEach((file) => {
        console.log(`    ${file}`);
      });
    }
    return undefined;
  }
  if (flags.asOf !== undefined && flags.asOf !== kept.asOf) {
    throw new Error(
      `${folder.path} holds a demo as of ${kept.asOf}, not ${flags.asOf}. Add --fresh to make it anew, or choose another --data.`,
    );
  }
  step(`Using the demo as of ${kept.asOf} in ${folder.path}; \`npm start -- --fresh\` begins anew`);
  if (kept.version !== DEMO_VERSION) {
    console.log(`    It was made by version ${kept.version} of the demo, this is version ${DEMO_VERSION}.`);
  }
  return kept;
}

async function makeDemo(orgUrl: string, asOf: string, folder: DemoFolder, children: ChildProcesses): Promise<void> {
  step('Loading the demo');
  await loadDemo(orgUrl, asOf, children);
  step('Creating service levels');
  await children.run(['scripts/bin.js', 'setup', '--local', orgUrl]);
  // The past first, so that it is known who rose and who fell.
  for (const day of [...MONTHS_BEFORE.map((months) => monthsBefore(asOf, months)), asOf]) {
    step(`Tiering the twelve months up to ${day}`);
    await children.run(['scripts/bin.js', 'tier', '--local', orgUrl, '--as-of', day]);
  }
  step('Writing who was last in contact with whom');
  await children.run(['scripts/bin.js', 'contacts', '--local', orgUrl]);
  folder.finish({ version: DEMO_VERSION, asOf });
}

/** The last day before the months up to a day. */
function monthsBefore(day: string, months: number): string {
  const { start } = tieringWindow(day, months);
  return new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

async function start(flags: StartFlags, children: ChildProcesses): Promise<void> {
  await requireFreePort(flags.orgPort, '--org-port');
  await requireFreePort(flags.previewPort, '--preview-port');
  const folder = new DemoFolder(resolve(ROOT, flags.data));
  const kept = keptDemo(folder, flags);

  step('Starting the embedded Salesforce org');
  const orgArgs = ['--project', '.', '--port', String(flags.orgPort), '--db', folder.database];
  const orgUrl = await children.serve(['local-org/main.ts', ...orgArgs], /^Local org ready: (\S+)/m).catch((error) => {
    // The project may have changed since, so that the kept records no longer fit.
    throw kept === undefined ? error : new Error(`${text(error)} If it is the database, add --fresh to begin anew.`);
  });
  if (kept === undefined) {
    await makeDemo(orgUrl, flags.asOf ?? new Date().toISOString().slice(0, 10), folder, children);
  }

  step('Bundling the Lightning pages (the first time takes up to half a minute)');
  const previewArgs = ['--project', '.', '--org', orgUrl, '--port', String(flags.previewPort)];
  const pagesUrl = await children.serve(['preview/main.ts', ...previewArgs], /^Preview ready: (\S+)/m);

  console.log(`
Ready.
  Account pages   ${pagesUrl}/?user=sam@local-org.test
  Portfolio       ${pagesUrl}/lightning/n/Strategic_Portfolio?user=manager@local-org.test
  Embedded org    ${orgUrl}   (sam@local-org.test, password local-org)
  Tier again      npx strategic-accounts tier --local ${orgUrl}

Stop with Ctrl+C. The data stays in ${folder.path}; \`npm start -- --fresh\` begins anew.`);
}

async function main(): Promise<void> {
  const children = new ChildProcesses(ROOT);
  let stopping = false;
  const stop = (): void => {
    // A second Ctrl+C does not wait for anybody.
    if (stopping) process.exit(EXIT_CODES.interrupted.code);
    stopping = true;
    void children.stop().then(() => process.exit(EXIT_CODES.interrupted.code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, stop);
  }
  process.once('exit', () => {
    children.kill();
  });
  try {
    const flags = startFlags(process.argv.slice(2));
    if (flags === undefined) return;
    await start(flags, children);
    const script = await children.firstEnd();
    if (!stopping) console.error(`\n${script} ended; stopping the rest. Its message, if any, stands above.`);
  } catch (error) {
    if (!stopping) console.error(`\n${text(error)}`);
  }
  if (!stopping) {
    await children.stop();
    process.exitCode = EXIT_CODES.unexpected.code;
  }
}

await main();
