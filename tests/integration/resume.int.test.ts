import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';

const DATA = path.join(import.meta.dirname, 'data');
/** Run record, image of the accounts, accounts, snapshots, closing. */
const WRITES = ['upsert', 'saveFile', 'update', 'upsert', 'upsert'] as const;
async function loadedOrg(): Promise<SamOrg> {
  const org = await startSamOrg();
  const { status } = await load(
    await org.asAdmin(),
    [
      { object: 'Account', file: path.join(DATA, 'Account.csv'), keyField: 'External_Key__c' },
      { object: 'Opportunity', file: path.join(DATA, 'Opportunity.csv'), keyField: 'External_Key__c' },
    ],
    QUIET,
  );
  assert.equal(status, 'Completed');
  return org;
}

async function tierOnce(org: Org): Promise<string> {
  return (await tier({ org, terminal: QUIET }, tierOptions('2017-12-31'))).status;
}

function asSync({ url }: SamOrg): Promise<Org> {
  return connect({ instanceUrl: url, username: 'sync@local-org.test', password: PASSWORD });
}

/** What the process would have seen had it died at its nth write: from there on, nothing goes out any more. */
function dyingAt(org: Org, write: number, moment: 'before' | 'after'): Org {
  let writes = 0;
  const guard = async <T>(send: () => Promise<T>): Promise<T> => {
    writes++;
    if (writes < write) {
      return send();
    }
    if (writes === write && moment === 'after') {
      await send();
    }
    throw new Error('killed');
  };
  return {
    ...org,
    update: (objectName, records) => guard(() => org.update(objectName, records)),
    upsert: (objectName, key, records) => guard(() => org.upsert(objectName, key, records)),
    saveFile: (file) => guard(() => org.saveFile(file)),
  };
}

/** Everything a run leaves behind, but for the moments at which it did. */
async function outcome(org: Org): Promise<unknown> {
  const rows = async (object: string, columns: string[]): Promise<string[][]> => {
    const found: string[][] = [];
    await org.stream({ object, columns }, (cells) => found.push([...cells]));
    return found.sort();
  };
  return {
    accounts: await rows('Account', [
      'External_Key__c',
      'Quartile__c',
      'Revenue_Rank__c',
      'Window_Revenue__c',
      'Border_Gap__c',
      'Tiering_Run_Key__c',
    ]),
    snapshots: await rows('Tier_Snapshot__c', [
      'Account__r.External_Key__c',
      'Run__r.Run_Key__c',
      'Quartile__c',
      'Movement__c',
    ]),
    runs: await rows('Tiering_Run__c', ['Run_Key__c', 'Status__c', 'Population__c', 'Total__c', 'Gini__c']),
  };
}

describe('a run that dies', () => {
  for (const [index, kind] of WRITES.entries()) {
    for (const moment of ['before', 'after'] as const) {
      it(`${moment} write ${index + 1} (${kind}) is finished by the next run, as if nothing had happened`, async () => {
        const [clean, broken] = await Promise.all([loadedOrg(), loadedOrg()]);
        const [cleanSync, brokenSync] = await Promise.all([asSync(clean), asSync(broken)]);
        assert.equal(await tierOnce(cleanSync), 'Completed');
        await assert.rejects(tierOnce(dyingAt(brokenSync, index + 1, moment)), /killed/);
        assert.equal(await tierOnce(brokenSync), 'Completed');
        assert.deepEqual(await outcome(brokenSync), await outcome(cleanSync));
        await Promise.all([clean.close(), broken.close()]);
      });
    }
  }
});
