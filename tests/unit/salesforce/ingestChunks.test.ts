import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { ingestChunks } from '../../../scripts/salesforce/ingestChunks.ts';

async function chunksOf(
  rows: readonly (readonly string[])[],
  largest?: number,
): Promise<{ csv: string; keys: readonly string[] }[]> {
  const chunks = [];
  for await (const chunk of ingestChunks(['Key__c', 'Name'], rows, {
    keyColumn: 'key__c',
    ...(largest ? { largest } : {}),
  })) {
    chunks.push({ csv: Buffer.from(chunk.csv).toString(), keys: chunk.keys });
  }
  return chunks;
}

function rowsOf(csv: string): string[][] {
  return parse(csv);
}

describe('ingestChunks', () => {
  it('is nothing for no rows', async () => {
    assert.deepEqual(await chunksOf([]), []);
  });

  it('is one document with header and LF for few rows', async () => {
    assert.deepEqual(await chunksOf([['A', 'Ä']]), [{ csv: 'Key__c,Name\nA,Ä\n', keys: ['A'] }]);
  });

  it('quotes what a reader would else take for structure', async () => {
    const rows = [
      ['a,b', 'say "hi"'],
      ['two\nlines', 'carriage\rreturn'],
      ['', '#N/A'],
    ];
    const [chunk] = await chunksOf(rows);
    assert.deepEqual(parse(chunk?.csv ?? ''), [['Key__c', 'Name'], ...rows]);
    assert.match(chunk?.csv ?? '', /"carriage\rreturn"/);
  });

  it('splits by bytes, each part with its header and no row lost', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [String(index), 'ü'.repeat(20)]);
    const chunks = await chunksOf(rows, 120_000);
    assert.ok(chunks.length > 1);
    assert.ok(chunks.every(({ csv }) => Buffer.byteLength(csv) <= 120_000));
    assert.deepEqual(
      chunks.flatMap(({ csv }) => rowsOf(csv).slice(1)),
      rows,
    );
    assert.deepEqual(
      chunks.flatMap(({ keys }) => keys),
      rows.map(([key]) => key),
    );
  });
});
