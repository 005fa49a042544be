import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { chooseLogin, openTerminal } from '../cli/index.ts';
import { connect } from '../salesforce/index.ts';
import type { ChildProcesses } from './ChildProcesses.ts';
import { demoData } from './demo/index.ts';
import { demoOwners } from './demoOwners.ts';
import { loadRelations } from './loadRelations.ts';

const ADMIN_USER = 'admin@local-org.test';

/**
 * Brings the demo into an empty embedded org: accounts and opportunities with the real `load` command, as an admin would.
 * @throws Error when anything was refused
 */
export async function loadDemo(orgUrl: string, asOf: string, children: ChildProcesses): Promise<void> {
  const org = await connect(chooseLogin({ local: orgUrl }, ADMIN_USER, {}));
  const data = demoData(asOf, await demoOwners(org));
  const files = mkdtempSync(join(tmpdir(), 'strategic-accounts-demo-'));
  try {
    const accounts = join(files, 'Account.csv');
    const opportunities = join(files, 'Opportunity.csv');
    writeFileSync(accounts, stringify([...data.accounts], { header: true }));
    writeFileSync(opportunities, stringify([...data.opportunities], { header: true }));
    const flags = ['--local', orgUrl, '--accounts', accounts, '--opportunities', opportunities];
    await children.run(['scripts/bin.js', 'load', ...flags]);
  } finally {
    rmSync(files, { recursive: true });
  }
  await loadRelations(org, data, openTerminal());
}
