import type { Org } from '../salesforce/index.ts';
import type { RefusedRecord } from './writeRecords.ts';

/**
 * Codes for a record that is not there any more, and for one that refers to such a record.
 * Source: `StatusCode`, SOAP API Developer Guide (sforce_api_calls_concepts_core_data_objects.htm).
 */
const GONE_CODES: ReadonlySet<string> = new Set(['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);
/** Ids a query: a few thousand characters, which an address holds. */
const IDS_A_QUERY = 200;

export interface SortedRefusals {
  /** For a person to look at. */
  readonly refused: readonly RefusedRecord[];
  /** Accounts that somebody deleted, or merged into others, since they were read: there is nothing to write any more. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Tells what was refused since its account is gone from what was refused for another reason; the org is asked, as the codes alone do not say it.
 * @param accountOf the account that a record is, or belongs to
 */
export async function sortRefusals(
  org: Org,
  records: readonly RefusedRecord[],
  accountOf: (record: RefusedRecord) => string,
): Promise<SortedRefusals> {
  const suspects = records.filter(({ errorCode }) => GONE_CODES.has(errorCode)).map(accountOf);
  const gone = new Set(suspects);
  for (let start = 0; start < suspects.length; start += IDS_A_QUERY) {
    const ids = suspects.slice(start, start + IDS_A_QUERY).map((id) => `'${id}'`);
    for (const { Id: id } of await org.query(`SELECT Id FROM Account WHERE Id IN (${ids.join(', ')})`)) {
      gone.delete(String(id));
    }
  }
  const isDueToThat = (record: RefusedRecord): boolean =>
    GONE_CODES.has(record.errorCode) && gone.has(accountOf(record));
  return { refused: records.filter((record) => !isDueToThat(record)), gone };
}
