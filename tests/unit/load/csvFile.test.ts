import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../../scripts/cli/index.ts';
import { csvHeader, csvRecords } from '../../../scripts/load/csvFile.ts';
import type { CsvRecord } from '../../../scripts/load/csvFile.ts';

let folder = '';

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sam-csv-'));
});
after(async () => {
  await rm(folder, { recursive: true });
});

async function fileWith(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, 'input.csv');
  await writeFile(file, content);
  return file;
}

async function read(content: string | Uint8Array): Promise<CsvRecord[]> {
  return await Array.fromAsync(csvRecords(await fileWith(content)));
}

async function faultOf(promise: Promise<unknown>): Promise<CommandError> {
  const thrown: unknown = await promise.then(
    () => 'no fault',
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof CommandError, String(thrown));
  assert.equal(thrown.exit, 'input');
  return thrown;
}

const ROWS = [
  ['Name', 'Key__c'],
  ['Åse', 'A'],
];

describe('a CSV file', () => {
  for (const [what, content] of [
    ['LF', 'Name,Key__c\nÅse,A\n'],
    ['CRLF', 'Name,Key__c\r\nÅse,A\r\n'],
    ['no final line end', 'Name,Key__c\nÅse,A'],
    ['a byte order mark', '\uFEFFName,Key__c\nÅse,A\n'],
    ['a byte order mark and quotes', '\uFEFF"Name","Key__c"\r\n"Åse","A"\r\n'],
    ['empty lines', 'Name,Key__c\n\nÅse,A\n\n'],
  ] as const) {
    it(`with ${what} gives the same records`, async () => {
      assert.deepEqual(
        (await read(content)).map(({ cells }) => cells),
        ROWS,
      );
    });
  }

  it('keeps quotes, separators and line breaks inside of cells, and counts lines', async () => {
    const records = await read('Name,Key__c\n"two\nlines, ""quoted""",A\nx,B\n');
    assert.deepEqual(records, [
      { line: 1, cells: ['Name', 'Key__c'] },
      { line: 3, cells: ['two\nlines, "quoted"', 'A'] },
      { line: 4, cells: ['x', 'B'] },
    ]);
  });

  it('names the line of a record that is too short', async () => {
    const { code, message } = await faultOf(read('Name,Key__c\nx,A\ny\n'));
    assert.equal(code, 'BAD_CSV');
    assert.match(message, /line 3/);
  });

  it('names the line of a quote that is never closed', async () => {
    assert.equal((await faultOf(read('Name,Key__c\n"x,A\n'))).code, 'BAD_CSV');
  });

  it('refuses another encoding than UTF-8', async () => {
    const { code, nextStep } = await faultOf(read(Buffer.from('Name,Key__c\n\u00c5se,A\n', 'latin1')));
    assert.equal(code, 'NOT_UTF_8');
    assert.match(nextStep, /CSV UTF-8/);
  });

  it('that does not exist is named', async () => {
    const missing = path.join(folder, 'missing.csv');
    const { code, message } = await faultOf(csvHeader(missing));
    assert.equal(code, 'CANNOT_READ_FILE');
    assert.ok(message.includes(missing));
  });

  it('that is empty is refused', async () => {
    assert.equal((await faultOf(csvHeader(await fileWith('')))).code, 'EMPTY_FILE');
  });

  it('that names a column twice is refused, whatever the case', async () => {
    const { code, message } = await faultOf(csvHeader(await fileWith('Name,Key__c,name\n')));
    assert.equal(code, 'REPEATED_COLUMN');
    assert.match(message, /"name"/);
  });
});
