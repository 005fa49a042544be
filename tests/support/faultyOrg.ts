import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Faults } from '../../local-org/index.ts';
import type { Fault, FaultRule } from '../../local-org/index.ts';
import { CommandError } from '../../scripts/cli/index.ts';
import type { Terminal } from '../../scripts/cli/index.ts';
import { load } from '../../scripts/load/index.ts';
import { connect } from '../../scripts/salesforce/index.ts';
import type { ConnectOptions, Login, Org } from '../../scripts/salesforce/index.ts';
import { PASSWORD, startSamOrg } from './samOrg.ts';
import type { SamOrg } from './samOrg.ts';
import { ROOT } from './samCli.ts';

const DATA = path.join(ROOT, 'tests', 'integration', 'data');

/** So that there are many pages, and those that Salesforce lists are as long as those that the client asks for. */
const ROWS_PER_PAGE = 3;

/** The product's own behaviour without its patience, and with short pages. */
export const IMPATIENT: ConnectOptions = {
  retries: { attempts: 4, firstPauseMs: 1, longestPauseMs: 2 },
  idleTimeoutMs: 1_000,
  longestJobMs: 20_000,
  rowsPerPage: ROWS_PER_PAGE,
  // Few rows are enough for a test, and most of what may go wrong goes wrong with jobs.
  readsSmallByRest: false,
};

export const QUIET: Terminal = {
  note: () => undefined,
  result: () => undefined,
  progress: () => ({ update: () => undefined, stop: () => undefined }),
};

/** For jobs that never end. */
export const HURRIED = { longestJobMs: 600 };

/** Path pattern of the REST API. */
export const API = '/services/data/*';

export interface FaultyOrg extends SamOrg {
  readonly faults: Faults;
}

/** An org of this project without customers. */
export async function startFaultyOrg(database = ':memory:'): Promise<FaultyOrg> {
  const faults = new Faults();
  return { ...(await startSamOrg({ faults, database, bulk2: { queryPageRows: ROWS_PER_PAGE } })), faults };
}

/** Customers and opportunities, loaded once; every org starts on a copy of them. */
export interface LoadedOrgs {
  start(): Promise<FaultyOrg>;
  remove(): Promise<void>;
}

export async function loadOnce(): Promise<LoadedOrgs> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sam-faults-'));
  const loaded = path.join(folder, 'loaded.db');
  const org = await startSamOrg({ database: loaded });
  const inputs = (['Account', 'Opportunity'] as const).map((object) => ({
    object,
    file: path.join(DATA, `${object}.csv`),
    keyField: 'External_Key__c',
  }));
  await load(await org.asAdmin(), inputs, QUIET);
  await org.close();
  let copies = 0;
  return {
    start: async () => {
      const copy = path.join(folder, `copy-${(copies += 1)}.db`);
      await copyFile(loaded, copy);
      return startFaultyOrg(copy);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A connection that is soon out of patience, as the sync user unless given. */
export function connectTo(
  { url }: SamOrg,
  { login, ...options }: ConnectOptions & { readonly login?: Login } = {},
): Promise<Org> {
  const sync = { instanceUrl: url, username: 'sync@local-org.test', password: PASSWORD };
  return connect(login ?? sync, { ...IMPATIENT, ...options });
}

/** A rule, its fault last. */
export function hit(pattern: string, fault: Fault, more: Partial<FaultRule> = {}): FaultRule {
  return { path: pattern, fault, ...more };
}

/** The fault that some work ends with. */
export async function faultOf(work: Promise<unknown>): Promise<CommandError> {
  const thrown = await work.then(
    (value) => new Error(`nothing was wrong: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (thrown instanceof CommandError) return thrown;
  throw thrown;
}
