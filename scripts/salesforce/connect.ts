import { Connection } from 'jsforce';
import { Access } from './Access.ts';
import type { Grant, Identity } from './Access.ts';
import { ApiBudget } from './ApiBudget.ts';
import { ask } from './ask.ts';
import { askGraphql } from './askGraphql.ts';
import { createCollection, removeCollection, updateCollection, upsertCollection } from './collections.ts';
import { describeObject } from './describe.ts';
import { exchange } from './exchange.ts';
import type { Link } from './exchange.ts';
import { FetchTransport } from './FetchTransport.ts';
import { readFiles, saveFile } from './files.ts';
import { ingest } from './ingest.ts';
import { settleIngest, settleJob } from './leftJobs.ts';
import { mergeRecords } from './mergeRecords.ts';
import { orgOrigin } from './orgOrigin.ts';
import { passwordLogin } from './passwordLogin.ts';
import { readLimits } from './readLimits.ts';
import { readResource } from './readResource.ts';
import { RETRY_POLICY } from './repeat.ts';
import type { RetryPolicy } from './repeat.ts';
import { requireApiVersion } from './requireApiVersion.ts';
import { countRecords, queryRecords } from './restQuery.ts';
import { API_VERSION } from './Session.ts';
import type { Session } from './Session.ts';
import type { Guard } from './send.ts';
import { addUp, streamRows } from './streamQuery.ts';
import type { Org } from './types.ts';
import { userInfo } from './userInfo.ts';
import { validateDeploy } from './validateDeploy.ts';
import { LONGEST_WAIT_MS } from './waitForJob.ts';

/** Salesforce's own load balancers cut silent connections at two minutes or later. */
const IDLE_TIMEOUT_MS = 120_000;
const ROWS_PER_PAGE = 50_000;

/** How to log in: with a token that someone else obtained, or by password, which only an embedded org takes. */
export type Login =
  | {
      readonly instanceUrl: string;
      readonly accessToken: string;
      /** Gets another token when the org takes this one no more; without it, that ends the command. */
      readonly renew?: () => Promise<Grant>;
    }
  | { readonly instanceUrl: string; readonly username: string; readonly password: string };

export interface ConnectOptions {
  readonly signal?: AbortSignal;
  /** Rows a result page, where this side decides about it. Default 50,000. */
  readonly rowsPerPage?: number;
  /** Whether small results are read by REST paging, which takes fewer requests than a query job. Default true. */
  readonly readsSmallByRest?: boolean;
  /** Longest silence of the org. Default two minutes. */
  readonly idleTimeoutMs?: number;
  /** How often, and after what pauses, requests are repeated. */
  readonly retries?: RetryPolicy;
  /** How long a bulk job is waited for. Default one hour. */
  readonly longestJobMs?: number;
  /** API requests that may be sent; without it, as many as the org has to spare. */
  readonly apiBudget?: number;
}

/**
 * Logs in, finds out who the user is, whether the org answers our API version, and how many API requests it has left.
 * @throws CommandError (exit `connection`) when the URL is none, nobody answers, or the org refuses the login; (exit `orgNotReady`) when it is
 *   too old or too new
 */
export async function connect(login: Login, options: ConnectOptions = {}): Promise<Org> {
  const guard: Guard = {
    origin: orgOrigin(login.instanceUrl),
    signal: options.signal ?? new AbortController().signal,
    idleTimeoutMs: options.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
  };
  const retries = options.retries ?? RETRY_POLICY;
  const link: Link = {
    guard,
    retries,
    access: await logIn(login, guard, retries),
    budget: new ApiBudget(options.apiBudget),
  };
  const user = await link.access.identify();
  const session: Session = {
    ...link,
    connection: controlConnection(link),
    rowsPerPage: options.rowsPerPage ?? ROWS_PER_PAGE,
    readsSmallByRest: options.readsSmallByRest ?? true,
    longestJobMs: options.longestJobMs ?? LONGEST_WAIT_MS,
  };
  await requireApiVersion(session);
  await readLimits(session);
  return orgOf(session, user);
}

function orgOf(session: Session, user: Identity): Org {
  return {
    instanceUrl: session.guard.origin,
    userId: user.userId,
    username: user.username,
    describe: (objectName) => describeObject(session, objectName),
    query: (soql) => queryRecords(session, soql),
    count: (soql) => countRecords(session, soql),
    resource: (path) => readResource(session, path),
    stream: (query, onRow) => streamRows(session, query, onRow),
    addUp: (query, onRows) => addUp(session, query, onRows),
    ingest: (request) => ingest(session, request),
    create: (objectName, records) => createCollection(session, objectName, records),
    update: (objectName, records) => updateCollection(session, objectName, records),
    upsert: (objectName, externalIdField, records) => upsertCollection(session, objectName, externalIdField, records),
    remove: (ids) => removeCollection(session, ids),
    graphql: (query) => askGraphql(session, query),
    ask: (request) => ask(session, request),
    validateDeploy: (files) => validateDeploy(session, files),
    merge: (objectName, masterId, otherIds) => mergeRecords(session, objectName, masterId, otherIds),
    saveFile: (file) => saveFile(session, file),
    readFiles: (recordId) => readFiles(session, recordId),
    settleJob: (job) => settleJob(session, job),
    settleIngest: (search) => settleIngest(session, search),
    withSignal: (signal) => orgOf(withSignal(session, signal), user),
  };
}

function withSignal(session: Session, signal: AbortSignal): Session {
  const link = { ...session, guard: { ...session.guard, signal } };
  return { ...link, connection: controlConnection(link) };
}

async function logIn(login: Login, guard: Guard, retries: RetryPolicy): Promise<Access> {
  const { origin } = guard;
  const whoIs = (accessToken: string) => userInfo(guard, retries, accessToken);
  if ('accessToken' in login) {
    return new Access({ origin, accessToken: login.accessToken, renew: login.renew, whoIs });
  }
  const newToken = () => passwordLogin(login, guard, retries);
  const renew = async (): Promise<Grant> => ({ instanceUrl: origin, accessToken: await newToken() });
  return new Access({ origin, accessToken: await newToken(), renew, whoIs });
}

/** jsforce for control requests, on our transport. */
function controlConnection(link: Link): Connection {
  const connection = new Connection({ instanceUrl: link.guard.origin, version: API_VERSION });
  connection._transport = new FetchTransport({
    guard: link.guard,
    retries: link.retries,
    send: (request) => exchange(link, request),
    isKnownOrg: () => true,
  });
  return connection;
}
