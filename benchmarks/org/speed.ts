import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bulk2Client } from '../../tests/support/bulk2.ts';
import { GraphqlClient } from '../../tests/support/graphql.ts';
import { startOrgProcess } from '../../tests/support/orgProcess.ts';
import { machine } from '../reader/machine.ts';
import { timePages } from './accountPage.ts';
import { measured, processUse } from './processUse.ts';
import { loadAccounts, loadOpportunities, opportunityJobs, readPages, runQuery } from './salesData.ts';

/**
 * How fast the embedded org is with this project's metadata, in a database file: opportunities by Bulk API 2.0 in and out, pages of
 * accounts by GraphQL, and a start on what is there. Limits: a million in below 60 s and out at 300,000 a second, 30 ms a page, 1 s.
 * `--profile <dir>` keeps a profile of the org's processor time there.
 */
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    accounts: { type: 'string', default: '100000' },
    pages: { type: 'string', default: '300' },
    profile: { type: 'string' },
  },
});
const [rows, accountCount, pages] = [Number(flags.rows), Number(flags.accounts), Number(flags.pages)];
/** Asking for a job's state must not be what is measured. */
const POLL_MS = 100;

const QUERY = 'SELECT Id, AccountId, Account.Name, Amount, CloseDate, StageName FROM Opportunity';

const say = (what: string, seconds: number, cpuSeconds: number, more: string): void => {
  console.log(`${what.padEnd(34)}${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor${more}`);
};
const perSecond = (seconds: number): string => `${Math.round(rows / seconds).toLocaleString('en-US')} rows/s`;

const folder = mkdtempSync(path.join(tmpdir(), 'org-speed-'));
const orgFlags = ['--project', path.join(import.meta.dirname, '..', '..'), '--db', path.join(folder, 'org.db')];
const profiling = flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`];
const { processor, cores, load, node } = machine();
console.log(`${processor}, ${cores} cores, load ${load}, Node ${node}`);
let org = await startOrgProcess(orgFlags, profiling);
try {
  const token = await org.token('admin@local-org.test', 'local-org');
  const bulk = new Bulk2Client(org, token, POLL_MS);
  const accounts = await loadAccounts(bulk, accountCount);
  const jobs = opportunityJobs(rows, accounts);
  const load = await measured(org.pid, () => loadOpportunities(bulk, jobs, rows));
  say(`${rows} opportunities in`, load.seconds, load.cpuSeconds, `, ${perSecond(load.seconds)}`);
  const before = processUse(org.pid).peakMemory;
  const query = await measured(org.pid, () => runQuery(bulk, QUERY));
  say(`a query job over them`, query.seconds, query.cpuSeconds, `, ${perSecond(query.seconds)}`);
  const read = await measured(org.pid, () => readPages(bulk, query.result));
  if (read.result !== rows) throw new Error(`${read.result} rows came back, not ${rows}`);
  const memory = `; peak memory ${before} MiB before the query, ${processUse(org.pid).peakMemory} MiB after`;
  say('its pages, in gzip', read.seconds, read.cpuSeconds, `, ${perSecond(read.seconds)}${memory}`);
  const both = query.seconds + read.seconds;
  say('both', both, query.cpuSeconds + read.cpuSeconds, `, ${perSecond(both)}`);
  const page = await measured(org.pid, () => timePages(new GraphqlClient(org, token), accounts, pages));
  const at = (share: number): string => `${(page.result[Math.floor(page.result.length * share)] ?? 0).toFixed(1)} ms`;
  say(`${pages} pages of accounts`, page.seconds, page.cpuSeconds, `, median ${at(0.5)}, 95 % below ${at(0.95)}`);
  await org.stop();
  const started = performance.now();
  org = await startOrgProcess(orgFlags);
  say('start on this database', (performance.now() - started) / 1000, processUse(org.pid).cpuSeconds, '');
} finally {
  await org.stop();
  rmSync(folder, { recursive: true });
}
