import type { Bulk2Client } from '../../tests/support/bulk2.ts';

/** Source: "Bulk API and Bulk API 2.0 Limits": 150 MB a job; these rows are far below. */
const ROWS_PER_JOB = 1_000_000;

const STAGES = ['Closed Won', 'Closed Won', 'Closed Lost', 'Negotiation/Review', 'Prospecting'];

function csv(header: string, first: number, count: number, row: (index: number) => string): string {
  const lines = Array.from({ length: count }, (_, index) => row(first + index));
  return `${header}\n${lines.join('\n')}\n`;
}

async function ingest(bulk: Bulk2Client, object: string, body: string, rows: number): Promise<string> {
  const job = await bulk.ingest({ object, operation: 'insert', contentType: 'CSV' }, body);
  if (job.state !== 'JobComplete' || job.numberRecordsProcessed - job.numberRecordsFailed !== rows) {
    throw new Error(`The load of ${object} went wrong: ${JSON.stringify(job)}`);
  }
  return job.id;
}

/** Loads accounts and gives their ids. */
export async function loadAccounts(bulk: Bulk2Client, count: number): Promise<readonly string[]> {
  const body = csv('Name,Industry', 0, count, (index) => `Customer ${index},Banking`);
  const job = await ingest(bulk, 'Account', body, count);
  return (await bulk.results(job, 'successfulResults')).map(({ sf__Id: id = '' }) => id);
}

/** CSV of opportunities over all accounts: what an upload is made of. */
export function opportunityJobs(count: number, accounts: readonly string[]): readonly string[] {
  const row = (index: number): string => {
    const account = accounts[index % accounts.length] ?? '';
    const day = `2026-0${1 + (index % 9)}-1${index % 10}`;
    return `Deal ${index},${account},${STAGES[index % STAGES.length]},${day},${(index % 100_000) / 4}`;
  };
  const jobs: string[] = [];
  for (let first = 0; first < count; first += ROWS_PER_JOB) {
    jobs.push(csv('Name,AccountId,StageName,CloseDate,Amount', first, Math.min(ROWS_PER_JOB, count - first), row));
  }
  return jobs;
}

/** Uploads and waits until all is saved. */
export async function loadOpportunities(bulk: Bulk2Client, jobs: readonly string[], count: number): Promise<void> {
  for (const [index, body] of jobs.entries()) {
    const rows = Math.min(ROWS_PER_JOB, count - index * ROWS_PER_JOB);
    await ingest(bulk, 'Opportunity', body, rows);
  }
}

/** Runs a query job to its end and gives its id. */
export async function runQuery(bulk: Bulk2Client, soql: string): Promise<string> {
  const job = await bulk.query(soql);
  if (job.state !== 'JobComplete') throw new Error(`The query went wrong: ${JSON.stringify(job)}`);
  return job.id;
}
