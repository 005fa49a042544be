import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../scripts/salesforce/index.ts';
import type { Org } from '../../scripts/salesforce/index.ts';
import { ended, startSam } from './samCli.ts';
import { PASSWORD } from './samOrg.ts';
import type { SamOrg } from './samOrg.ts';
import { startWatchingProxy } from './watchingProxy.ts';

/** Dying after a read, a login or a heartbeat is dying after the write before it. */
const MOVES_NOTHING = /^GET |\/oauth2\/token$|^PATCH .*\/composite\/sobjects Tiering_Lease__c$/;
/** Looking after a query job for the first time: by now the journal knows it. */
const LOOKS_AFTER = /^GET .*\/jobs\/query\/<id>$/;
const OPENS_QUERY = /^POST .*\/jobs\/query$/;

/** Which of the requests that move something a process does not survive, counted from 1, and whether the org gets to see it. */
export interface Death {
  readonly step: number;
  readonly moment: 'before' | 'after';
  /** SIGKILL unless given; after any other one the process gets the answer. */
  readonly signal?: 'SIGTERM';
}

/** How a process ended. */
export interface EndedRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** The requests that moved something, the fatal one included. */
  readonly steps: readonly string[];
  /** The address at which it knew the org, by which its journal is found. */
  readonly url: string;
}

export interface RunOptions {
  readonly death?: Death;
  readonly fullAfterBlocks?: number;
}

/** Runs a command in a process of its own, through a proxy that kills or stops it in the middle, and looks at what it left. */
export async function runToItsEnd(
  org: SamOrg,
  args: readonly string[],
  { death, ...options }: RunOptions,
  look: (run: EndedRun) => Promise<void>,
): Promise<void> {
  const steps: string[] = [];
  const dieAt = (moment: Death['moment'], request: string): Promise<void> => {
    if (death?.moment === moment && steps.length === death.step && steps.at(-1) === request) {
      child.kill(death.signal ?? 'SIGKILL');
      return death.signal === undefined ? Promise.reject(new Error('The client is dead.')) : Promise.resolve();
    }
    return Promise.resolve();
  };
  const proxy = await startWatchingProxy(org.url, {
    asked: (request) => {
      const isFirstLook = LOOKS_AFTER.test(request) && OPENS_QUERY.test(steps.at(-1) ?? '');
      if (MOVES_NOTHING.test(request) && !isFirstLook) {
        return Promise.resolve();
      }
      steps.push(request);
      return dieAt('before', request);
    },
    answered: (request) => dieAt('after', request),
  });
  const child = startSam([...args, '--local', proxy.url], { cwd: org.folder, ...options });
  try {
    const { code, stderr } = await ended(child);
    const isKilled = death !== undefined && death.signal === undefined;
    assert.equal(child.signalCode, isKilled ? 'SIGKILL' : null, stderr);
    await look({ code, signal: child.signalCode, stderr, steps: [...steps], url: proxy.url });
  } finally {
    await proxy.close();
  }
}

export function asSync(url: string): Promise<Org> {
  return connect({ instanceUrl: url, username: 'sync@local-org.test', password: PASSWORD });
}

/** Where runs of an org's folder keep their journals. */
export function stateFolderOf({ folder }: SamOrg): string {
  return path.join(folder, '.strategic-accounts');
}

/** Nothing is left for the next run to settle or to wait for. */
export async function assertSettled(org: SamOrg, sync: Org, policy = 'Default'): Promise<void> {
  assert.deepEqual(await readdir(stateFolderOf(org)), [], 'no journal is left');
  const [lease] = await sync.query(
    `SELECT Is_Held__c FROM Tiering_Lease__c WHERE Policy__c = '${policy}' ORDER BY Generation__c DESC LIMIT 1`,
  );
  assert.equal(lease?.Is_Held__c, false, 'the lease was given back');
}
