import { protocolFault } from './faults.ts';
import { control } from './Session.ts';
import type { Session } from './Session.ts';
import type { Row } from './types.ts';

interface QueryPage {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly Row[];
}

/** All pages of a REST query. @throws CommandError when their records do not add up to `totalSize`. */
export async function queryRecords(session: Session, soql: string): Promise<Row[]> {
  const records: Row[] = [];
  let page = await get(session, `/query?q=${encodeURIComponent(soql)}`);
  records.push(...page.records);
  while (!page.done) {
    if (page.nextRecordsUrl === undefined) {
      throw protocolFault('MISSING_PAGE', `The query is not done, but the answer names no next page: ${soql}`);
    }
    page = await get(session, page.nextRecordsUrl);
    records.push(...page.records);
  }
  if (records.length !== page.totalSize) {
    throw protocolFault(
      'WRONG_COUNT',
      `The query found ${page.totalSize} records, but sent ${records.length}: ${soql}`,
    );
  }
  return records;
}

/** The answer of a `SELECT COUNT() …`, which comes without records. */
export async function countRecords(session: Session, soql: string): Promise<number> {
  return (await get(session, `/query?q=${encodeURIComponent(soql)}`)).totalSize;
}

function get(session: Session, url: string): Promise<QueryPage> {
  return control('Query', () => session.connection.request<QueryPage>({ method: 'GET', url }));
}
