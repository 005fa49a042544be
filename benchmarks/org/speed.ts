import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bulk2Client } from '../../tests/support/bulk2.ts';
import { GraphqlClient } from '../../tests/support/graphql.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';
import { machine } from '../reader/machine.ts';
import { timePages } from './accountPage.ts';
import { timeDeploys } from './deploy.ts';
import type { Timed } from './deploy.ts';
import { measured, processUse } from './processUse.ts';
import { saveResult } from './saveResult.ts';
import { readPages } from './readPages.ts';
import { loadAccounts, loadOpportunities, opportunityJobs, runQuery } from './salesData.ts';
import { waitsDuring } from './waits.ts';

/**
 * How fast the embedded org is with this project's metadata, in a database file: opportunities by Bulk API 2.0 in and out, small requests
 * beside a query job, pages of accounts by GraphQL, a start on what is there, and force-app deployed to an empty org. Limits: a million in
 * below 60 s and out at 300,000 a second, 30 ms a page, 1 s, 10 s. `--profile <dir>` keeps a profile of the org's processor time there,
 * `--save` the figures.
 */
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    accounts: { type: 'string', default: '100000' },
    pages: { type: 'string', default: '300' },
    profile: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const [rows, accountCount, pages] = [Number(flags.rows), Number(flags.accounts), Number(flags.pages)];
/** Asking for a job's state must not be what is measured. */
const POLL_MS = 100;

const QUERY = 'SELECT Id, AccountId, Account.Name, Amount, CloseDate, StageName FROM Opportunity';

const figures: Record<string, unknown> = { rows, accounts: accountCount, query: QUERY };
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Tells a figure and keeps it. */
function say(key: string, what: string, { seconds, cpuSeconds }: Timed, more: Readonly<Record<string, unknown>> = {}) {
  const told = Object.entries(more).map(([name, value]) => `, ${name} ${String(value)}`);
  console.log(`${what.padEnd(34)}${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor${told.join('')}`);
  figures[key] = { seconds: hundredths(seconds), cpuSeconds: hundredths(cpuSeconds), ...more };
}

/** Of milliseconds, shortest first. */
function spread(sorted: readonly number[]): Readonly<Record<string, number>> {
  const at = (share: number): number => hundredths(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { medianMs: at(0.5), below95Ms: at(0.95), longestMs: at(1) };
}

const throughput = ({ seconds }: Timed): { rowsPerSecond: number } => ({ rowsPerSecond: Math.round(rows / seconds) });

const folder = mkdtempSync(path.join(tmpdir(), 'org-speed-'));
const orgFlags = ['--project', path.join(import.meta.dirname, '..', '..'), '--db', path.join(folder, 'org.db')];
const profiling = flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`];
const conditions = machine();
console.log(`${conditions.processor}, ${conditions.cores} cores, load ${conditions.load}, Node ${conditions.node}`);
let org = await startOrgProcess(orgFlags, profiling);
try {
  const token = await org.token('admin@local-org.test', 'local-org');
  const bulk = new Bulk2Client(org, token, POLL_MS);
  const accounts = await loadAccounts(bulk, accountCount);
  const jobs = opportunityJobs(rows, accounts);
  const load = await measured(org.pid, () => loadOpportunities(bulk, jobs, rows));
  say('ingest', `${rows} opportunities in`, load, throughput(load));
  const before = processUse(org.pid).peakMemory;
  const query = await measured(org.pid, () => runQuery(bulk, QUERY));
  say('queryJob', `a query job over them`, query, throughput(query));
  const read = await measured(org.pid, () => readPages({ org: org.url, token, jobId: query.result }));
  if (read.result !== rows) throw new Error(`${read.result} rows came back, not ${rows}`);
  const memory = { peakMiBBefore: before, peakMiBAfter: processUse(org.pid).peakMemory };
  say('resultPages', 'its pages, in gzip', read, { ...throughput(read), ...memory });
  const both = { seconds: query.seconds + read.seconds, cpuSeconds: query.cpuSeconds + read.cpuSeconds };
  say('out', 'both', both, throughput(both));
  const account = (): Promise<Response> => org.fetch(`/services/data/v66.0/sobjects/Account/${accounts[0]}`, token);
  const waits = await measured(org.pid, () => waitsDuring(() => runQuery(bulk, QUERY), account));
  say('waits', 'small requests beside another job', waits, spread(waits.result));
  const page = await measured(org.pid, () => timePages(new GraphqlClient(org, token), accounts, pages));
  say('accountPages', `${pages} pages of accounts`, page, spread(page.result));
  await org.stop();
  const started = performance.now();
  org = await startOrgProcess(orgFlags);
  const { cpuSeconds } = processUse(org.pid);
  say('start', 'start on this database', { seconds: (performance.now() - started) / 1000, cpuSeconds });
} finally {
  await org.stop();
  rmSync(folder, { recursive: true });
}
const { door, cli } = await timeDeploys();
say('deploy', 'force-app by the Metadata API', door);
say('deployByCli', 'force-app by sf project deploy', cli);
if (flags.save) saveResult('org', { ...figures, machine: conditions });
