import { protocolFault } from './faults.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';
import type { QueryOperation, Row } from './types.ts';

export interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
}

/** All pages of a REST query. @throws CommandError when their records do not add up to `totalSize`. */
export async function queryRecords(session: Session, soql: string): Promise<Row[]> {
  return remainingRecords(session, soql, await firstPage(session, soql));
}

/** The first page of a REST query, which tells how many records there are in all. */
export function firstPage(session: Session, soql: string, operation: QueryOperation = 'query'): Promise<QueryPage> {
  return get(session, `/${operation}?q=${encodeURIComponent(soql)}`);
}

/** The records of a first page and of all others. @throws CommandError when they do not add up to `totalSize`. */
export async function remainingRecords(session: Session, soql: string, first: QueryPage): Promise<Row[]> {
  const records: Row[] = [...first.records];
  const seen = new Set<string>();
  for (let page = first; !page.done;) {
    const next = page.nextRecordsUrl;
    if (next === undefined) {
      throw protocolFault('MISSING_PAGE', `The query is not done, but the answer names no next page: ${soql}`);
    }
    if (seen.has(next)) {
      throw protocolFault('REPEATED_LOCATOR', `The query names the page ${next} twice: ${soql}`);
    }
    seen.add(next);
    page = await get(session, next);
    records.push(...page.records);
  }
  if (records.length !== first.totalSize) {
    throw protocolFault(
      'WRONG_COUNT',
      `The query found ${first.totalSize} records, but sent ${records.length}: ${soql}`,
    );
  }
  return records;
}

/** The answer of a `SELECT COUNT() …`, which comes without records. */
export async function countRecords(session: Session, soql: string): Promise<number> {
  return (await firstPage(session, soql)).totalSize;
}

async function get(session: Session, url: string): Promise<QueryPage> {
  const page = await control('Query', () => session.connection.request<Partial<QueryPage>>({ method: 'GET', url }));
  const { totalSize, done, records } = page;
  if (totalSize === undefined || done === undefined || records === undefined) {
    throw protocolFault('BAD_ANSWER', 'The answer to a query is not one: it lacks totalSize, done or records.');
  }
  return { ...page, totalSize, done, records };
}
