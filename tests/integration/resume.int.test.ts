import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { tier } from '../../scripts/tiering/index.ts';
import { undo } from '../../scripts/undo/index.ts';
import { QUIET } from '../support/quietTerminal.ts';
import { PASSWORD, startSamOrg } from '../support/samOrg.ts';
import type { SamOrg } from '../support/samOrg.ts';
import { tierOptions } from '../support/tierOptions.ts';
import { accountFigures, tieringOutcome } from '../support/tieringOutcome.ts';

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

async function tierOnce(org: Org, takeOver = false): Promise<string> {
  return (await tier({ org, terminal: QUIET }, { ...tierOptions('2017-12-31'), takeOver })).status;
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
  const dying: Org = {
    ...org,
    update: (objectName, records) => {
      // Heartbeats come between the writes, and end with the process.
      if (objectName === 'Tiering_Lease__c') {
        return writes < write ? org.update(objectName, records) : Promise.reject(new Error('killed'));
      }
      return guard(() => org.update(objectName, records));
    },
    upsert: (objectName, key, records) => guard(() => org.upsert(objectName, key, records)),
    saveFile: (file) => guard(() => org.saveFile(file)),
    withSignal: () => dying,
  };
  return dying;
}

describe('a run that dies', () => {
  let clean: unknown;

  before(async () => {
    const org = await loadedOrg();
    const sync = await asSync(org);
    assert.equal(await tierOnce(sync), 'Completed');
    clean = await tieringOutcome(sync);
    await org.close();
  });

  for (const [index, kind] of WRITES.entries()) {
    for (const moment of ['before', 'after'] as const) {
      it(`${moment} write ${index + 1} (${kind}) is finished by the next run, and undone as if nothing had happened`, async () => {
        const org = await loadedOrg();
        const sync = await asSync(org);
        const untouched = await accountFigures(sync);
        await assert.rejects(tierOnce(dyingAt(sync, index + 1, moment)), /killed/);
        await assert.rejects(tierOnce(sync), { exit: 'busy', code: 'LEASE_HELD' });
        assert.equal(await tierOnce(sync, true), 'Completed');
        assert.deepEqual(await tieringOutcome(sync), clean);
        const { status } = await undo({ org: sync, terminal: QUIET }, 'Default:2017-12-31:12', { dryRun: false });
        assert.equal(status, 'Undone');
        assert.deepEqual(await accountFigures(sync), untouched);
        await org.close();
      });
    }
  }
});
