import type { Terminal } from '../cli/index.ts';
import type { Org } from '../salesforce/index.ts';
import type { Row } from './demo/index.ts';

/** Ids by the value of another field. */
export async function idsBy(
  org: Org,
  object: string,
  field: string,
  where?: string,
): Promise<ReadonlyMap<string, string>> {
  const filter = where === undefined ? '' : ` WHERE ${where}`;
  const records = await org.query(`SELECT Id, ${field} FROM ${object}${filter}`);
  return new Map(records.map((record) => [String(record[field]), String(record.Id)]));
}

/** @throws Error when the org does not have what the demo refers to */
export function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo refers to ${key}, which the org does not have.`);
  return id;
}

/** Sends records to the org in bulk. @throws Error with the first refusal */
export async function sendRecords(
  org: Org,
  object: string,
  records: readonly Row[],
  terminal: Terminal,
  operation: 'insert' | 'update' = 'insert',
): Promise<void> {
  if (records.length === 0) return;
  const columns = Object.keys(records[0] ?? {});
  const progress = terminal.progress(`${object}: rows sent`, records.length);
  const { refused } = await org.ingest({
    object,
    operation,
    columns,
    rows: records.map((record) => columns.map((column) => record[column] ?? '')),
    onProgress: (sent) => {
      progress.update(sent);
    },
  });
  progress.stop();
  const [first] = refused;
  if (first !== undefined) {
    throw new Error(
      `The org refused ${refused.length} of ${records.length} ${object} records, such as ${JSON.stringify(first.values)}: ` +
        `${first.errorCode}: ${first.message}.`,
    );
  }
}
