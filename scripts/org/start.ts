import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { demoData } from './demoData.ts';
import { ChildProcesses } from './childProcesses.ts';

/**
 * `npm start`: the embedded org, the built-in demo data, one tiering run and the Lightning pages, in one go.
 * Everything runs as it would for an admin: the commands are started as processes and talk HTTP.
 */
const USAGE = `npm start [-- --org-port 7400 --preview-port 7500]

  --org-port      where the embedded org listens; 0 picks a free port
  --preview-port  where the pages are served; 0 picks a free port`;

const ROOT = join(import.meta.dirname, '../..');

function readFlags(): { orgPort: string; previewPort: string } {
  try {
    const { values } = parseArgs({
      options: {
        'org-port': { type: 'string', default: '7400' },
        'preview-port': { type: 'string', default: '7500' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return { orgPort: values['org-port'], previewPort: values['preview-port'] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(1);
  }
}

async function start(children: ChildProcesses): Promise<void> {
  const { orgPort, previewPort } = readFlags();
  const asOf = new Date().toISOString().slice(0, 10);

  step('Starting the embedded Salesforce org');
  const orgArgs = ['local-org/main.ts', '--project', '.', '--port', orgPort, '--db', ':memory:'];
  const orgUrl = await children.serve(orgArgs, /^Local org ready: (\S+)/m);

  step('Loading the demo accounts and opportunities');
  const files = mkdtempSync(join(tmpdir(), 'strategic-accounts-demo-'));
  try {
    const data = demoData(asOf);
    const accounts = join(files, 'Account.csv');
    const opportunities = join(files, 'Opportunity.csv');
    writeFileSync(accounts, stringify([...data.accounts], { header: true }));
    writeFileSync(opportunities, stringify([...data.opportunities], { header: true }));
    const loadArgs = ['load', '--local', orgUrl, '--accounts', accounts, '--opportunities', opportunities];
    await children.run(['scripts/bin.js', ...loadArgs]);
  } finally {
    rmSync(files, { recursive: true });
  }

  step(`Tiering the last twelve months up to ${asOf}`);
  await children.run(['scripts/bin.js', 'tier', '--local', orgUrl, '--as-of', asOf]);

  step('Bundling the Lightning pages (the first time takes up to half a minute)');
  const previewArgs = ['preview/main.ts', '--project', '.', '--org', orgUrl, '--port', previewPort];
  const pagesUrl = await children.serve(previewArgs, /^Preview ready: (\S+)/m);

  console.log(`
Ready.
  Account pages   ${pagesUrl}/?user=sam@local-org.test
  Embedded org    ${orgUrl}   (sam@local-org.test, password local-org)
  Tier again      npx strategic-accounts tier --local ${orgUrl}

Stop with Ctrl+C; the demo org lives in memory and is gone then.`);
}

function step(text: string): void {
  console.log(`\n▸ ${text}`);
}

const children = new ChildProcesses(ROOT);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    children.stop();
    process.exit(0);
  });
}
try {
  await start(children);
  await children.untilOneEnds();
  console.error('One of the servers ended; stopping the other. Its message stands above.');
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
}
children.stop();
process.exitCode = 1;
