import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Connection } from 'jsforce';

import { startPreview, type RunningPreview } from '../../preview/index.ts';
import { startTestOrg, type TestOrg } from '../support/localOrg.ts';

const PROJECT_DIR = join(import.meta.dirname, '../..');
const PASSWORD = 'local-org';
const AS_OF = '2026-06-30';

/** The job runs in a second; a machine under load may take much longer. */
const JOB_LIMIT_MS = 120_000;

/** What the org itself says about an account after the run. */
export interface TieredAccount {
  readonly Id: string;
  readonly Name: string;
  readonly Quartile__c: number;
  readonly Revenue_Rank__c: number;
  readonly Customers_Ranked__c: number;
  readonly Window_Revenue__c: number;
  readonly Cumulative_Share__c: number;
}

/** This project in an embedded org with tiered accounts, and its pages. */
export interface TieredOrg {
  readonly org: TestOrg;
  readonly preview: RunningPreview;
  /** By rank. */
  readonly accounts: readonly TieredAccount[];
  /** 18-character id of an account that was created after the run. */
  readonly newcomerId: string;
  readonly close: () => Promise<void>;
}

async function create(admin: Connection, type: string, records: Record<string, unknown>[]): Promise<string[]> {
  const results = await admin.sobject(type).create(records);
  return results.map((result) => {
    if (!result.success) throw new Error(`${type} was refused: ${JSON.stringify(result.errors)}`);
    return result.id;
  });
}

/** Accounts are private: their owner sees them, and whoever is above the owner. */
async function strategicAccountManagerId(admin: Connection): Promise<string> {
  const { records } = await admin.query("SELECT Id FROM User WHERE Username = 'sam@local-org.test'");
  return String(records[0]?.Id);
}

/** Nine customers with revenues that no two share, told in two opportunities each. */
async function createRevenue(admin: Connection, OwnerId: string): Promise<void> {
  const names = ['Alder', 'Birch', 'Cedar', 'Douglas', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy'];
  const ids = await create(
    admin,
    'Account',
    names.map((name) => ({ Name: `${name} & Sons`, Industry: 'Manufacturing', OwnerId })),
  );
  const opportunities = ids.flatMap((AccountId, index) =>
    [1000, 234.5].map((amount) => ({
      AccountId,
      OwnerId,
      Name: `Order ${index + 1}`,
      StageName: 'Closed Won',
      CloseDate: '2026-03-15',
      Amount: amount * (index + 1) * (index + 1),
    })),
  );
  await create(admin, 'Opportunity', opportunities);
}

async function runTiering(orgUrl: string): Promise<void> {
  const args = ['scripts/bin.js', 'tier', '--local', orgUrl, '--as-of', AS_OF, '--json'];
  await promisify(execFile)(process.execPath, args, { cwd: PROJECT_DIR, timeout: JOB_LIMIT_MS });
}

/** Creates accounts and revenue over REST, tiers them with the real command, and serves the pages. */
export async function startTieredOrg(): Promise<TieredOrg> {
  const org = await startTestOrg({ projectDir: PROJECT_DIR });
  const cacheDir = join(PROJECT_DIR, '.cache', 'preview');
  let preview: RunningPreview | undefined;
  try {
    const admin = await org.login('admin@local-org.test', PASSWORD);
    const OwnerId = await strategicAccountManagerId(admin);
    await createRevenue(admin, OwnerId);
    await runTiering(org.url);
    const { records } = await admin.query<TieredAccount>(
      'SELECT Id, Name, Quartile__c, Revenue_Rank__c, Customers_Ranked__c, Window_Revenue__c, Cumulative_Share__c FROM Account ORDER BY Revenue_Rank__c',
    );
    const [newcomerId = ''] = await create(admin, 'Account', [{ Name: 'Juniper Newcomers', OwnerId }]);
    preview = await startPreview({ projectDir: PROJECT_DIR, orgUrl: org.url, port: 0, cacheDir });
    const pages = preview;
    return {
      org,
      preview: pages,
      accounts: records,
      newcomerId,
      close: async () => {
        await pages.close();
        await org.close();
      },
    };
  } catch (error) {
    await preview?.close();
    await org.close();
    throw error;
  }
}
