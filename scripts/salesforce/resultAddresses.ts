import { CommandError } from '../cli/index.ts';
import { protocolFault } from './faults.ts';
import { API_VERSION, control } from './Session.ts';
import type { Session } from './Session.ts';

/** What `resultPages` answers. */
interface AddressList {
  /** The guide says `resultUrl`; the API's published request collection says `resultLink`. */
  readonly resultPages?: readonly { readonly resultUrl?: unknown; readonly resultLink?: unknown }[];
  /** The guide's example has this name, its table `nextRecordUrl`. */
  readonly nextRecordsUrl?: unknown;
  readonly nextRecordUrl?: unknown;
  readonly done?: unknown;
}

/** Names a job in faults, and whose pages are meant. */
export interface ResultsOf {
  readonly jobId: string;
  readonly what: string;
}

/** A page that is found by following the one before it; without a locator the first one. Below the API version. */
export function followedAddress({ rowsPerPage }: Session, jobId: string, locator: string): string {
  const parameters = new URLSearchParams({ maxRecords: String(rowsPerPage), ...(locator ? { locator } : {}) });
  return `/jobs/query/${jobId}/results?${parameters.toString()}`;
}

/**
 * Addresses of all result pages of a job, below the API version, as Salesforce lists them: five an answer, the next ones asked for when
 * these are used up. Undefined where the org has no such list.
 * Source: "Get Parallel Results for a Query Job", Bulk API 2.0 and Bulk API Developer Guide (query_get_parallel_job_results.htm).
 * @throws CommandError when an address is listed twice, or is not one of this job in this org
 */
export async function listedAddresses(
  session: Session,
  results: ResultsOf,
): Promise<AsyncIterable<string> | undefined> {
  const first = `/jobs/query/${results.jobId}/resultPages`;
  try {
    return addresses(session, results, await list(session, results, first));
  } catch (thrown) {
    // Older than 58.0, or the job is gone, which its first page will tell.
    if (thrown instanceof CommandError && thrown.code === 'NOT_FOUND') {
      return undefined;
    }
    throw thrown;
  }
}

async function* addresses(session: Session, results: ResultsOf, first: AddressList): AsyncGenerator<string> {
  const { jobId, what } = results;
  const seen = new Set<string>();
  const checked = (link: unknown, resource: 'results' | 'resultPages'): string => {
    const address = addressOf(link, { origin: session.guard.origin, ...results }, resource);
    if (seen.has(address)) {
      throw protocolFault('REPEATED_LOCATOR', `${what}: job ${jobId} lists the address ${address} twice.`);
    }
    seen.add(address);
    return address;
  };
  for (let page = first; ; page = await list(session, results, checked(nextOf(page), 'resultPages'))) {
    for (const { resultUrl, resultLink } of page.resultPages ?? []) {
      yield checked(resultUrl ?? resultLink, 'results');
    }
    if (page.done === true) {
      return;
    }
  }
}

function nextOf({ nextRecordsUrl, nextRecordUrl }: AddressList): unknown {
  return nextRecordsUrl ?? nextRecordUrl;
}

function list(session: Session, { jobId, what }: ResultsOf, url: string): Promise<AddressList> {
  return control(`${what}, listing the pages of job ${jobId}`, () => session.connection.request<AddressList>(url));
}

/** A link from an answer is not trusted: the token would go wherever it points to. */
function addressOf(
  link: unknown,
  { origin, jobId, what }: ResultsOf & { readonly origin: string },
  resource: 'results' | 'resultPages',
): string {
  const base = `/services/data/v${API_VERSION}`;
  const path = `/jobs/query/${jobId}/${resource}`;
  const url = typeof link === 'string' && URL.canParse(link, origin) ? new URL(link, origin) : undefined;
  if (url?.origin !== origin || url.pathname !== base + path) {
    throw protocolFault(
      'FOREIGN_PAGE',
      `${what}: job ${jobId} lists ${JSON.stringify(link) ?? 'nothing'} where an address of its ${resource} in ${origin} should be.`,
    );
  }
  return path + url.search;
}
